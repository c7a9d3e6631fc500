import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { type RequestResults, requestLinks } from '../src/links/request/request-links.ts';
import { classifyEvidence } from '../src/link-health/classify-link.ts';
import { allCases } from './fault-server/all-cases.ts';
import { type FaultCase, urlOf } from './fault-server/fault-case.ts';
import {
  ALLOWED,
  CANARY,
  type FaultServer,
  startFaultServer,
} from './fault-server/fault-server.ts';
import { readme, renewReadme } from './fault-server/readme.ts';
import { countTogether, groupByHost, type Visit } from './fault-server/visits.ts';

const PER_HOST = 2;
/** Milliseconds: short where nothing else ends the wait, and long enough for all others on a busy machine. */
const TIMEOUTS = { short: 1500, long: 15_000 };
/** A run that hangs fails; on a quiet machine all of it takes ten seconds. */
const BOUND = { timeout: 120_000 };
const answers: RequestResults = { evidence: new Map(), deferred: new Map() };
let server: FaultServer;

before(async () => {
  server = await startFaultServer(allCases);
  setDefaultCACertificates([...getCACertificates(), server.authority]);
  const isPatient = ({ endsByTimeout }: FaultCase) => endsByTimeout !== true;
  await askAll(allCases.filter(isPatient), TIMEOUTS.long);
  await askAll(
    allCases.filter((row) => !isPatient(row)),
    TIMEOUTS.short,
  );
}, BOUND);

after(() => server.stop());

for (const row of allCases) {
  test(`${row.id}: ${row.what}`, () => {
    const evidence = answers.evidence.get(addressOf(row));
    assert.ok(evidence, `nothing was found out: ${answers.deferred.get(addressOf(row))?.reason}`);
    const { outcome, reason, final, fixTo, missing } = classifyEvidence(evidence, {
      fragments: row.fragments ?? [],
    });
    const found = {
      outcome,
      reason,
      final: final && server.shorten(final),
      fixTo: fixTo && server.shorten(fixTo),
      missing,
      deferred: answers.deferred.get(addressOf(row))?.reason,
    };
    const expected = {
      outcome: row.outcome,
      reason: row.reason,
      final: row.final,
      fixTo: row.fixTo,
      missing: row.missing,
      deferred: row.deferred,
    };
    assert.deepEqual(found, expected, JSON.stringify(evidence, null, 2).slice(0, 3000));
    assert.equal(visitsOf(row).length, row.requests, 'requests that the server saw');
  });
}

test('sends GET only, and says who asks, but for the one try as a browser', () => {
  assert.deepEqual([...new Set(server.visits.map(({ method }) => method))], ['GET']);
  const [first] = server.visits;
  assert.match(first?.agent ?? '', /Cairn/);
});

test('says until when a host asked to be left alone', () => {
  const inHours = (id: string) => {
    const row = allCases.find((other) => other.id === id);
    const until = row && answers.deferred.get(addressOf(row))?.until;
    return Math.round(((until ?? 0) - Date.now()) / 3_600_000);
  };
  assert.deepEqual(['too-many-day', 'service-tomorrow'].map(inHours), [24, 24]);
});

test('never asks what is private', () => {
  assert.deepEqual(
    server.visits.filter(({ address }) => address === CANARY),
    [],
  );
  // Looked up once, and what was found then is what is connected to.
  assert.equal(server.names.asked.get('changing-name.example'), 1);
});

test('never asks a host for more than two addresses at a time', () => {
  for (const [host, visits] of groupByHost(server.visits)) {
    assert.ok(countTogether(visits) <= PER_HOST, host);
  }
});

test('every case has an address of its own', () => {
  assert.equal(new Set(allCases.map(urlOf)).size, allCases.length);
});
test('the README of the fault server tells what is expected', async () => {
  assert.equal(
    readFileSync(readme, 'utf8'),
    await renewReadme(),
    'The tables are stale. Run: npm run node tests/fault-server/write-table.ts',
  );
});

/** Asks all these cases in one run of the engine. */
async function askAll(cases: FaultCase[], timeout: number): Promise<void> {
  const found = await requestLinks(
    cases.map((row) => ({ url: addressOf(row) })),
    {
      allowPrivate: ALLOWED,
      resolve: server.names.resolve,
      perHost: PER_HOST,
      gap: 5,
      passDelay: 100,
      timeout,
    },
  );
  for (const [url, evidence] of found.evidence) answers.evidence.set(url, evidence);
  for (const [url, reason] of found.deferred) answers.deferred.set(url, reason);
}

/** The address of a case as it is asked: normalised, with the port of the server. */
function addressOf(row: FaultCase): string {
  return new URL(server.addressOf(urlOf(row))).href;
}

/** Requests to all hosts of one case. */
function visitsOf(row: FaultCase): Visit[] {
  const places = Object.keys(row.answers ?? {}).map((place) => place.replace(/^https?:\/\//, ''));
  const hosts = new Set([
    `${row.id}.example`,
    new URL(urlOf(row)).hostname,
    ...places.filter((place) => !place.startsWith('/')).map((place) => place.split('/')[0] ?? ''),
  ]);
  return server.visits.filter(({ host }) => hosts.has(host));
}
