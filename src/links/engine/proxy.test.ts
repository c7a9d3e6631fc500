import assert from 'node:assert/strict';
import { createServer, request as forward } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { askAddresses } from './ask.ts';
import { startHost } from './loopback-host.ts';
import { readProxies } from './proxy.ts';

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
    /^Asks through the proxy http:\/\/proxy\.example:3128\.$/,
  ],
  ['a variable in small letters', undefined, { http_proxy: P }, 'http://a.example/', P, /through/],
  [
    'the variable of another scheme',
    undefined,
    { HTTP_PROXY: P },
    'https://a.example/',
    undefined,
    /through/,
  ],
  [
    'ALL_PROXY',
    undefined,
    { ALL_PROXY: 'proxy.example:3128' },
    'https://a.example/',
    'http://proxy.example:3128',
    /through/,
  ],
  [
    'a proxy of another kind',
    undefined,
    { ALL_PROXY: 'socks5://u:p@s.example' },
    'https://a.example/',
    undefined,
    /^Asks past the proxy "socks5:\/\/s\.example", which is no http address\.$/,
  ],
  [
    'NO_PROXY',
    undefined,
    { HTTPS_PROXY: P, NO_PROXY: 'b.example, .a.example' },
    'https://docs.a.example/',
    undefined,
    /through/,
  ],
  [
    'NO_PROXY of another port',
    undefined,
    { HTTPS_PROXY: P, no_proxy: 'a.example:8443' },
    'https://a.example/',
    P,
    /through/,
  ],
  [
    'NO_PROXY of all',
    undefined,
    { HTTPS_PROXY: P, NO_PROXY: '*' },
    'https://a.example/',
    undefined,
    /through/,
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
    /^Asks directly, past http:\/\/proxy\.example:3128\.$/,
  ],
];
for (const [what, option, env, url, proxy, note] of TABLE)
  test(`reads ${what}, and shows no password`, () => {
    const proxies = readProxies(option, env);
    assert.equal(proxies.proxyFor(new URL(url)), proxy);
    if (note) assert.match(proxies.note ?? '', note);
    else assert.equal(proxies.note, undefined);
    assert.doesNotMatch(proxies.note ?? '', /secret|u:p/);
  });

test('refuses an option that is no proxy, without its password', () => {
  assert.throws(
    () => readProxies('socks5://u:secret@s.example', {}),
    /^Error: --proxy "socks5:\/\/s\.example" is no http/,
  );
});

test('asks through a proxy what the guard lets pass, and nothing else', async () => {
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
    const { evidence } = await askAddresses(
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
