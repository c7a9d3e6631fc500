import assert from 'node:assert/strict';
import { createServer, request as forward } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { status } from '../../../tests/mock-server/responses.ts';
import { HTTP2, OPEN, startMockServer } from '../../../tests/mock-server/mock-server.ts';
import { classifyEvidence } from '../../link-health/classify-link.ts';
import { requestLinks } from './request-links.ts';
import { startHost } from '../../../tests/loopback-host.ts';
import { readProxies } from './connections.ts';

const P = 'http://user:secret@proxy.example:3128';

const TABLE: [
  what: string,
  option: string | undefined,
  env: Record<string, string>,
  url: string,
  proxy: string | undefined,
  note: RegExp | undefined,
][] = [
  ['no variable', undefined, {}, 'https://a.example/', undefined, undefined],
  [
    'HTTPS_PROXY',
    undefined,
    { HTTPS_PROXY: P },
    'https://a.example/',
    P,
    /^Requests use the proxy http:\/\/proxy\.example:3128\.$/,
  ],
  [
    'a variable in small letters',
    undefined,
    { http_proxy: P },
    'http://a.example/',
    P,
    /use the proxy/,
  ],
  [
    'the variable of another scheme',
    undefined,
    { HTTP_PROXY: P },
    'https://a.example/',
    undefined,
    /use the proxy/,
  ],
  [
    'ALL_PROXY',
    undefined,
    { ALL_PROXY: 'proxy.example:3128' },
    'https://a.example/',
    'http://proxy.example:3128',
    /use the proxy/,
  ],
  [
    'a proxy of another kind',
    undefined,
    { ALL_PROXY: 'socks5://u:p@s.example' },
    'https://a.example/',
    undefined,
    /^Requests do not use the proxy "socks5:\/\/s\.example", which is not an HTTP URL\.$/,
  ],
  [
    'NO_PROXY',
    undefined,
    { HTTPS_PROXY: P, NO_PROXY: 'b.example, .a.example' },
    'https://docs.a.example/',
    undefined,
    /use the proxy/,
  ],
  [
    'NO_PROXY of another port',
    undefined,
    { HTTPS_PROXY: P, no_proxy: 'a.example:8443' },
    'https://a.example/',
    P,
    /use the proxy/,
  ],
  [
    'NO_PROXY of all',
    undefined,
    { HTTPS_PROXY: P, NO_PROXY: '*' },
    'https://a.example/',
    undefined,
    /use the proxy/,
  ],
  [
    'an option',
    P,
    { HTTPS_PROXY: 'http://other.example' },
    'https://a.example/',
    P,
    /proxy\.example:3128\.$/,
  ],
  [
    '"off"',
    'off',
    { HTTPS_PROXY: P },
    'https://a.example/',
    undefined,
    /^Requests do not use http:\/\/proxy\.example:3128\.$/,
  ],
];
const EXCEPTED: [exceptions: string, url: string, isExcepted: boolean][] = [
  ['a.example', 'https://a.example/', true],
  ['a.example', 'https://docs.a.example/', true],
  ['a.example', 'https://nota.example/', false],
  ['A.Example', 'https://a.example/', true],
  ['*.a.example', 'https://docs.a.example/', true],
  ['a.example.', 'https://a.example/', true],
  ['a.example', 'https://a.example./', true],
  ['bücher.example', 'https://xn--bcher-kva.example/', true],
  ['a.example:443', 'https://a.example/', true],
  ['a.example:80', 'https://a.example/', false],
  ['x, ,\ta.example', 'https://a.example/', true],
  ['.', 'https://a.example/', false],
  ['example/8', 'https://a.example/', false],
  ['192.0.2.1', 'http://192.0.2.1/', true],
  ['192.0.2.1', 'http://192.0.2.10/', false],
  ['192.0.2.0/24', 'http://192.0.2.10/', true],
  ['192.0.2.0/24', 'http://192.0.3.10/', false],
  ['192.0.2.0/99', 'http://192.0.2.10/', false],
  ['192.0.2.1:8080', 'http://192.0.2.1:8080/', true],
  ['192.0.2.1:8080', 'http://192.0.2.1/', false],
  ['::1', 'http://[::1]/', true],
  ['[::1]', 'http://[::1]/', true],
  ['[::1]:8080', 'http://[::1]:8080/', true],
  ['[::1]:8080', 'http://[::1]/', false],
  ['2001:db8::/32', 'http://[2001:db8::9]/', true],
  ['2001:db8::/32', 'http://192.0.2.1/', false],
];
for (const [exceptions, url, isExcepted] of EXCEPTED)
  test(`requests ${url} ${isExcepted ? 'past' : 'through'} the proxy with NO_PROXY=${exceptions}`, () => {
    const { proxyFor } = readProxies(undefined, { ALL_PROXY: P, NO_PROXY: exceptions });
    assert.equal(proxyFor(new URL(url)), isExcepted ? undefined : P);
  });

for (const [what, option, env, url, proxy, note] of TABLE)
  test(`reads ${what}, and shows no password`, () => {
    const proxies = readProxies(option, env);
    assert.equal(proxies.proxyFor(new URL(url)), proxy);
    if (note) assert.match(proxies.note ?? '', note);
    else assert.equal(proxies.note, undefined);
    assert.doesNotMatch(proxies.note ?? '', /secret|u:p/);
  });

test('refuses a password that no proxy can be sent, and does not show it', () => {
  const broken = 'http://user:%zzsecret@proxy.example';
  assert.throws(() => readProxies(broken, {}), /^Error: --proxy "http:\/\/proxy\.example" is not/);
  const { proxyFor, note = '' } = readProxies(undefined, { ALL_PROXY: broken });
  assert.equal(proxyFor(new URL('https://a.example/')), undefined);
  assert.doesNotMatch(note, /secret/);
});

test('refuses an option that is no proxy, without its password', () => {
  assert.throws(
    () => readProxies('socks5://u:secret@s.example', {}),
    /^Error: --proxy "socks5:\/\/s\.example" is not an HTTP/,
  );
});

test('sends through a proxy what the guard allows, and nothing else', async () => {
  const host = await startHost('127.0.0.2', {
    '/page': (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>A page'),
    '/private': (response) => response.writeHead(302, { location: 'http://inside.example/' }).end(),
  });
  const seen: string[] = [];
  // It sends everything to the one host, whatever its name.
  const proxy = createServer((request, response) => {
    seen.push(request.url ?? '');
    const { pathname } = new URL(request.url ?? '');
    forward(host.at(pathname), (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    }).end();
  });
  proxy.on('connect', ({ url = '' }, socket) => {
    seen.push(url);
    const target = connect(host.port, '127.0.0.2', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(target).pipe(socket);
    });
    socket.on('error', () => target.destroy());
    target.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  try {
    const at = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const urls = [
      'http://open.example/page',
      'http://inside.example/page',
      'http://open.example/private',
      'http://10.0.0.1/',
    ];
    const { evidence } = await requestLinks(
      urls.map((url) => ({ url })),
      {
        proxies: readProxies(at, {}),
        resolve: (name) =>
          Promise.resolve([
            { address: name === 'open.example' ? '192.0.2.1' : '10.0.0.1', family: 4 },
          ]),
        ...{ gap: 0, passDelay: 1, timeout: 5000 },
      },
    );
    const ends = urls.map((url) => evidence.get(url)?.hops.at(-1));
    assert.deepEqual(
      ends.map((hop) => hop?.status ?? hop?.error),
      [200, 'PRIVATE_ADDRESS', 'PRIVATE_ADDRESS', 'PRIVATE_ADDRESS'],
    );
    assert.equal(evidence.get(urls[0] ?? '')?.page?.title, 'A page');
    assert.deepEqual(
      seen.filter((target) => !target.includes('open.example')),
      [],
    );
  } finally {
    host.stop();
    proxy.closeAllConnections();
    proxy.close();
  }
});

/** What the proxy lets through, and how a link ends. */
const TUNNELS: [name: string, says: string, end: string | number, tries: number][] = [
  ['open.secure.example', '200 OK', 200, 1],
  ['only-http2.secure.example', '200 OK', 200, 2],
  ['expired.secure.example', '200 OK', 'CERT_HAS_EXPIRED', 1],
  ['refused.secure.example', '403 Forbidden', 'PROXY', 3],
  ['locked.secure.example', '407 Proxy Authentication Required', 'PROXY', 3],
  ['dead.secure.example', '502 Bad Gateway', 'PROXY', 3],
  ['hung-up.secure.example', '', 'PROXY', 3],
];
const INSIDE = 'inside.secure.example';

const UNKNOWN: [resolves: boolean, url: string, end: string | number, code?: string][] = [
  [false, 'http://open.example.com/', 'ENOTFOUND'],
  [true, 'http://open.example.com/', 200],
  [true, 'http://open.example.com/', 200, 'EAI_AGAIN'],
  // What nobody can register is of the inside.
  [true, 'http://intranet/', 'ENOTFOUND'],
  [true, 'http://wiki.corp/', 'ENOTFOUND'],
  [true, 'http://printer.local/', 'ENOTFOUND'],
  [true, 'http://metadata.google.internal/', 'ENOTFOUND'],
  [true, 'http://10.0.0.1/', 'PRIVATE_ADDRESS'],
  [true, 'http://inside.example.com/', 'PRIVATE_ADDRESS'],
];
test('leaves names that cannot be looked up to the proxy if allowed', async () => {
  const seen: string[] = [];
  const proxy = createServer(({ url = '' }, response) => {
    seen.push(url);
    response.end();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  try {
    for (const [resolves, url, end, code = 'ENOTFOUND'] of UNKNOWN) {
      seen.length = 0;
      const proxies = readProxies(at, {}, resolves);
      assert.equal(/resolves public names/.test(proxies.note ?? ''), resolves);
      const { evidence } = await requestLinks([{ url }], {
        proxies,
        resolve: (name) =>
          name.startsWith('inside.')
            ? Promise.resolve([{ address: '10.0.0.1', family: 4 }])
            : Promise.reject(Object.assign(new Error('unknown'), { code })),
        ...{ gap: 0, passDelay: 1, timeout: 5000 },
      });
      const last = evidence.get(url)?.hops.at(-1);
      assert.equal(last?.status ?? last?.error, end, url);
      assert.deepEqual(seen, end === 200 ? [url] : []);
    }
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
});

test('opens tunnels for https, after the same guard, and knows whose failure is whose', async () => {
  const server = await startMockServer([
    {
      id: 'any',
      responders: Object.fromEntries(TUNNELS.map(([name]) => [`${name}/`, status(200)])),
    },
  ]);
  setDefaultCACertificates([...getCACertificates(), server.authority]);
  const { port } = new URL(server.addressOf('https://open.secure.example/'));
  const seen: string[] = [];
  const proxy = createServer();
  proxy.on('connect', ({ url = '', headers }, socket) => {
    const name = url.replace(/:\d+$/, '');
    seen.push(name);
    const says = TUNNELS.find(([known]) => known === name)?.[1] ?? '404 Not Found';
    const isOurs = headers['proxy-authorization'] === `Basic ${btoa('user:sec ret')}`;
    if (!isOurs || says === '') return void socket.destroy();
    socket.write(`HTTP/1.1 ${says}\r\n\r\n`);
    if (!says.startsWith('200')) return void socket.end();
    const target = connect(Number(port), name.startsWith('only-') ? HTTP2 : OPEN);
    socket.pipe(target).pipe(socket);
    socket.on('error', () => target.destroy());
    target.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  try {
    const at = `http://user:sec%20ret@127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const urls = [...TUNNELS.map(([name]) => name), INSIDE].map((name) => `https://${name}/`);
    const { evidence, deferred } = await requestLinks(
      urls.map((url) => ({ url })),
      {
        proxies: readProxies(at, {}),
        resolve: (name) =>
          Promise.resolve([{ address: name === INSIDE ? '10.0.0.1' : '192.0.2.1', family: 4 }]),
        ...{ gap: 0, passDelay: 1, timeout: 5000 },
      },
    );
    assert.equal(deferred.size, 0);
    const ends = urls.map((url) => evidence.get(url)?.hops.at(-1));
    assert.deepEqual(
      ends.map((hop) => hop?.status ?? hop?.error),
      [...TUNNELS.map(([, , end]) => end), 'PRIVATE_ADDRESS'],
    );
    assert.deepEqual(
      urls.map((url) => seen.filter((name) => url === `https://${name}/`).length),
      [...TUNNELS.map(([, , , tries]) => tries), 0],
    );
    assert.doesNotMatch(JSON.stringify([...evidence]), /sec ?ret|sec%20ret/);
    const verdicts = ends.flatMap((hop) =>
      hop ? [classifyEvidence({ url: hop.url, hops: [hop] })] : [],
    );
    assert.deepEqual(
      verdicts.map(({ reached, ownNetwork = false }) => reached || !ownNetwork),
      [true, true, true, false, false, false, false, true],
    );
  } finally {
    proxy.closeAllConnections();
    proxy.close();
    await server.stop();
  }
});
