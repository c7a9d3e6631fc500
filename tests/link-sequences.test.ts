import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askAddresses } from '../src/links/engine/ask.ts';
import { judgeHealth } from '../src/links/judgement/health.ts';
import { judgeEvidence, type Verdict } from '../src/links/judgement/verdict.ts';
import { isOffline } from '../src/links/judgement/offline.ts';
import { addCheck } from '../src/links/state/add-check.ts';
import type { LinkRecord } from '../src/links/state/record.ts';
import type { Place } from './fault-server/fault-case.ts';
import {
  ALLOWED,
  CLOSED,
  type FaultServer,
  OPEN,
  startFaultServer,
} from './fault-server/fault-server.ts';
import { BLACKOUT, onDay, type Sequence, sequences } from './fault-server/sequences.ts';

const DAYS = 40;
let today = 0;
let server: FaultServer;
/** By address, without a port: what is known after each day. */
const records = new Map<string, LinkRecord>();
const told = new Map<string, string[]>();
const offlineDays: number[] = [];

before(async () => {
  server = await startFaultServer(sequences.map(placeOf));
  for (today = 0; today < DAYS; today += 1) await checkAll();
});

after(() => server.stop());

for (const { id, what, health, fixTo } of sequences) {
  test(`${id}: ${what}`, () => {
    const url = `http://${id}.example/page`;
    const expected = Array.from({ length: DAYS }, (_, day) => `${day} ${onDay(health, day)}`);
    assert.deepEqual(told.get(url), expected);
    const record = records.get(url);
    assert.equal(record && judgeHealth(record).fixTo, fixTo);
  });
}

test('learns nothing on the day of a blackout', () => {
  assert.deepEqual(offlineDays, [BLACKOUT]);
});

/** One run over all addresses, as on the day that it is. */
async function checkAll(): Promise<void> {
  const urls = sequences.map(({ id }) => `http://${id}.example/page`);
  const { evidence } = await askAddresses(
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
    assert.ok(seen, `${url} was not asked on day ${today}`);
    const verdict = judgeEvidence(seen, { before: records.get(url)?.page });
    return { url, verdict, page: seen.page };
  });
  const isBlackout = isOffline(
    found.map(({ url, verdict }) => ({ url, verdict, record: records.get(url) })),
  );
  if (isBlackout) offlineDays.push(today);
  const at = new Date(Date.UTC(2026, 0, 1 + today)).toISOString();
  for (const { url, verdict, page } of found) {
    const known = records.get(url);
    const record = isBlackout ? known : addCheck(known, url, at, withoutPort(verdict), page);
    assert.ok(record);
    records.set(url, record);
    told.set(url, [...(told.get(url) ?? []), `${today} ${judgeHealth(record).state}`]);
  }
}

/** A verdict as it would be if the server had the usual port, so that two runs of the test are alike. */
function withoutPort(verdict: Verdict): Verdict {
  return JSON.parse(server.shorten(JSON.stringify(verdict))) as Verdict;
}

/** The server's side of a sequence: it does what is told for today. */
function placeOf({ id, days, besides }: Sequence): Place {
  const host = `${id}.example`;
  return {
    id,
    names: {
      [host]: () => {
        const does = onDay(days, today);
        if (does === 'no-name') return [];
        return [does === 'refused' || today === BLACKOUT ? CLOSED : OPEN];
      },
    },
    answers: {
      ...besides,
      '/page': (asked) => {
        const does = onDay(days, today);
        if (typeof does === 'function') does(asked);
      },
    },
  };
}
