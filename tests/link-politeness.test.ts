import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestLinks, type RequestOptions } from '../src/links/request/request-links.ts';
import { hasCookie, inOrder, page, redirect, status } from './mock-server/responses.ts';
import { reset } from './mock-server/broken-responses.ts';
import type { Responder, Place } from './mock-server/server-case.ts';
import { ALLOWED, CLOSED, type MockServer, startMockServer } from './mock-server/mock-server.ts';
import { countTogether, groupByHost, type Visit } from './mock-server/visits.ts';
import { afterEachOf } from './hooks-of-file.ts';

let server: MockServer | undefined;

afterEachOf(import.meta.filename, () => server?.stop());

/** Responds as slowly as a busy host, so that requests overlap. */
const slowPage: Responder = (asked) => {
  setTimeout(() => page()(asked), 40);
};

test('sends each host two requests at a time, and all hosts at once', async () => {
  const hosts = ['one', 'two', 'three'].map((id) => placeWith(id, 12, slowPage));
  const { visits, deferred } = await requestAll(hosts, { gap: 1 });
  assert.equal(deferred.size, 0);
  assert.equal(visits.length, 36);
  for (const [host, ofHost] of groupByHost(visits)) assert.equal(countTogether(ofHost), 2, host);
  assert.equal(countTogether(visits), 6);
});

test('keeps to the bound for all hosts together', async () => {
  const hosts = Array.from({ length: 10 }, (_, n) => placeWith(`host-${n}`, 3, slowPage));
  const { visits } = await requestAll(hosts, { gap: 1, inAll: 5 });
  assert.equal(visits.length, 30);
  assert.equal(countTogether(visits), 5);
});

test('lets time pass between the starts on one host, redirects included', async () => {
  const places: Place = {
    id: 'hops',
    responders: Object.fromEntries(
      Array.from({ length: 5 }, (_, n) => [
        [`/${n}`, redirect(302, `/end/${n}`)] as const,
        [`/end/${n}`, page()] as const,
      ]).flat(),
    ),
  };
  const { visits } = await requestAll([places], { gap: 100 }, (path) => !path.startsWith('/end'));
  assert.equal(visits.length, 10);
  // Nine gaps, each shorter by jitter at most by a third; a busy machine makes it only longer.
  assert.ok(spanOf(visits) > 9 * 65, `${spanOf(visits)} ms`);
});

test('pauses a host for as long as it wants, and goes on with the others meanwhile', async () => {
  const busy = placeWith('busy', 6, page());
  busy.responders = {
    ...busy.responders,
    '/0': inOrder(status(429, { 'retry-after': '2' }), page()),
  };
  const { visits, deferred } = await requestAll([busy, placeWith('calm', 3, page())], { gap: 50 });
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

test('sends no more requests to a host that wants a long pause', async () => {
  const closed = placeWith('closed', 8, status(429, { 'retry-after': '3600' }));
  const { visits, deferred } = await requestAll([closed], { gap: 50 });
  assert.ok(visits.length <= 2, `${visits.length} requests`);
  assert.equal(deferred.size, 8);
  assert.deepEqual([...new Set(deferred.values())], ['asked to wait']);
});

test('gives up a host that accepts no connection, or resets five in a row', async () => {
  const closed: Place = {
    ...placeWith('closed', 20, page()),
    names: { 'closed.example': [[CLOSED]] },
  };
  const { visits, deferred } = await requestAll([placeWith('broken', 20, reset), closed], {
    gap: 5,
  });
  // One other request may have been on its way when the fifth failed.
  assert.ok(visits.length <= 6, `${visits.length} requests`);
  for (const { id } of [closed, { id: 'broken' }]) {
    const left = [...deferred].filter(([url]) => url.includes(`//${id}.`));
    assert.ok(left.length >= 14, `${id}: ${left.length}`);
    assert.deepEqual([...new Set(left.map(([, reason]) => reason))], ['host is down']);
  }
});

test('requests no URL more often than it needs', async () => {
  const places = [placeWith('fine', 10, page()), placeWith('missing', 10, status(404))];
  const { visits } = await requestAll(places, { gap: 1 });
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
  const { visits } = await requestAll([jar], { gap: 1 });
  assert.equal(visits.length, 12);
  const cookies = visits.map(({ path, cookie }) => [path, cookie].join(' '));
  const expected = [0, 1, 2, 3, 4, 5].flatMap((n) => [`/${n} `, `/${n} seen${n}=1`]);
  assert.deepEqual(cookies.toSorted(), expected);
});

/** Requests every page of these hosts, or those whose path is wanted. */
async function requestAll(
  places: Place[],
  options: RequestOptions,
  isWanted: (path: string) => boolean = () => true,
): Promise<{ visits: Visit[]; deferred: Map<string, string> }> {
  const started = await startMockServer(places);
  server = started;
  const urls = places.flatMap(({ id, responders = {} }) =>
    Object.keys(responders)
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

/** A host with so many pages with the same response: /0, /1 … */
function placeWith(id: string, pages: number, responder: Responder): Place {
  const paths = Array.from({ length: pages }, (_, n) => [`/${n}`, responder] as const);
  return { id, responders: Object.fromEntries(paths) };
}

/** Milliseconds from the first start to the last. */
function spanOf(visits: Visit[]): number {
  const starts = visits.map(({ start }) => start);
  return Math.max(...starts) - Math.min(...starts);
}
