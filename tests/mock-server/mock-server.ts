import type { LookupAddress } from 'node:dns';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer as createHttp2Server, type ServerHttp2Session } from 'node:http2';
import { createServer as createSecureServer } from 'node:https';
import {
  type AddressInfo,
  createServer as createPlainServer,
  type Server as PlainServer,
  isIP,
} from 'node:net';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { Place } from './server-case.ts';
import { status } from './responses.ts';
import type { Visit } from './visits.ts';

/** Where the hosts of the cases live; requests are allowed. */
export const OPEN = '127.0.0.2';
/** An allowed machine at which nobody listens. */
export const CLOSED = '127.0.0.3';
/** An allowed machine that speaks another protocol at either port. */
const STRANGE = '127.0.0.4';
/** An allowed machine that speaks only HTTP/2 over TLS. */
export const HTTP2 = '127.0.0.5';
/** The ranges that the link check may request. */
export const ALLOWED = [`${OPEN}/31`, `${STRANGE}/31`];
/** A machine that must never be requested, and that logs it. */
export const CANARY = '127.0.0.9';

const certificates = join(import.meta.dirname, 'certificates');

/**
 * Starts the server of all these places on loopback: every host of theirs, over HTTP and HTTPS, and the
 * canary. Responds with 404 to everything else. The caller stops it.
 */
export async function startMockServer(places: Place[]): Promise<MockServer> {
  const responders = collectResponders(places);
  const visits: Visit[] = [];
  const counts = new Map<string, number>();
  const ports = { http: 0, https: 0 };

  const addressOf = (url: string) => addPort(url, ports);
  const respond =
    (scheme: Visit['scheme']) => (request: IncomingMessage, response: ServerResponse) => {
      const visit = startVisit(scheme, request, response);
      visits.push(visit);
      const key = `${visit.host}${visit.path}`;
      const count = counts.get(`${scheme}://${key}`) ?? 0;
      counts.set(`${scheme}://${key}`, count + 1);
      const responder = responders.get(`${scheme}://${key}`) ?? responders.get(key) ?? status(404);
      responder({ request, response, count, addressOf });
    };

  const open = createServer(respond('http'));
  const secure = createSecureServer(
    { ...readCertificate('trusted'), SNICallback: chooseCertificate },
    respond('https'),
  );
  const http2 = createHttp2Server(
    { ...readCertificate('trusted'), allowHTTP1: false },
    respond('https') as unknown as Parameters<typeof createHttp2Server>[1],
  );
  const sessions = new Set<ServerHttp2Session>();
  http2.on('session', (session) => sessions.add(session));
  const canary = createServer(respond('http'));
  const strange = [0, 1].map(() => createPlainServer((socket) => socket.end('SSH-2.0-Mock\r\n')));
  const servers: PlainServer[] = [open, secure, http2, canary, ...strange];
  ports.http = await listen(open, OPEN, 0);
  ports.https = await listen(secure, OPEN, 0);
  await listen(canary, CANARY, ports.http);
  await listen(http2, HTTP2, ports.https);
  await Promise.all(
    strange.map((server, n) => listen(server, STRANGE, n === 0 ? ports.http : ports.https)),
  );

  return {
    visits,
    addressOf,
    shorten: (text) => text.replaceAll(`:${ports.http}/`, '/').replaceAll(`:${ports.https}/`, '/'),
    names: createNames(places, OPEN),
    authority: readFileSync(join(certificates, 'authority.crt'), 'utf8'),
    stop: async () => {
      for (const server of [open, secure, canary]) server.closeAllConnections();
      for (const session of sessions) session.destroy();
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    },
  };
}

function collectResponders(places: Place[]) {
  return new Map(
    places.flatMap(({ id, responders = {} }) =>
      Object.entries(responders).map(([place, responder]) => [
        place.startsWith('/') ? `${id}.example${place}` : place,
        responder,
      ]),
    ),
  );
}

function startVisit(
  scheme: Visit['scheme'],
  request: IncomingMessage,
  response: ServerResponse,
): Visit {
  const { headers, method = '', url = '', socket } = request;
  const visit: Visit = {
    scheme,
    host: (headers.host ?? String(headers[':authority'] ?? '')).replace(/:\d+$/, ''),
    path: url,
    method,
    address: socket.localAddress ?? '',
    agent: headers['user-agent'] ?? '',
    cookie: headers.cookie ?? '',
    etag: headers['if-none-match'] ?? '',
    start: performance.now(),
  };
  const end = () => {
    visit.end ??= performance.now();
    // Which serves many more visits.
    socket.off('close', end);
  };
  response.on('finish', end);
  response.on('close', end);
  socket.on('close', end);
  return visit;
}

/** Adds the port of the server to an address without one that leads to loopback or to a made-up host. */
function addPort(url: string, ports: Record<Visit['scheme'], number>): string {
  return url.replace(
    /^(https?):\/\/([^/:?#]+\.example|127\.[\d.]+|\[::ffff:127[^\]]+\]|www\.sedoparking\.com)(?=[/?#]|$)/,
    (_, scheme: Visit['scheme'], host: string) => `${scheme}://${host}:${ports[scheme]}`,
  );
}

function chooseCertificate(
  host: string,
  done: (error: Error | null, context: ReturnType<typeof createSecureContext>) => void,
): void {
  const name = host.split('.')[0] ?? '';
  const known = ['expired', 'other-name', 'self-signed'].includes(name) ? name : 'trusted';
  done(null, createSecureContext(readCertificate(known)));
}

function readCertificate(name: string) {
  return {
    cert: readFileSync(join(certificates, `${name}.crt`)),
    key: readFileSync(join(certificates, `${name}.key`)),
  };
}

async function listen(server: PlainServer, address: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, resolve);
  });
  return (server.address() as AddressInfo).port;
}

export interface MockServer {
  /** All requests so far. */
  visits: Visit[];
  /** Adds the port of this server to an address. */
  addressOf: (url: string) => string;
  /** Removes the ports of this server from a text. */
  shorten: (text: string) => string;
  names: Names;
  /** The certificate that the others are signed with, in PEM. */
  authority: string;
  stop: () => Promise<void>;
}

/**
 * Creates the look-up of the names of these places. A name of a place that says nothing about it leads to
 * `usual`; all other names do not exist. Nothing leaves the machine.
 */
function createNames(places: Place[], usual: string): Names {
  const known = new Map(places.flatMap(({ names = {} }) => Object.entries(names)));
  const lookups = new Map<string, number>();
  return {
    lookups,
    resolve: (name) => {
      const count = lookups.get(name) ?? 0;
      lookups.set(name, count + 1);
      const results = known.get(name) ?? (name.endsWith('.example') ? [[usual]] : [[]]);
      const addresses =
        typeof results === 'function' ? results() : (results[count] ?? results.at(-1) ?? []);
      if (addresses.length === 0) return Promise.reject(noSuchName(name));
      return Promise.resolve(addresses.map((address) => ({ address, family: isIP(address) })));
    },
  };
}

function noSuchName(name: string): Error {
  return Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
}

export interface Names {
  /** Fails with ENOTFOUND for a name that does not exist. */
  resolve: (name: string) => Promise<LookupAddress[]>;
  /** How often each name was looked up. */
  lookups: Map<string, number>;
}
