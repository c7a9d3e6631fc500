import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { requestLinks, type RequestOptions } from '../src/links/request/request-links.ts';
import { hasCookie, inTurn, page, redirect, status } from './fault-server/answers.ts';
import { reset } from './fault-server/broken-answers.ts';
import type { Answer, Place } from './fault-server/fault-case.ts';
import {
  ALLOWED,
  CLOSED,
  type FaultServer,
  startFaultServer,
} from './fault-server/fault-server.ts';
import { countTogether, groupByHost, type Visit } from './fault-server/visits.ts';

let server: FaultServer | undefined;

afterEach(() => server?.stop());

/** Answers as slowly as a host that does some work, so that requests lie beside each other. */
const slowPage: Answer = (asked) => {
  setTimeout(() => page()(asked), 40);
};

test('asks each host for two addresses at a time, and all hosts at once', async () => {
  const hosts = ['one', 'two', 'three'].map((id) => placeWith(id, 12, slowPage));
  const { visits, deferred } = await askAll(hosts, { gap: 1 });
  assert.equal(deferred.size, 0);
  assert.equal(visits.length, 36);
  for (const [host, ofHost] of groupByHost(visits)) assert.equal(countTogether(ofHost), 2, host);
  assert.equal(countTogether(visits), 6);
});

test('keeps to the bound for all hosts together', async () => {
  const hosts = Array.from({ length: 10 }, (_, n) => placeWith(`host-${n}`, 3, slowPage));
  const { visits } = await askAll(hosts, { gap: 1, inAll: 5 });
  assert.equal(visits.length, 30);
  assert.equal(countTogether(visits), 5);
});

test('lets time pass between the starts on one host, redirects included', async () => {
  const places: Place = {
    id: 'hops',
    answers: Object.fromEntries(
      Array.from({ length: 5 }, (_, n) => [
        [`/${n}`, redirect(302, `/end/${n}`)] as const,
        [`/end/${n}`, page()] as const,
      ]).flat(),
    ),
  };
  const { visits } = await askAll([places], { gap: 100 }, (path) => !path.startsWith('/end'));
  assert.equal(visits.length, 10);
  // Nine gaps, each shorter by jitter at most by a third; a busy machine makes it only longer.
  assert.ok(spanOf(visits) > 9 * 65, `${spanOf(visits)} ms`);
});

test('leaves a host alone for as long as it asks to, and asks the others meanwhile', async () => {
  const busy = placeWith('busy', 6, page());
  busy.answers = { ...busy.answers, '/0': inTurn(status(429, { 'retry-after': '2' }), page()) };
  const { visits, deferred } = await askAll([busy, placeWith('calm', 3, page())], { gap: 50 });
  assert.equal(deferred.size, 0);
  const ofBusy = visits.filter(({ host }) => host === 'busy.example');
  const refusal = ofBusy[0]?.end ?? Infinity;
  // One other request may have been on its way.
  const after = ofBusy.slice(2);
  assert.equal(after.length, 5);
  for (const { start } of after) assert.ok(start - refusal > 1990, `${start - refusal} ms`);
  const calm = visits.filter(({ host }) => host === 'calm.example');
  assert.ok(calm.every(({ start }) => start < refusal + 1990));
});

test('asks nothing more of a host that wants to be left alone for long', async () => {
  const closed = placeWith('closed', 8, status(429, { 'retry-after': '3600' }));
  const { visits, deferred } = await askAll([closed], { gap: 50 });
  assert.ok(visits.length <= 2, `${visits.length} requests`);
  assert.equal(deferred.size, 8);
  assert.deepEqual([...new Set(deferred.values())], ['asked to wait']);
});

test('gives up a host that takes no connection, or breaks off five in a row', async () => {
  const closed: Place = {
    ...placeWith('closed', 20, page()),
    names: { 'closed.example': [[CLOSED]] },
  };
  const { visits, deferred } = await askAll([placeWith('broken', 20, reset), closed], { gap: 5 });
  // One other request may have been on its way when the fifth failed.
  assert.ok(visits.length <= 6, `${visits.length} requests`);
  for (const { id } of [closed, { id: 'broken' }]) {
    const left = [...deferred].filter(([url]) => url.includes(`//${id}.`));
    assert.ok(left.length >= 14, `${id}: ${left.length}`);
    assert.deepEqual([...new Set(left.map(([, reason]) => reason))], ['host is down']);
  }
});

test('asks no address more often than it is told to', async () => {
  const places = [placeWith('fine', 10, page()), placeWith('missing', 10, status(404))];
  const { visits } = await askAll(places, { gap: 1 });
  assert.equal(visits.length, 20);
  assert.equal(new Set(visits.map(({ host, path }) => host + path)).size, 20);
});

test('keeps the cookies of one link from all others', async () => {
  const jar = placeWith('jar', 6, (asked) => {
    const path = asked.request.url ?? '';
    const cookie = `seen${path.slice(1)}=1`;
    if (hasCookie(cookie)(asked)) page()(asked);
    else redirect(302, path, { 'set-cookie': `${cookie}; Path=/` })(asked);
  });
  const { visits } = await askAll([jar], { gap: 1 });
  assert.equal(visits.length, 12);
  const cookies = visits.map(({ path, cookie }) => [path, cookie].join(' '));
  const expected = [0, 1, 2, 3, 4, 5].flatMap((n) => [`/${n} `, `/${n} seen${n}=1`]);
  assert.deepEqual(cookies.toSorted(), expected);
});

/** Asks for every page of these hosts, or for those whose path is wanted. */
async function askAll(
  places: Place[],
  options: RequestOptions,
  isWanted: (path: string) => boolean = () => true,
): Promise<{ visits: Visit[]; deferred: Map<string, string> }> {
  const started = await startFaultServer(places);
  server = started;
  const urls = places.flatMap(({ id, answers = {} }) =>
    Object.keys(answers)
      .filter(isWanted)
      .map((path) => started.addressOf(`http://${id}.example${path}`)),
  );
  const { deferred } = await requestLinks(
    urls.map((url) => ({ url })),
    {
      allowPrivate: ALLOWED,
      resolve: started.names.resolve,
      passDelay: 50,
      timeout: 10_000,
      ...options,
    },
  );
  const why = new Map([...deferred].map(([url, deferral]) => [url, deferral.reason]));
  return { visits: started.visits, deferred: why };
}

/** A host with so many pages that all answer alike: /0, /1 … */
function placeWith(id: string, pages: number, answer: Answer): Place {
  const paths = Array.from({ length: pages }, (_, n) => [`/${n}`, answer] as const);
  return { id, answers: Object.fromEntries(paths) };
}

/** Milliseconds from the first start to the last. */
function spanOf(visits: Visit[]): number {
  const starts = visits.map(({ start }) => start);
  return Math.max(...starts) - Math.min(...starts);
}
