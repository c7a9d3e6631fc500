import { formatCount } from '../../text/count.ts';
import type { BuiltSiteFault, BuiltSiteReport } from './check.ts';

/** A line for each fault, `page (source)  code  message`, and a last one that counts. */
export function formatBuiltSiteReport({ pages, links, faults }: BuiltSiteReport): string {
  const counts = `${formatCount(pages, 'page')}, ${formatCount(links, 'reference')}, ${formatCount(faults.length, 'fault')}`;
  return [...foldFaults(faults), `Built site: ${counts}.`].join('\n');
}

/** A fault of a layout stands on every page: it is told once, with the number of the other pages. */
function foldFaults(faults: BuiltSiteFault[]): string[] {
  const groups = Map.groupBy(faults, ({ code, message }) => `${code}  ${message}`);
  return [...groups].flatMap(([told, group]) => {
    const [first] = group;
    if (!first || group.length <= 3) return group.map((fault) => `${whereOf(fault)}  ${told}`);
    return `${whereOf(first)} and ${group.length - 1} other pages  ${told} Check their layout.`;
  });
}

function whereOf({ page, source }: BuiltSiteFault): string {
  return `${page} (${source})`;
}
