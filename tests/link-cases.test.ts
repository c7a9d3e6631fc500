import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { type RequestResults, requestLinks } from '../src/links/request/request-links.ts';
import { classifyEvidence } from '../src/link-health/classify-link.ts';
import { allCases } from './mock-server/all-cases.ts';
import { type ServerCase, urlOf } from './mock-server/server-case.ts';
import { ALLOWED, CANARY, type MockServer, startMockServer } from './mock-server/mock-server.ts';
import { readme, renewReadme } from './mock-server/readme.ts';
import { countTogether, groupByHost, type Visit } from './mock-server/visits.ts';

const PER_HOST = 2;
/** Milliseconds: short where nothing else ends the wait, and long enough for all others on a busy machine. */
const TIMEOUTS = { short: 1500, long: 15_000 };
/** A run that hangs fails; on a quiet machine all of it takes ten seconds. */
const BOUND = { timeout: 120_000 };
const results: RequestResults = { evidence: new Map(), deferred: new Map() };
let server: MockServer;

before(async () => {
  server = await startMockServer(allCases);
  setDefaultCACertificates([...getCACertificates(), server.authority]);
  const isPatient = ({ endsByTimeout }: ServerCase) => endsByTimeout !== true;
  await requestAll(allCases.filter(isPatient), TIMEOUTS.long);
  await requestAll(
    allCases.filter((row) => !isPatient(row)),
    TIMEOUTS.short,
  );
}, BOUND);

after(() => server.stop());

for (const row of allCases) {
  test(`${row.id}: ${row.what}`, () => {
    const evidence = results.evidence.get(addressOf(row));
    assert.ok(evidence, `there is no evidence: ${results.deferred.get(addressOf(row))?.reason}`);
    const { outcome, reason, final, fixTo, missing } = classifyEvidence(evidence, {
      fragments: row.fragments ?? [],
    });
    const found = {
      outcome,
      reason,
      final: final && server.shorten(final),
      fixTo: fixTo && server.shorten(fixTo),
      missing,
      deferred: results.deferred.get(addressOf(row))?.reason,
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

test('sends only GET, with our name but for the one try as a browser', () => {
  assert.deepEqual([...new Set(server.visits.map(({ method }) => method))], ['GET']);
  const [first] = server.visits;
  assert.match(first?.agent ?? '', /Cairn/);
});

test('says until when a host wants no requests', () => {
  const inHours = (id: string) => {
    const row = allCases.find((other) => other.id === id);
    const until = row && results.deferred.get(addressOf(row))?.until;
    return Math.round(((until ?? 0) - Date.now()) / 3_600_000);
  };
  assert.deepEqual(['too-many-day', 'service-tomorrow'].map(inHours), [24, 24]);
});

test('never requests private addresses', () => {
  assert.deepEqual(
    server.visits.filter(({ address }) => address === CANARY),
    [],
  );
  // Looked up once, and what was found then is what is connected to.
  assert.equal(server.names.lookups.get('changing-name.example'), 1);
});

test('never sends a host more than two requests at a time', () => {
  for (const [host, visits] of groupByHost(server.visits)) {
    assert.ok(countTogether(visits) <= PER_HOST, host);
  }
});

test('every case has an address of its own', () => {
  assert.equal(new Set(allCases.map(urlOf)).size, allCases.length);
});
test('the README of the mock server says what is expected', async () => {
  assert.equal(
    readFileSync(readme, 'utf8'),
    await renewReadme(),
    'The tables are stale. Run: npm run node tests/mock-server/write-table.ts',
  );
});

/** Requests all these cases in one run. */
async function requestAll(cases: ServerCase[], timeout: number): Promise<void> {
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
  for (const [url, evidence] of found.evidence) results.evidence.set(url, evidence);
  for (const [url, reason] of found.deferred) results.deferred.set(url, reason);
}

/** The URL of a case as it is requested: normalised, with the port of the server. */
function addressOf(row: ServerCase): string {
  return new URL(server.addressOf(urlOf(row))).href;
}

/** Requests to all hosts of one case. */
function visitsOf(row: ServerCase): Visit[] {
  const places = Object.keys(row.responders ?? {}).map((place) =>
    place.replace(/^https?:\/\//, ''),
  );
  const hosts = new Set([
    `${row.id}.example`,
    new URL(urlOf(row)).hostname,
    ...places.filter((place) => !place.startsWith('/')).map((place) => place.split('/')[0] ?? ''),
  ]);
  return server.visits.filter(({ host }) => hosts.has(host));
}
