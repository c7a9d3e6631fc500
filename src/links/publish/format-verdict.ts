import { formatAddress, formatCode } from '../../github/markdown.ts';
import { adviseOn, cleanDetail, formatReason } from '../judgement/reasons.ts';
import { formatReasonInert } from './inert-reason.ts';
import type { LinkVerdict } from './link-verdict.ts';

const plain: Words = { reason: formatReason, text: cleanDetail };
const markdown: Words = { reason: formatReasonInert, text: formatCode };

/** What was found of a link and what to do, in one line of plain text. */
export function formatVerdict(verdict: LinkVerdict): string {
  return `${verdict.url}: ${tell(verdict, plain)} ${adviseOnVerdict(verdict)}`.trim();
}

/** The same as an item of a list in Markdown, in which no word of a stranger does anything. */
export function formatVerdictLine(verdict: LinkVerdict): string {
  return `- ${formatAddress(verdict.url)}: ${tell(verdict, markdown)} ${adviseOnVerdict(verdict)}`.trimEnd();
}

/** What to do about a link that does not pass. */
export function adviseOnVerdict({ isWeb, reason, missing }: LinkVerdict): string {
  if (!isWeb) return 'Correct the address.';
  if (reason === undefined) return 'Open it in a browser.';
  if (missing) return 'Correct the part behind "#".';
  return adviseOn(reason);
}

function tell(
  { isWeb, reason, detail, missing = [], deferred }: LinkVerdict,
  words: Words,
): string {
  if (!isWeb) return 'it is not a valid address.';
  if (reason === undefined)
    return `it could not be asked${deferred === undefined ? '' : ` (${words.text(deferred)})`}.`;
  const parts = missing.map((fragment) => words.text(`#${fragment}`));
  const but = parts.length === 0 ? '' : `, but it has no ${parts.join(', ')}`;
  return `${words.reason(reason, detail)}${but}.`;
}

/** How texts of strangers are written. */
interface Words {
  reason: (reason: string, detail?: string) => string;
  text: (text: string) => string;
}
