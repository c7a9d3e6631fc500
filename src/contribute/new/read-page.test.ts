import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startHost, type Host, type Reply } from '../../../tests/loopback-host.ts';
import { readPage, type PageResult } from './read-page.ts';

const send =
  (html: string | Buffer, status = 200, type = 'text/html; charset=utf-8'): Reply =>
  (response) =>
    response.writeHead(status, { 'content-type': type }).end(html);
const to =
  (location: string, status = 302): Reply =>
  (response) =>
    response.writeHead(status, { location }).end();
const LOCAL = ['127.0.0.0/8'];
const GOOD =
  '<html lang="en"><title>KVM &amp; you</title><meta name="author" content="Ada"><p>Text';

let host: Host;
before(async () => {
  host = await startHost('127.0.0.3', {
    '/good': send(GOOD),
    '/moved': to('/good', 301),
    '/for-now': to('/good'),
    '/challenge': send('<title>Just a moment...</title>', 403),
    '/challenge-with-200': send('<title>Just a moment...</title>'),
    '/members': send('<title>Sign in</title>'),
    '/parked': send('<title>This domain is for sale</title><p>Buy it.'),
    '/not-found': send('<title>Page not found</title>'),
    '/404': send('<title>Gone</title>', 404),
    '/410': send('<title>Gone</title>', 410),
    '/private': to('http://10.0.0.1/'),
    '/metadata': to('http://169.254.169.254/latest/'),
    '/other-port': to('http://8.8.8.8:25/'),
    '/no-title': send('<p>Text'),
    '/pdf': send('%PDF-1.7 <title>No</title>', 200, 'application/pdf'),
    '/latin': send(
      Buffer.from('<title>Größe</title>', 'latin1'),
      200,
      'text/html; charset=iso-8859-1',
    ),
    '/latin-told-inside': send(
      Buffer.from('<meta charset="windows-1252"><title>\x93KVM\x94</title>', 'latin1'),
      200,
      'text/html',
    ),
    '/wrong-letters': send(Buffer.from('<title>\xff\xfeK</title>', 'latin1')),
    '/hostile': send('<title>\u001b[31m\u202eKVM\u0007 &lt;b&gt;x&lt;/b&gt;</title>'),
    '/huge': (response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write('<title>Huge</title>');
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    },
    '/slow': () => undefined,
    '/slow-body': (response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).write('<title>Slow</title>');
    },
    '/reset': (_, { socket }) => socket.resetAndDestroy(),
  });
});
after(() => host.stop());

const read = (title: string, more = {}): PageResult => ({
  facts: { title, ...more },
  problem: undefined,
  movedTo: undefined,
});
const good = { authors: ['Ada'], language: 'en' };
const failed = (problem: string): PageResult => ({ facts: {}, problem, movedTo: undefined });
const unread = (why: string) => failed(`The page could not be read: ${why}.`);
const other = (why: string) => failed(`The page was not used: ${why}. Open it in a browser.`);

for (const [path, expected] of [
  ['/good', read('KVM & you', good)],
  ['/good#part', read('KVM & you', good)],
  ['/for-now', read('KVM & you', good)],
  ['/latin', read('Größe')],
  ['/latin-told-inside', read('“KVM”')],
  ['/wrong-letters', read('\ufffd\ufffdK')],
  ['/hostile', read('KVM <b>x</b>')],
  ['/huge', read('Huge')],
  ['/no-title', failed('The page loads, but has no title.')],
  ['/pdf', failed('The page loads, but has no title.')],
  ['/challenge', other('the server checks for a human visitor (Just a moment...)')],
  ['/challenge-with-200', other('the server checks for a human visitor (Just a moment...)')],
  ['/members', other('it leads to a login (Sign in)')],
  ['/parked', other('it shows a parked-domain page (This domain is for sale)')],
  ['/not-found', other('it shows an error page (Page not found)')],
  ['/404', unread('the server returned 404')],
  ['/410', unread('the server returned 410: gone')],
  ['/private', unread('it leads to a private address')],
  ['/metadata', unread('it leads to a private address')],
  ['/other-port', unread('it uses a port that is not for the web')],
  ['/slow', unread('the server did not respond in time')],
  ['/slow-body', unread('the server did not respond in time')],
] as const)
  test(`of ${path}: ${expected.problem ?? 'all that it says'}`, async () => {
    // Only what never ends is given up soon: a machine under load is slow to answer too.
    const timeout = path.startsWith('/slow') ? 500 : 60_000;
    assert.deepEqual(await ask(host.at(path), LOCAL, timeout), expected);
  });

test('says where a page has moved for good', async () => {
  assert.deepEqual(await ask(host.at('/moved')), {
    ...read('KVM & you', good),
    movedTo: host.at('/good'),
  });
});

test('requests nothing from a private address, unless that is allowed', async () => {
  host.requests.length = 0;
  assert.deepEqual(await ask(host.at('/good'), []), unread('it leads to a private address'));
  assert.equal(host.requests.length, 0);
});

test('requests a page once, and says who does', async () => {
  host.requests.length = 0;
  await ask(host.at('/good'));
  assert.deepEqual(
    host.requests.map(({ method, path, headers }) => [method, path, headers['user-agent']]),
    [['GET', '/good', 'Cairn (test)']],
  );
});

test('is aborted', async () => {
  const end = new AbortController();
  const asked = ask(host.at('/slow'), LOCAL, 60_000, end.signal);
  end.abort();
  assert.deepEqual(await asked, unread('the server did not respond in time'));
});

function ask(
  address: string,
  allowPrivate = LOCAL,
  timeout = 60_000,
  signal = new AbortController().signal,
): Promise<PageResult> {
  return readPage(address, { allowPrivate, timeout, userAgent: 'Cairn (test)', signal });
}

test('reads a page through the proxy of the environment', async (context) => {
  const proxy = await startHost('127.0.0.4', { '*': send(GOOD) });
  const before = process.env['HTTP_PROXY'];
  process.env['HTTP_PROXY'] = proxy.at('/');
  context.after(() => {
    proxy.stop();
    if (before === undefined) delete process.env['HTTP_PROXY'];
    else process.env['HTTP_PROXY'] = before;
  });
  const { facts } = await readPage('http://127.0.0.5/elsewhere', {
    allowPrivate: LOCAL,
    timeout: 5000,
    userAgent: 'test',
    signal: new AbortController().signal,
  });
  assert.equal(facts.title, 'KVM & you');
  assert.deepEqual(
    proxy.requests.map(({ path }) => path),
    ['http://127.0.0.5/elsewhere'],
  );
});
