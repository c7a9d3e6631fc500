import { address, code, type Inline, join, prose, own } from '../../github/markdown.ts';
import { adviseOn } from '../../link-health/reasons.ts';
import { formatReasonInert } from './inert-reason.ts';
import type { LinkAdvice } from './link-verdict.ts';

/** What was found of a link and what to do, in one line of plain text. */
export function formatAdvice(verdict: LinkAdvice): string {
  return `${verdict.url}: ${describe(verdict).words} ${adviseOnLink(verdict)}`.trim();
}

/** The same as an item of a list in Markdown, in which no word of a stranger does anything. */
export function formatAdviceLine(verdict: LinkAdvice): Inline {
  const advice = adviseOnLink(verdict);
  return prose`${address(verdict.url)}: ${describe(verdict)}${own(advice === '' ? '' : ` ${advice}`)}`;
}

/** What to do about a link that does not pass. */
export function adviseOnLink({ isWeb, reason, missing }: LinkAdvice): string {
  if (!isWeb) return 'Correct the URL.';
  if (reason === undefined) return 'Open it in a browser.';
  if (missing) return 'Correct the part after "#".';
  return adviseOn(reason);
}

function describe({ isWeb, reason, detail, missing = [], deferred }: LinkAdvice): Inline {
  if (!isWeb) return prose`it is not a valid address.`;
  if (reason === undefined)
    return deferred === undefined
      ? prose`it could not be checked.`
      : prose`it could not be checked (${deferred}).`;
  const found = formatReasonInert(reason, detail);
  if (missing.length === 0) return prose`${found}.`;
  const parts = join(
    missing.map((fragment) => code(`#${fragment}`)),
    ', ',
  );
  return prose`${found}, but it has no ${parts}.`;
}
