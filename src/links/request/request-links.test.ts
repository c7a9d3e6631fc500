import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getGlobalDispatcher } from 'undici';
import { requestLinks, type RequestOptions } from './request-links.ts';
import { headersTimeoutFor } from './connections.ts';
import type { Evidence } from '../../link-health/evidence.ts';
import { startHost, type Host, type Reply } from '../../../tests/loopback-host.ts';
import { beforeEachOf } from '../../../tests/hooks-of-file.ts';

const HTML = { 'content-type': 'text/html' };
const page: Reply = (response) => response.writeHead(200, HTML).end('<title>Page</title><p>Text');
const to = (location: string, status = 302, headers = {}): Reply => {
  return (response) => response.writeHead(status, { location, ...headers }).end();
};

let host: Host;
before(async () => {
  host = await startHost('127.0.0.2', {
    '/page': page,
    '/unchanged': (response, { headers }) => {
      const isKnown = headers['if-none-match'] === '"1"';
      response.writeHead(isKnown ? 304 : 200, { ...HTML, etag: '"1"' }).end();
    },
    '/moved': to('/page', 301),
    '/relative': to('page'),
    '/unchanged-moved': to('/unchanged', 301),
    '/404': (response) => response.writeHead(404).end(),
    '/405': (response) => response.writeHead(405).end(),
    '/403': (response) => response.writeHead(403).end(),
    '/browsers-only': (response, { headers }) => {
      response.writeHead(headers['user-agent']?.startsWith('Mozilla/') ? 200 : 403, HTML).end();
    },
    '/500': (response) => response.writeHead(500).end(),
    '/500-once': (response, _, times) => response.writeHead(times === 1 ? 500 : 200).end(),
    '/reset': (_, { socket }) => socket.resetAndDestroy(),
    '/reset-once': (response, { socket }, times) => {
      if (times === 1) socket.resetAndDestroy();
      else response.end();
    },
    '/hang': () => undefined,
    '/slow-body': (response) => response.writeHead(200, HTML).write('<title>Slow'),
    '/loop': to('/loop'),
    '/loop-of-two': to('/loop-back'),
    '/loop-back': to('/loop-of-two'),
    '/endless-redirects': (response, _, times) => {
      to('/endless-redirects', 302, { 'set-cookie': `times=${times}` })(response, _, times);
    },
    '/cookie': (response, request, times) => {
      if (request.headers.cookie === 'seen=1') page(response, request, times);
      else to('/cookie', 302, { 'set-cookie': 'seen=1; Path=/' })(response, request, times);
    },
    '/nowhere': (response) => response.writeHead(301).end(),
    '/malformed': to('http://['),
    '/mail': to('mailto:a@b.example'),
    '/credentials': to('http://user:secret@b.example/'),
    '/mail-port': to('http://8.8.8.8:25/'),
  });
});
beforeEachOf(import.meta.filename, () => (host.requests.length = 0));
after(() => host.stop());

const CHAINS: [path: string, seen: string, requests: number][] = [
  ['/page', '200', 1],
  ['/moved', '301 200', 2],
  ['/relative', '302 200', 2],
  ['/404', '404', 1],
  ['/405', '405', 1],
  ['/403', '403 b403', 2],
  ['/browsers-only', '403 b200', 2],
  ['/500', '500 500 500', 3],
  ['/500-once', '500 200', 2],
  ['/reset', 'ECONNRESET ECONNRESET ECONNRESET', 3],
  ['/reset-once', 'ECONNRESET 200', 2],
  ['/hang', 'TIMEOUT TIMEOUT TIMEOUT', 3],
  ['/slow-body', '200', 1],
  ['/loop', '302 REDIRECT_LOOP b302 bREDIRECT_LOOP', 2],
  ['/loop-of-two', '302 302 REDIRECT_LOOP b302 b302 bREDIRECT_LOOP', 4],
  ['/endless-redirects', `${'302 '.repeat(11)}TOO_MANY_REDIRECTS`, 11],
  ['/cookie', '302 200', 2],
  ['/nowhere', 'BAD_REDIRECT', 1],
  ['/malformed', 'BAD_REDIRECT', 1],
  ['/mail', 'FORBIDDEN_SCHEME', 1],
  ['/credentials', '302 CREDENTIALS', 1],
  ['/mail-port', '302 FORBIDDEN_PORT', 1],
];

for (const [path, expected, requests] of CHAINS) {
  test(`requests ${path} no more often than it needs, and records each hop`, async () => {
    const evidence = await requestOne(host.at(path));
    assert.equal(statusesOf(evidence), expected);
    assert.equal(host.requests.length, requests);
    assert.deepEqual([...new Set(host.requests.map(({ method }) => method))], ['GET']);
  });
}

test('sends our name, once as a browser, and numbers the passes', async () => {
  const { hops } = await requestOne(host.at('/browsers-only'), { userAgent: 'Cairn (test)' });
  const agents = host.requests.map(({ headers }) => headers['user-agent']);
  assert.equal(agents[0], 'Cairn (test)');
  assert.match(agents[1] ?? '', /^Mozilla/);
  assert.deepEqual(
    hops.map(({ asBrowser }) => asBrowser),
    [undefined, true],
  );
  const again = await requestOne(host.at('/500'));
  assert.deepEqual(
    again.hops.map(({ pass }) => pass),
    [1, 2, 3],
  );
});

test('reads the page at the end, and keeps no secret of a redirect', async () => {
  const { page: seen } = await requestOne(host.at('/moved'));
  assert.deepEqual([seen?.url, seen?.title, seen?.text], [host.at('/page'), 'Page', 'Text']);
  const { hops } = await requestOne(host.at('/credentials'));
  assert.equal(hops[1]?.url, 'http://b.example/');
});

test('sends validators only if there are any', async () => {
  const known = { etag: '"1"', modified: 'Thu, 12 Mar 2026 10:00:00 GMT' };
  const evidence = await requestOne(host.at('/unchanged'), {}, known);
  assert.equal(statusesOf(evidence), '304');
  assert.equal(evidence.page, undefined);
  assert.equal(host.requests[0]?.headers['if-modified-since'], known.modified);
  assert.equal(statusesOf(await requestOne(host.at('/unchanged'))), '200');
  assert.equal(statusesOf(await requestOne(host.at('/unchanged-moved'), {}, known)), '301 200');
  assert.equal(statusesOf(await requestOne(host.at('/page'), {}, { etag: 'a\r\nb' })), '200');
});

test('reads no more of a body than 64 KiB, unpacked, and ends when it is cut', async () => {
  const evidence = await requestOne(host.at('/page'));
  assert.deepEqual(evidence.page?.anchors, []);
  const endless = await startHost('127.0.0.2', {
    '*': (response) => {
      response.writeHead(200, HTML);
      const write = () => {
        while (!response.destroyed && response.write('<p id="a">word '.repeat(1000)));
      };
      response.on('drain', write);
      write();
    },
  });
  try {
    const { page: seen, hops } = await requestOne(endless.at('/'));
    assert.equal(hops.length, 1);
    assert.equal(seen?.anchors, undefined);
    assert.equal(seen?.text.length, 2000);
  } finally {
    endless.stop();
  }
});

test('reports what must not be requested without a request', async () => {
  const urls = [
    'ftp://a.example/',
    'not an address',
    'http://u:p@a.example/',
    'http://a.example:1/',
  ];
  const { evidence } = await requestLinks(urls.map((url) => ({ url })));
  assert.deepEqual([...evidence.values()].map(statusesOf), [
    'FORBIDDEN_SCHEME',
    'FORBIDDEN_SCHEME',
    'CREDENTIALS',
    'FORBIDDEN_PORT',
  ]);
});

test('lets the headers take most of the time that an address has', () => {
  const limits = [1000, 12_000, 60_000].map(headersTimeoutFor);
  assert.deepEqual(limits, [1000, 10_000, 58_000]);
});

test('returns results for addresses as they are written', async () => {
  const paths = ['/page?a=1&copy=2"', '/page', '/page#part', '/a/../page', '/été'];
  const urls = paths.map((path) => host.at(path));
  const { evidence, deferred } = await request(urls);
  assert.deepEqual([...evidence.keys()].sort(), urls.toSorted());
  assert.equal(deferred.size, 0);
  assert.deepEqual(host.requests.map(({ path }) => path).sort(), [
    '/%C3%A9t%C3%A9',
    '/page',
    '/page?a=1&copy=2%22',
  ]);
});

test('leaves the process as it was, past a proxy variable', async () => {
  const previous = getGlobalDispatcher();
  process.env['HTTP_PROXY'] = 'http://127.0.0.9:1';
  try {
    assert.equal(statusesOf(await requestOne(host.at('/page'))), '200');
    assert.equal(process.env['HTTP_PROXY'], 'http://127.0.0.9:1');
    assert.equal(getGlobalDispatcher(), previous);
  } finally {
    delete process.env['HTTP_PROXY'];
  }
});

test('runs one after the other in one process', async () => {
  const runs = ['/page', '/404', '/moved'].map((path) => requestOne(host.at(path)));
  assert.deepEqual((await Promise.all(runs)).map(statusesOf), ['200', '404', '301 200']);
});

test('names a malformed range before any request', async () => {
  await assert.rejects(request([host.at('/page')], { allowPrivate: ['everything'] }), RangeError);
  assert.equal(host.requests.length, 0);
});

test('passes on what goes wrong in its caller, and ends', async () => {
  const onEvidence = () => {
    throw new Error('no room on the disk');
  };
  await assert.rejects(request([host.at('/page'), host.at('/hang')], { onEvidence }), {
    message: 'no room on the disk',
  });
});

async function requestOne(
  url: string,
  options: RequestOptions = {},
  known = {},
): Promise<Evidence> {
  const { evidence } = await requestLinks([{ url, ...known }], { ...quick, ...options });
  return evidence.get(url) ?? assert.fail(`nothing is known of ${url}`);
}

function request(urls: string[], options: RequestOptions = {}) {
  return requestLinks(
    urls.map((url) => ({ url })),
    { ...quick, ...options },
  );
}

/** What was seen of each request, in short; `b` stands for the try as a browser. */
function statusesOf({ hops }: Evidence): string {
  return hops
    .map(({ status, error, asBrowser }) => (asBrowser ? 'b' : '') + (error ?? status))
    .join(' ');
}

const quick: RequestOptions = {
  allowPrivate: ['127.0.0.2'],
  gap: 1,
  passDelay: 10,
  timeout: 1000,
};
