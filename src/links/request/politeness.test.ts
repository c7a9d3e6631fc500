import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { requestLinks, type RequestOptions, type RequestProgress } from './request-links.ts';
import { countTogether, startHost, type Host, type Reply } from '../../../tests/loopback-host.ts';
import { afterEachOf } from '../../../tests/hooks-of-file.ts';

const hosts: Host[] = [];
afterEachOf(import.meta.filename, () => {
  for (const host of hosts.splice(0)) host.stop();
});

const slow: Reply = (response) => void setTimeout(() => response.end(), 30);
const ok: Reply = (response) => response.end();

test('sends a host two requests at a time, with a gap between the starts', async () => {
  const host = await start({ '*': slow });
  await request(paths(host, 12), { gap: 20 });
  assert.equal(host.requests.length, 12);
  assert.equal(countTogether(host.requests), 2);
  const [first, ...rest] = host.requests;
  // Jitter takes a fifth at most, and half of them are longer.
  assert.ok((rest.at(-1)?.start ?? 0) - (first?.start ?? 0) > 11 * 16 - 10);
});

test('sends few requests at a time in all, and every one of them in the end', async () => {
  const host = await start({ '*': slow });
  const urls = Array.from({ length: 30 }, (_, n) => host.at(`/${n}`, `h${n % 15}.example`));
  await request(urls, { inAll: 4 });
  assert.equal(host.requests.length, 30);
  assert.equal(countTogether(host.requests), 4);
});

test('counts each redirect as a request to its host', async () => {
  const host = await start({
    '*': (response, { url = '', headers }) => {
      const location = `http://hub.example:${host.port}${url}`;
      setTimeout(() => {
        if (headers.host?.startsWith('hub.')) response.end();
        else response.writeHead(302, { location }).end();
      }, 20);
    },
  });
  const urls = Array.from({ length: 10 }, (_, n) => host.at(`/${n}`, `from-${n}.example`));
  await request(urls);
  const hub = host.requests.filter(({ headers }) => headers.host?.startsWith('hub.'));
  assert.equal(hub.length, 10);
  assert.equal(countTogether(hub), 2);
});

test('leaks no slot, however requests end', async () => {
  const host = await start({
    '*': (response, { url = '', socket }) => {
      const end = Number(url.slice(1)) % 4;
      if (end === 0) socket.resetAndDestroy();
      else if (end === 1) response.writeHead(200, { 'content-type': 'text/html' }).write('<p>');
      else if (end === 2) response.writeHead(302, { location: '/2' }).write('endless');
      else response.writeHead(200, { 'content-type': 'text/html' }).end('a'.repeat(100_000));
    },
  });
  // One link a host resets its connection: five resets in a row would close the host.
  const urls = Array.from({ length: 16 }, (_, n) => host.at(`/${n}`, `h${n % 5}.example`));
  const { evidence, deferred } = await request(urls, { timeout: 300, inAll: 2 });
  assert.equal(evidence.size, 16);
  assert.equal(deferred.size, 0);
  assert.ok(countTogether(host.requests) <= 2);
});

test('begins no request for which redirects have left no time', async () => {
  const host = await start({
    '*': (response) => response.writeHead(302, { location: '/next' }).write('endless'),
  });
  const { evidence } = await request([host.at('/')], { timeout: 1000 });
  assert.deepEqual(
    evidence.get(host.at('/'))?.hops.map(({ status, error }) => status ?? error),
    [302, 'TIMEOUT', 302, 'TIMEOUT', 302, 'TIMEOUT'],
  );
  assert.deepEqual(
    host.requests.map(({ path }) => path),
    ['/', '/', '/'],
  );
});

test('waits as long as a host wants, then tries again', async () => {
  for (const [status, value] of [
    [429, () => '1'],
    [503, () => new Date(Date.now() + 2000).toUTCString()],
  ] as const) {
    const host = await start({
      '/0': (response, _, times) =>
        response.writeHead(times === 1 ? status : 200, { 'retry-after': value() }).end(),
      '*': ok,
    });
    const { evidence, deferred } = await request(paths(host, 5));
    assert.equal(deferred.size, 0);
    const { hops = [] } = evidence.get(host.at('/0')) ?? {};
    assert.deepEqual(
      hops.map((hop) => hop.status),
      [status, 200],
    );
    const late = host.requests.slice(2).map(({ start }) => start);
    assert.equal(late.length, 4);
    assert.ok(Math.min(...late) - (host.requests[0]?.end ?? 0) > 900);
  }
});

test('defers a host that wants too long a pause, and no other', async () => {
  const busy = await start({
    '*': (response) => response.writeHead(429, { 'retry-after': '60' }).end(),
  });
  const calm = await start({ '*': ok });
  const found: string[] = [];
  const { evidence, deferred } = await request(
    [...paths(busy, 6), ...paths(calm, 3).map((url) => url.replace('127.0.0.2', 'calm.example'))],
    { onEvidence: ({ url }) => found.push(url) },
  );
  assert.ok(busy.requests.length <= 2);
  assert.deepEqual(
    [...new Set([...deferred.values()].map(({ reason }) => reason))],
    ['asked to wait'],
  );
  assert.equal(deferred.size, 6);
  assert.equal(found.length, 3);
  const [hop] = evidence.get(busy.at('/0'))?.hops ?? [];
  assert.ok((hop?.retryAt ?? 0) > Date.now() + 50_000);
});

test('gives up a host that is down, with the failures that showed it', async () => {
  const host = await start({});
  host.stop();
  const { evidence, deferred } = await request(paths(host, 20));
  assert.deepEqual(
    [...new Set([...deferred.values()].map(({ reason }) => reason))],
    ['host is down'],
  );
  assert.equal(evidence.size + deferred.size, 20);
  assert.ok(evidence.size >= 2 && evidence.size <= 6);
  for (const { hops } of evidence.values()) assert.equal(hops[0]?.error, 'ECONNREFUSED');
});

test('ends promptly when aborted, and keeps what it found', async () => {
  const host = await start({ '/0': ok, '*': () => undefined });
  const stop = new AbortController();
  const { evidence, deferred } = await request(paths(host, 50), {
    signal: stop.signal,
    timeout: 60_000,
    onEvidence: () => {
      stop.abort();
    },
  });
  assert.deepEqual([...evidence.keys()], [host.at('/0')]);
  assert.equal(deferred.size, 49);
  assert.deepEqual([...new Set([...deferred.values()].map(({ reason }) => reason))], ['run ended']);
  const before = host.requests.length;
  await request([host.at('/0')], { signal: AbortSignal.abort() });
  await delay(20);
  assert.equal(host.requests.length, before);
});

test('reports its progress and the waiting hosts', async () => {
  const host = await start({ '*': ok });
  const reported: RequestProgress[] = [];
  await request(paths(host, 4), { perHost: 1, onProgress: (progress) => reported.push(progress) });
  assert.deepEqual(
    reported.map(({ done, total }) => `${done}/${total}`),
    ['1/4', '2/4', '3/4', '4/4'],
  );
  assert.equal(reported[0]?.waiting, 1);
  assert.equal(reported[3]?.waiting, 0);
});

async function start(answers: Record<string, Reply>): Promise<Host> {
  const host = await startHost('127.0.0.2', answers);
  hosts.push(host);
  return host;
}

function paths(host: Host, count: number): string[] {
  return Array.from({ length: count }, (_, n) => host.at(`/${n}`));
}

function request(urls: string[], options: RequestOptions = {}) {
  return requestLinks(
    urls.map((url) => ({ url })),
    {
      allowPrivate: ['127.0.0.2'],
      resolve: () => Promise.resolve([{ address: '127.0.0.2', family: 4 }]),
      gap: 1,
      passDelay: 10,
      timeout: 5000,
      ...options,
    },
  );
}
