import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { readOptions } from '../src/links/run/read-options.ts';
import { runLinks } from '../src/links/run/run-links.ts';
import { changeContent, writeContent } from './bad-content/small-content.ts';

const FOUND = /^[1-9]\d* done/m;
const SCRIPT = join(import.meta.dirname, '../scripts/links.ts');
/** Options that let it request from this machine, and quickly. */
export const QUICK = ['--allow-private', '127.0.0.0/8', '--gap', '0', '--archive-gap', '0'];

/** How a host responds at a path: a status, or a redirect to a URL; 404 by default. */
export type Replies = Record<string, number | [status: number, location: string] | 'never'>;

export interface Host {
  origin: string;
  /** The requested paths, in their order. */
  requested: string[];
  replies: Replies;
}

/** Starts a host on loopback that ends with the test. */
export async function startHost(
  context: TestContext,
  replies: Replies = {},
  address = '127.0.0.1',
): Promise<Host> {
  const host: Host = { origin: '', requested: [], replies };
  const server = createServer(({ url = '' }, response) => {
    host.requested.push(url);
    reply(host.replies[url] ?? 404, response);
  });
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  server.listen(0, address);
  await once(server, 'listening');
  host.origin = `http://${address}:${(server.address() as AddressInfo).port}`;
  return host;
}

/** The small catalog with other addresses: by those that it names, what takes their place. */
export async function writeLinked(
  context: TestContext,
  addresses: Record<string, string>,
  more: Record<string, string> = {},
): Promise<string> {
  const files = [...changeContent()].map(([file, text]) => {
    const changed = Object.entries(addresses).reduce(
      (result, [from, to]) => result.replaceAll(from, to),
      String(text),
    );
    return [file, changed] as const;
  });
  const folder = await writeContent(new Map([...files, ...Object.entries(more)]));
  context.after(() => rm(folder, { recursive: true }));
  return folder;
}

/** Runs the command with these arguments in this process, quickly; what it prints on the way is `err`. */
export async function checkLinks(
  args: string[],
  signal = new AbortController().signal,
): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runLinks(readOptions([...QUICK, ...args]), {
    out: (line) => out.push(line),
    progress: {
      show: ({ done, total }) => err.push(`${done} of ${total}`),
      print: (line) => err.push(line),
      end: () => undefined,
    },
    signal,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** Runs the command in a process of its own; sends `signal` once when it has found something. */
export async function spawnLinks(
  args: string[],
  { input = '', signal }: { input?: string; signal?: NodeJS.Signals } = {},
): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [SCRIPT, ...QUICK, ...args]);
  let out = '';
  let err = '';
  child.stdout.on('data', (data) => (out += String(data)));
  child.stderr.on('data', (data) => {
    const had = err;
    err += String(data);
    if (signal && !FOUND.test(had) && FOUND.test(err)) child.kill(signal);
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}

/** The text of a file, empty where there is none. */
export function readIfAny(...path: string[]): Promise<string> {
  return readFile(join(...path), 'utf8').catch(() => '');
}

function reply(wanted: Replies[string], response: ServerResponse): void {
  if (wanted === 'never') return;
  const [status, location] = typeof wanted === 'number' ? [wanted] : wanted;
  response.writeHead(status, {
    'content-type': 'text/html',
    ...(location !== undefined && { location }),
  });
  response.end('<title>A page</title><p id="part">Some words about virtual machines.</p>');
}

/** Replaces a passage of a file. */
export async function replaceIn(
  folder: string,
  file: string,
  passage: RegExp,
  instead: string,
): Promise<void> {
  const path = join(folder, file);
  await writeFile(
    path,
    (await readFile(path, 'utf8')).replace(passage, () => instead),
  );
}

/** A port on which nobody listens. */
export async function findClosedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
