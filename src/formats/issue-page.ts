import { formatIssue, type Issue } from '../catalog/issue.ts';

/** The page that stands in for every other one while content has issues; for `astro dev` only. */
export function formatIssuePage(issues: Issue[], base: string): string {
  const title = issues.length === 1 ? '1 issue in content' : `${issues.length} issues in content`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${title}</title>
<script type="module" src="${base}@vite/client"></script>
<style>
  :root { color-scheme: light dark; font-family: system-ui, sans-serif }
  body { max-width: 60rem; margin: 3rem auto; padding: 0 1rem }
  li { margin-block: 1rem; font-family: ui-monospace, monospace; overflow-wrap: anywhere }
</style>
<h1>${title}</h1>
<ul>
${issues.map((issue) => `  <li>${escapeHtml(formatIssue(issue))}</li>`).join('\n')}
</ul>
<p>Mend and save: the page comes back by itself.</p>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
