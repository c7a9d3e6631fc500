import assert from 'node:assert/strict';
import { requestLinks } from '../../src/links/request/request-links.ts';
import { isDue, classifyHealth } from '../../src/link-health/health.ts';
import { isOffline } from '../../src/link-health/offline.ts';
import { classifyEvidence } from '../../src/link-health/classify-link.ts';
import type { Verdict } from '../../src/link-health/reasons.ts';
import { addCheck } from '../../src/link-health/update-state.ts';
import type { LinkRecord } from '../../src/link-health/record.ts';
import type { Place } from './server-case.ts';
import { ALLOWED, CLOSED, type MockServer, OPEN, startMockServer } from './mock-server.ts';
import { BLACKOUT, onDay, type Sequence } from './sequences.ts';
import type { Visit } from './visits.ts';

/**
 * Checks the addresses of all sequences day by day, with the real engine against a server that changes:
 * all of them each day, or those that are due. Nothing waits for a real day.
 */
export async function runDays(
  sequences: Sequence[],
  days: number,
  checks: 'all' | 'due',
): Promise<DaysRun> {
  const run: DaysRun = { records: new Map(), states: new Map(), offlineDays: [], visits: [] };
  let today = 0;
  const server = await startMockServer(sequences.map((sequence) => placeOf(sequence, () => today)));
  try {
    for (; today < days; today += 1) {
      const at = new Date(Date.UTC(2026, 0, 1 + today)).toISOString();
      const urls = sequences.map(({ id }) => urlOf(id));
      const toCheck = urls.filter((url) => checks === 'all' || isDue(run.records.get(url), at));
      await checkOnce(toCheck, at, server, run);
      for (const url of urls) {
        const record = run.records.get(url);
        const state = record === undefined ? 'unchecked' : classifyHealth(record).state;
        run.states.set(url, [...(run.states.get(url) ?? []), state]);
      }
    }
  } finally {
    run.visits = server.visits;
    await server.stop();
  }
  return run;
}

/** The address of a sequence, without a port, as it is remembered. */
export function urlOf(id: string): string {
  return `http://${id}.example/page`;
}

async function checkOnce(
  urls: string[],
  at: string,
  server: MockServer,
  { records, offlineDays }: DaysRun,
): Promise<void> {
  const { evidence } = await requestLinks(
    urls.map((url) => ({ url: server.addressOf(url) })),
    {
      allowPrivate: ALLOWED,
      resolve: server.names.resolve,
      gap: 0,
      passDelay: 1,
      timeout: 5000,
    },
  );
  const found = urls.map((url) => {
    const seen = evidence.get(server.addressOf(url));
    assert.ok(seen, `${url} was not requested at ${at}`);
    const record = records.get(url);
    const verdict = withoutPort(classifyEvidence(seen, { before: record?.page }), server);
    return { url, verdict, record, page: seen.page };
  });
  if (isOffline(found)) {
    offlineDays.push(at.slice(0, 10));
    return;
  }
  for (const { url, verdict, record, page } of found) {
    records.set(url, addCheck(record, url, at, verdict, page));
  }
}

/** A verdict as it would be if the server had the usual port, so that two runs of the test are alike. */
function withoutPort(verdict: Verdict, server: MockServer): Verdict {
  return JSON.parse(server.shorten(JSON.stringify(verdict))) as Verdict;
}

/** The server's side of a sequence: it does what today says. */
function placeOf({ id, days, besides }: Sequence, today: () => number): Place {
  return {
    id,
    names: {
      [`${id}.example`]: () => {
        const does = onDay(days, today());
        if (does === 'no-name') return [];
        return [does === 'refused' || today() === BLACKOUT ? CLOSED : OPEN];
      },
    },
    responders: {
      ...besides,
      '/page': (toCheck) => {
        const does = onDay(days, today());
        if (typeof does === 'function') does(toCheck);
      },
    },
  };
}

/** What is known in the end, by address, and how it came to be. */
interface DaysRun {
  records: Map<string, LinkRecord>;
  /** The state of each address on every day. */
  states: Map<string, string[]>;
  offlineDays: string[];
  visits: Visit[];
}
