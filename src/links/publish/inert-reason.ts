import { code, prose, own, type Inline } from '../../github/markdown.ts';
import { formatReason, isReason } from '../../link-health/reasons.ts';

/** A reason in words whose detail, a stranger's text, stays inert. */
export function formatReasonInert(reason: string, detail = ''): Inline {
  if (!isReason(reason)) return code(reason);
  if (detail === '') return own(formatReason(reason));
  const [before = '', after] = formatReason(reason, '{}').split('{}');
  return after === undefined ? own(before) : prose`${own(before)}${detail}${own(after)}`;
}
