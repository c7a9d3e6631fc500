import type { ExceptionData } from '../src/schema/exceptions.ts';
import type { ResourceData } from '../src/schema/resource.ts';
import { type Reason, reasons } from '../src/link-health/reasons.ts';
import { addCheck } from '../src/link-health/update-state.ts';
import { formatState } from '../src/link-health/state-file.ts';
import type { LinkRecord, LinkState } from '../src/link-health/record.ts';

/** What the made-up check saw: how often a reason in a row, and how many days lie between two checks. */
interface MadeUpHistory {
  name: string;
  runs: [times: number, reason: Reason, days: number, detail?: string][];
  /** How many days before the newest check of all the newest one of it was. */
  ago?: number;
  /** The archived copy that content names, whose own history may be bad. */
  copy?: { runs: MadeUpHistory['runs'] };
  /** The part that the address names and the page lacks. */
  missing?: string;
}

const NEWEST = Date.parse('2026-11-20T04:00:00Z');
const DAY = 24 * 60 * 60 * 1000;
const well: MadeUpHistory['runs'] = [[14, 'answers', 7]];

/** One history for each resource, in the order of the plan; those after the last were never checked. */
const madeUpHistories: MadeUpHistory[] = [
  {
    name: 'broken, with a copy',
    runs: [
      [9, 'answers', 7],
      [4, 'not-found', 2],
    ],
    copy: { runs: well },
  },
  { name: 'works', runs: well, ago: 6 },
  { name: 'works, with a copy', runs: well, copy: { runs: well } },
  {
    name: 'broken, without a copy',
    runs: [
      [6, 'answers', 7],
      [6, 'server-error', 2, '503'],
    ],
  },
  {
    name: 'broken, and so is its copy',
    runs: [
      [6, 'answers', 7],
      [4, 'certificate-expired', 2],
    ],
    copy: { runs: [[4, 'not-found', 2]] },
  },
  {
    name: 'gone',
    runs: [
      [8, 'answers', 7],
      [4, 'gone', 2],
    ],
    copy: { runs: well },
  },
  {
    name: 'moved',
    runs: [
      [10, 'answers', 7],
      [3, 'moved-for-good', 7],
    ],
  },
  {
    name: 'elsewhere for now',
    runs: [
      [10, 'answers', 7],
      [2, 'moved-for-now', 7],
    ],
  },
  {
    name: 'blocked for long',
    runs: [
      [3, 'answers', 14],
      [7, 'status-blocked', 14, '403'],
    ],
  },
  { name: 'blocked', runs: [[2, 'status-blocked', 14, '403']] },
  {
    name: 'in doubt, with hostile words',
    runs: [
      [9, 'answers', 7],
      [
        2,
        'changed',
        1,
        '</bdi><script>alert(1)</script><img src=x onerror=alert(2)> \u202egnp.exe',
      ],
    ],
  },
  {
    name: 'in doubt, parked',
    runs: [
      [9, 'answers', 7],
      [3, 'parked', 1, 'parking.example'],
    ],
  },
  {
    name: 'failed once',
    runs: [
      [9, 'answers', 7],
      [1, 'timeout', 1],
    ],
  },
  {
    name: 'comes and goes',
    runs: [
      [6, 'answers', 7],
      [1, 'timeout', 3],
      [1, 'answers', 3],
      [1, 'timeout', 3],
      [1, 'answers', 3],
    ],
  },
  { name: 'not asked', runs: [[1, 'private-address', 30]] },
  { name: 'lacks a part', runs: well, missing: 'frames' },
  {
    name: 'works again',
    runs: [
      [6, 'answers', 7],
      [3, 'not-found', 2],
      [3, 'answers', 7],
    ],
  },
];

/** Changes resources so that they have copies and parts, and makes the files that tell of their links. */
export function createMadeUpHealth(resources: ResourceData[]): {
  resources: ResourceData[];
  state: string;
  exceptions: ExceptionData[];
} {
  const state: LinkState = new Map();
  const changed = resources.map((resource, i): ResourceData => {
    const history = madeUpHistories[i];
    if (!history || !resource.url) return resource;
    const { url } = resource;
    state.set(url, createRecord(url, history));
    const copy = `https://archive.example/web/20240503000000/${url}`;
    if (history.copy) state.set(copy, createRecord(copy, history.copy));
    return {
      ...resource,
      url: history.missing ? `${url}#${history.missing}` : url,
      ...(history.copy && { archive: { url: copy, captured: '2024-05-03' } }),
    };
  });
  const unasked = resources[madeUpHistories.length]?.url ?? '';
  return {
    resources: changed,
    state: formatState(state),
    exceptions: [
      {
        rule: 'link-not-asked',
        where: unasked,
        reason: 'The beekeepers ask programs to stay away.',
        until: '2999-12-31',
      },
    ],
  };
}

function createRecord(
  url: string,
  { runs, ago = 0, missing }: Omit<MadeUpHistory, 'name'>,
): LinkRecord {
  const checks = runs.flatMap(([times, reason, days, detail]) =>
    Array.from({ length: times }, () => ({ reason, days, detail })),
  );
  let at = NEWEST - ago * DAY - checks.slice(1).reduce((sum, { days }) => sum + days * DAY, 0);
  let record: LinkRecord | undefined;
  for (const [i, { reason, days, detail }] of checks.entries()) {
    if (i > 0) at += days * DAY;
    const { outcome } = reasons[reason];
    const fixTo = url.replace(/\/\d+$/, '/new');
    record = addCheck(record, url, new Date(at).toISOString(), {
      outcome,
      reason,
      reached: true,
      ...(detail !== undefined && { detail }),
      ...(outcome.startsWith('moved') && { detail: fixTo, final: fixTo, fixTo }),
      ...(missing !== undefined && { missing: [missing] }),
    });
  }
  return record ?? { url, checks: [] };
}
