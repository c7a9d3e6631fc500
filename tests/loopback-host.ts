import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Starts a server on a loopback address, for tests: it answers by path, with 404 elsewhere, and keeps a log
 * of what it was asked.
 */
export async function startHost(address: string, replies: Record<string, Reply>): Promise<Host> {
  const requests: ReceivedRequest[] = [];
  const server: Server = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request;
    const entry: ReceivedRequest = {
      method,
      path,
      headers,
      start: performance.now(),
      end: Infinity,
    };
    requests.push(entry);
    response.on('close', () => (entry.end = performance.now()));
    const reply = replies[path] ?? replies['*'];
    if (reply) reply(response, request, requests.filter((other) => other.path === path).length);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    requests,
    port,
    at: (path, name = address) => `http://${name}:${port}${path}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The most requests that were answered at the same time. */
export function countTogether(requests: ReceivedRequest[]): number {
  const flying = requests.map((one) =>
    requests.filter((o) => o.start <= one.start && o.end > one.start),
  );
  return Math.max(0, ...flying.map(({ length }) => length));
}

export type Reply = (response: ServerResponse, request: IncomingMessage, times: number) => void;

export interface ReceivedRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  start: number;
  /** When the answer was whole, or its connection closed. */
  end: number;
}

export interface Host {
  requests: ReceivedRequest[];
  port: number;
  /** Its address with a path, and perhaps another name. */
  at: (path: string, name?: string) => string;
  stop: () => void;
}
