import { formatCount } from '../../text/count.ts';
import type { BuiltSiteIssue, BuiltSiteReport } from './check.ts';

/** A line for each fault, `page (source)  code  message`, and a last one that counts. */
export function formatBuiltSiteReport({ pages, links, issues }: BuiltSiteReport): string {
  const counts = `${formatCount(pages, 'page')}, ${formatCount(links, 'reference')}, ${formatCount(issues.length, 'fault')}`;
  return [...foldIssues(issues), `Built site: ${counts}.`].join('\n');
}

/** A fault of a layout stands on every page: it is told once, with the number of the other pages. */
function foldIssues(issues: BuiltSiteIssue[]): string[] {
  const groups = Map.groupBy(issues, ({ code, message }) => `${code}  ${message}`);
  return [...groups].flatMap(([text, group]) => {
    const [first] = group;
    if (!first || group.length <= 3) return group.map((issue) => `${whereOf(issue)}  ${text}`);
    return `${whereOf(first)} and ${group.length - 1} other pages  ${text} Check their layout.`;
  });
}

function whereOf({ page, source }: BuiltSiteIssue): string {
  return `${page} (${source})`;
}
