import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { requestLinks, type RequestOptions } from './request-links.ts';
import { startHost, type Host } from '../../../tests/loopback-host.ts';
import { beforeEachOf } from '../../../tests/hooks-of-file.ts';

/** Stands for all that must never be requested. */
let canary: Host;
let host: Host;
const redirects: Record<string, string> = {};
/** 100 MB in parts, as gzip allows, of which one is packed. */
const bomb = Buffer.concat(new Array<Buffer>(100).fill(gzipSync(Buffer.alloc(1_000_000, 'a'))));

before(async () => {
  canary = await startHost('127.0.0.9', { '*': (response) => response.end() });
  host = await startHost('127.0.0.2', {
    '/bomb': (response) =>
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(bomb),
    '/500-and-close': (response) => response.writeHead(500, { connection: 'close' }).end(),
    '/headers': (response) => {
      for (let n = 0; n < 50; n += 1) response.setHeader(`x-${n}`, 'a'.repeat(8000));
      response.end();
    },
    '*': (response, { url = '' }) =>
      response.writeHead(302, { location: redirects[url] ?? '/404' }).end(),
  });
});
beforeEachOf(import.meta.filename, () => (canary.requests.length = 0));
after(() => {
  canary.stop();
  host.stop();
});

test('never requests a private address, however it is written', async () => {
  const { port } = canary;
  const urls = [
    canary.at('/'),
    `http://0x7f.0.0.9:${port}/`,
    `http://0177.9:${port}/`,
    `http://2130706441:${port}/`,
    `http://[::ffff:127.0.0.9]:${port}/`,
    `http://[::ffff:7f00:9]:${port}/`,
    `http://127。0。0。9:${port}/`,
  ];
  assert.deepEqual(
    await errorsOf(urls),
    urls.map(() => 'PRIVATE_ADDRESS'),
  );
  assert.equal(canary.requests.length, 0);
});

test('never requests a private address to which a name or a redirect leads', async () => {
  redirects['/literal'] = canary.at('/');
  redirects['/number'] = `http://2130706441:${canary.port}/`;
  redirects['/name'] = canary.at('/', 'private.example');
  redirects['/twice'] = host.at('/literal');
  const urls = [
    canary.at('/', 'private.example'),
    canary.at('/', 'half-private.example'),
    ...['/literal', '/number', '/name', '/twice'].map((path) => host.at(path)),
  ];
  assert.deepEqual(
    await errorsOf(urls),
    urls.map(() => 'PRIVATE_ADDRESS'),
  );
  assert.equal(canary.requests.length, 0);
});

test('connects to the address that it checked, and checks it again for a new connection', async () => {
  const url = `http://changing.example:${host.port}/500-and-close`;
  const addresses = ['127.0.0.2', '127.0.0.9'];
  let times = 0;
  const { evidence } = await requestLinks([{ url }], {
    ...quick,
    resolve: () => {
      times += 1;
      return Promise.resolve([{ address: addresses[times - 1] ?? '127.0.0.9', family: 4 }]);
    },
  });
  const hops = evidence.get(url)?.hops ?? [];
  assert.deepEqual(
    hops.map(({ status, error }) => error ?? status),
    [500, 'PRIVATE_ADDRESS'],
  );
  assert.equal(canary.requests.length, 0);
});

test('never unpacks a bomb beyond what it reads', async () => {
  const urls = Array.from({ length: 20 }, (_, n) => `http://bomb-${n}.example:${host.port}/bomb`);
  const before = process.memoryUsage().rss;
  const { evidence } = await requestLinks(
    urls.map((url) => ({ url })),
    quick,
  );
  assert.ok(process.memoryUsage().rss - before < 200_000_000);
  for (const url of urls) assert.equal(evidence.get(url)?.page?.text.length, 2000);
});

test('reads no headers without bound', async () => {
  assert.deepEqual(await errorsOf([host.at('/headers')]), ['UND_ERR_HEADERS_OVERFLOW']);
});

test('follows no address that is too long, and keeps nothing that is', async () => {
  const long = 'a'.repeat(100_000);
  const talker = await startHost('127.0.0.2', {
    '/far': (response) => response.writeHead(301, { location: `/end?${long}` }).end(),
    '*': (response) =>
      response.writeHead(200, { etag: `"${long}"`, 'content-type': `text/html;${long}` }).end('ok'),
  });
  try {
    const urls = [talker.at('/far'), talker.at('/tagged')];
    const { evidence } = await requestLinks(
      urls.map((url) => ({ url })),
      quick,
    );
    assert.equal(evidence.get(talker.at('/far'))?.hops.at(-1)?.error, 'BAD_REDIRECT');
    assert.equal(evidence.get(talker.at('/tagged'))?.page?.text, 'ok');
    for (const seen of evidence.values()) assert.ok(JSON.stringify(seen).length < 20_000);
    assert.equal(talker.requests.length, 2);
  } finally {
    talker.stop();
  }
});

test('keeps few cookies of a host that sets thousands', async () => {
  const flood = Array.from({ length: 5000 }, (_, n) => ['set-cookie', `c${n}=1`]).flat();
  const generous = await startHost('127.0.0.2', {
    '/': (response) => response.writeHead(302, [...flood, 'location', '/end']).end(),
    '/end': (response) => response.end('ok'),
  });
  try {
    const url = generous.at('/');
    const { evidence } = await requestLinks([{ url }], quick);
    assert.equal(evidence.get(url)?.hops.at(-1)?.status, 200);
    assert.equal(generous.requests.at(-1)?.headers.cookie?.split('; ').length, 100);
  } finally {
    generous.stop();
  }
});

test('refuses requests of others in the process meanwhile', async () => {
  const open = await startHost('127.0.0.2', { '*': (response) => response.end() });
  try {
    let other: Promise<unknown> = Promise.resolve();
    await requestLinks([{ url: open.at('/') }], {
      ...quick,
      onEvidence: () => {
        other = fetch(open.at('/other')).catch((error: unknown) => error);
      },
    });
    assert.ok((await other) instanceof Error);
    assert.deepEqual(
      open.requests.map(({ path }) => path),
      ['/'],
    );
  } finally {
    open.stop();
  }
});

async function errorsOf(urls: string[]): Promise<(string | undefined)[]> {
  const { evidence } = await requestLinks(
    urls.map((url) => ({ url })),
    quick,
  );
  return urls.map((url) => evidence.get(url)?.hops.at(-1)?.error);
}

function resolve(name: string): Promise<LookupAddress[]> {
  const addresses: Record<string, string[]> = {
    'private.example': ['127.0.0.9'],
    'half-private.example': ['127.0.0.2', '127.0.0.9'],
  };
  const found = addresses[name] ?? ['127.0.0.2'];
  return Promise.resolve(found.map((address) => ({ address, family: 4 })));
}

const quick: RequestOptions = {
  allowPrivate: ['127.0.0.2'],
  resolve,
  gap: 1,
  passDelay: 10,
  timeout: 3000,
};
