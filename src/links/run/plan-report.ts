import { formatCount } from '../../text/count.ts';
import { dueAt } from '../../link-health/due.ts';
import type { LinkState } from '../../link-health/record.ts';
import type { Selection } from './select-addresses.ts';

/** What a run would do: every address that it would ask, and why now; then what it would not. */
export function formatPlan({ chosen, toCheck, excepted }: Selection, state: LinkState): string {
  const lines = toCheck.map(({ url }) => {
    const record = state.get(url);
    return `  ${url}  ${record ? `due ${dueAt(record).slice(0, 10)}` : 'never checked'}`;
  });
  const kept = chosen.flatMap(({ url }) => {
    const exception = excepted.get(url);
    return exception ? [`  ${url}  skipped: ${exception.reason}`] : [];
  });
  const rest = chosen.length - toCheck.length - kept.length;
  return [
    `Would check ${formatCount(toCheck.length, 'link')}${rest > 0 ? `; ${rest} not due or not http` : ''}.`,
    ...lines,
    ...kept,
  ].join('\n');
}
