import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { getGlobalDispatcher } from 'undici';
import { askAddresses } from './ask-addresses.ts';
import { checkExternalLinks } from './external.ts';
import { exitCodeOf, formatExternalReport } from './external-report.ts';

/** The host that may be asked, and the one that must never be. */
const ALLOWED = { allowPrivate: ['127.0.0.3'] };
let host: string;
let canary: string;
let canaryRequests: string[] = [];
let agents: string[] = [];
let flying = 0;
let mostFlying = 0;
const servers: Server[] = [];

before(async () => {
  canary = await listen('127.0.0.2', (path, response) => {
    canaryRequests.push(path);
    response.end();
  });
  host = await listen('127.0.0.3', (path, response, { method, headers }) => {
    agents.push(headers['user-agent'] ?? '');
    flying += 1;
    mostFlying = Math.max(mostFlying, flying);
    response.on('close', () => (flying -= 1));
    const [, room = '', rest = ''] = /^\/([\w-]+)\/?(.*)$/.exec(path) ?? [];
    if (/^\d+$/.test(room)) response.writeHead(Number(room)).end();
    else if (room === 'redirect')
      response.writeHead(302, { location: decodeURIComponent(rest) }).end();
    else if (room === 'no-head') response.writeHead(method === 'HEAD' ? 405 : 200).end('text');
    else if (room === 'reset') response.destroy();
    else if (room === 'endless') writeForever(response, method === 'HEAD' ? 405 : 200);
    else if (room !== 'hang') setTimeout(() => response.end(), 20);
  });
});

beforeEach(() => {
  canaryRequests = [];
  agents = [];
  mostFlying = 0;
});

after(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

const ANSWERS: [path: string, outcome: string, reason: string][] = [
  ['200', 'answered', 'answered 200'],
  ['204', 'answered', 'answered 204'],
  ['no-head', 'answered', 'answered 200'],
  ['redirect/%2F200', 'answered', 'answered 200'],
  ['redirect/%2F404', 'not found', 'answered 404'],
  ['404', 'not found', 'answered 404'],
  ['410', 'not found', 'answered 410'],
  ['401', 'blocked', 'answered 401'],
  ['403', 'blocked', 'answered 403'],
  ['429', 'blocked', 'answered 429'],
  ['500', 'failed', 'answered 500'],
  ['reset', 'failed', 'connection closed without an answer'],
  ['redirect/', 'failed', 'redirect count exceeded'],
  ['hang', 'failed', 'no answer in time'],
  ['endless', 'answered', 'answered 200'],
];

test('tells apart what a host can answer', async () => {
  const { links, asked, offline } = await checkExternalLinks(
    ANSWERS.map(([path]) => linkTo(`${host}/${path}`)),
    { ...ALLOWED, timeout: 1000 },
  );
  assert.deepEqual(
    links.map(({ url, outcome, reason }) => [url.slice(host.length + 1), outcome, reason]),
    ANSWERS,
  );
  assert.equal(asked, ANSWERS.length);
  assert.equal(offline, false);
});

test('never asks a private address: written out, by name, or at the end of a redirect', async () => {
  const targets = [
    `${canary}/direct`,
    canary.replace('127.0.0.2', 'localhost'),
    canary.replace('127.0.0.2', '0x7f.2'),
    canary.replace('127.0.0.2', '[::ffff:127.0.0.2]'),
    `${host}/redirect/${encodeURIComponent(`${canary}/redirected`)}`,
    `${host}/redirect/${encodeURIComponent(canary.replace('127.0.0.2', 'localhost'))}`,
    'http://169.254.169.254/latest/meta-data/',
  ];
  const { links } = await checkExternalLinks(targets.map(linkTo), ALLOWED);
  assert.deepEqual(
    links.map(({ outcome }) => outcome),
    targets.map(() => 'refused'),
  );
  assert.deepEqual(canaryRequests, []);
});

test('asks a private address whose range is allowed', async () => {
  const { links } = await checkExternalLinks([linkTo(canary)], { allowPrivate: ['127.0.0.0/8'] });
  assert.equal(links[0]?.outcome, 'answered');
});

test('goes past a proxy variable and leaves it as it was', async () => {
  process.env['HTTP_PROXY'] = canary;
  try {
    const { links } = await checkExternalLinks([linkTo(`${host}/200`)], ALLOWED);
    assert.equal(links[0]?.outcome, 'answered');
    assert.equal(process.env['HTTP_PROXY'], canary);
    assert.deepEqual(canaryRequests, []);
  } finally {
    delete process.env['HTTP_PROXY'];
  }
});

test('skips what is not http, and never calls that all right', async () => {
  const links = ['file:///etc/passwd', 'javascript:alert(1)', 'not an address'].map(linkTo);
  const report = await checkExternalLinks(links, ALLOWED);
  assert.equal(exitCodeOf(report), 2);
  assert.equal(
    formatExternalReport(report),
    'Nothing was checked.\n     3  skipped      not asked: not an http address',
  );
  assert.equal(formatExternalReport(await checkExternalLinks([])), 'Nothing was checked.');
});

test('says that it is offline when nothing at all was reached', async () => {
  const closed = await listen('127.0.0.3', () => undefined);
  servers.at(-1)?.close();
  const report = await checkExternalLinks([linkTo(`${closed}/a`), linkTo(`${closed}/b`)], ALLOWED);
  assert.equal(exitCodeOf(report), 3);
  assert.equal(
    formatExternalReport(report),
    'Nothing could be reached from here: offline is not broken.',
  );
  const online = await checkExternalLinks([linkTo(`${closed}/a`), linkTo(`${host}/200`)], ALLOWED);
  assert.equal(online.offline, false);
});

test('asks an address once for all files and fragments that name it, without its content', async () => {
  const url = `${host}/200?a=1&copy=2`;
  const report = await checkExternalLinks(
    [
      { url, file: 'content/resources/a.yaml' },
      { url: `${url}#part`, file: 'content/resources/b.yaml' },
    ],
    { ...ALLOWED, userAgent: 'Cairn (test)' },
  );
  assert.equal(report.asked, 1);
  assert.deepEqual(
    report.links.map(({ outcome }) => outcome),
    ['answered', 'answered'],
  );
  assert.deepEqual(agents, ['Cairn (test)']);
});

test('asks one host for two addresses at a time', async () => {
  const links = Array.from({ length: 20 }, (_, n) => linkTo(`${host}/slow/${n}`));
  const done: number[] = [];
  await checkExternalLinks(links, { ...ALLOWED, onAnswer: (count) => done.push(count) });
  assert.equal(mostFlying, 2);
  assert.equal(done.at(-1), 20);
});

test('reports what it has when it is stopped', async () => {
  const stop = new AbortController();
  const links = [
    linkTo(`${host}/200`),
    ...Array.from({ length: 5 }, (_, n) => linkTo(`${host}/hang/${n}`)),
  ];
  const report = await checkExternalLinks(links, {
    ...ALLOWED,
    signal: stop.signal,
    onAnswer: () => stop.abort(),
  });
  assert.deepEqual(
    report.links.map(({ outcome }) => outcome),
    ['answered', ...Array.from({ length: 5 }, () => 'not checked')],
  );
  assert.equal(exitCodeOf(report), 1);
});

test('asks nothing when linkinator goes past our dispatcher', async () => {
  const ask = {
    list: `${host}/404`,
    addresses: [],
    timeout: 1000,
    userAgent: 'Cairn (test)',
    signal: new AbortController().signal,
    onAnswer: () => undefined,
  };
  await assert.rejects(askAddresses(ask), {
    message:
      'linkinator does not use the dispatcher that refuses private addresses. Nothing was asked. Install one version of undici for both.',
  });
});

test('leaves the dispatcher of the process as it was', async () => {
  const previous = getGlobalDispatcher();
  await checkExternalLinks([linkTo(`${host}/200`)], ALLOWED);
  assert.equal(getGlobalDispatcher(), previous);
});

test('counts links by outcome and says of each that needs care where it stands', () => {
  const report = {
    links: [
      {
        url: 'https://a.example/',
        file: 'content/resources/a.yaml',
        outcome: 'answered',
        reason: 'answered 200',
      },
      {
        url: 'https://b.example/',
        file: 'content/resources/b.yaml',
        outcome: 'blocked',
        reason: 'answered 403',
      },
      {
        url: 'https://c.example/',
        file: 'content/resources/c.yaml',
        outcome: 'not found',
        reason: 'answered 404',
      },
      {
        url: 'https://d.example/',
        file: 'content/resources/d.yaml',
        outcome: 'unresolved',
        reason: 'no such host',
      },
      {
        url: 'http://10.0.0.1/',
        file: 'content/site.yaml',
        outcome: 'refused',
        reason: 'leads to the private address 10.0.0.1',
      },
    ],
    asked: 4,
    offline: false,
  } satisfies Parameters<typeof formatExternalReport>[0];
  assert.equal(
    formatExternalReport(report),
    `4 addresses were asked; links by outcome:
     1  answered     the address answers
     1  blocked      alive, but it does not let a program verify it
     1  not found    the host says that there is no such page
     1  unresolved   there is no such host
     1  refused      not asked: our policy forbids it

content/resources/c.yaml  not-found  https://c.example/ answered 404. Look for its new address, or for a copy in an archive.
content/resources/d.yaml  unresolved  https://d.example/ no such host. Look whether the host has moved.
content/site.yaml  refused  http://10.0.0.1/ leads to the private address 10.0.0.1. Correct the address, or allow its range with --allow-private.`,
  );
});

function linkTo(url: string) {
  return { url, file: 'content/resources/a.yaml' };
}

/** Starts a server on a loopback address and returns its origin. */
async function listen(
  address: string,
  respond: (path: string, response: ServerResponse, request: IncomingMessage) => void,
): Promise<string> {
  const server = createServer((request, response) => {
    respond(request.url ?? '', response, request);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  return `http://${address}:${(server.address() as AddressInfo).port}`;
}

function writeForever(response: ServerResponse, status: number): void {
  response.writeHead(status);
  if (status === 405) {
    response.end();
    return;
  }
  const chunk = Buffer.alloc(65_536);
  const write = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', write);
  write();
}
