import type { Issue } from '../source/issue.ts';
import { escapeHtml } from '../text/escape.ts';
import { formatIssue } from '../rules/rules.ts';

/** More than anybody fixes before looking again. */
const MOST = 100;

/**
 * The page that takes the place of every other one while content has issues; for `astro dev` only.
 * `frameOf` formats the lines around an issue, if there are any to show.
 */
export function formatIssuePage(
  issues: Issue[],
  base: string,
  frameOf: (issue: Issue) => string | undefined,
): string {
  const title = issues.length === 1 ? '1 issue in content' : `${issues.length} issues in content`;
  const left = issues.length - MOST;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<script type="module" src="${base}@vite/client"></script>
<style>
  :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5 }
  body { max-width: 60rem; margin: 3rem auto; padding: 0 1rem }
  ul { padding: 0; list-style: none }
  li { margin-block: 2rem; font-family: ui-monospace, monospace; overflow-wrap: anywhere }
  pre { padding: 0.75rem; overflow-x: auto; border-left: 4px solid; background: light-dark(#f4f4f1, #24241f) }
</style>
<h1>${title}</h1>
<p>Fix and save: the page reloads by itself.</p>
<ul>
${issues.slice(0, MOST).map(formatItem).join('\n')}
</ul>
${left > 0 ? `<p>And ${left} more: run <code>cairn check</code> to see all of them.</p>\n` : ''}</html>
`;

  function formatItem(issue: Issue): string {
    const frame = frameOf(issue);
    const pre = frame === undefined ? '' : `\n<pre tabindex="0">${escapeHtml(frame)}</pre>`;
    return `  <li>${escapeHtml(formatIssue(issue))}${pre}</li>`;
  }
}
