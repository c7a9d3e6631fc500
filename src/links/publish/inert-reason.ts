import { formatCode } from '../../github/markdown.ts';
import { formatReason, isReason } from '../judgement/reasons.ts';

/** A reason in words whose detail, a stranger's text, stays inert. */
export function formatReasonInert(reason: string, detail = ''): string {
  if (!isReason(reason)) return formatCode(reason);
  if (detail === '') return formatReason(reason);
  return formatReason(reason, '{}').replace('{}', () => formatCode(detail));
}
