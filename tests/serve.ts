import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const mimeTypes: Record<string, string> = {
  '.bib': 'text/x-bibtex; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};
/** Where a page finds the script that it runs first. */
const FIRST = 'runs-first.js';
/** What was compressed before, by the hash of its content: pages share most of what they load. */
const compressed = new Map<string, Buffer>();
const packed = new Set(['.ico', '.png', '.wasm', '.woff2']);

/**
 * Serves a folder at a base path as a static host does: gzip, index files, redirects to "/", 404.html. `first` is a
 * function that each page runs before its own scripts; `port` is one that was free before.
 */
export async function serveSite(
  folder: string,
  base: string,
  first?: () => void,
  port = 0,
): Promise<ServedSite> {
  const missing: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (first && path === `${base}${FIRST}`) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(`(${first.toString()})()`);
      return;
    }
    void findFile(folder, base, decodeURIComponent(path)).then((found) => {
      if (found === 'folder') {
        response.writeHead(301, { location: `${path}/` }).end();
        return;
      }
      if (found === undefined) missing.push(path);
      return send(
        response,
        found ?? join(folder, '404.html'),
        found === undefined ? 404 : 200,
        // Not where a service worker fetches copies, which have to be the very files of the site.
        first && request.headers.accept?.includes('text/html') ? `${base}${FIRST}` : undefined,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${address.port}${base}`,
    missing,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      // Only now, as a browser opens the next connection as soon as one breaks.
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The file for a path, "folder" where the path lacks its last slash, nothing where there is neither. */
async function findFile(folder: string, base: string, path: string): Promise<string | undefined> {
  if (!path.startsWith(base)) return undefined;
  const file = join(folder, normalize(`/${path.slice(base.length)}`));
  if (path.endsWith('/')) return findFile(folder, base, `${path}index.html`);
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory() === true) return 'folder';
  return found?.isFile() === true ? file : undefined;
}

async function send(
  response: ServerResponse,
  file: string,
  status: number,
  script?: string,
): Promise<void> {
  const type = extname(file);
  const own = await readFile(file).catch(() => Buffer.from('Not found'));
  const bytes =
    script !== undefined && type === '.html'
      ? own.toString().replace('<head>', `<head><script src="${script}"></script>`)
      : own;
  const gzip = !packed.has(type);
  const body = gzip ? compress(bytes) : bytes;
  response.writeHead(status, {
    'content-type': mimeTypes[type] ?? 'application/octet-stream',
    'content-length': body.length,
    ...(gzip && { 'content-encoding': 'gzip' }),
  });
  response.end(body);
}

function compress(bytes: Buffer | string): Buffer {
  const key = createHash('sha1').update(bytes).digest('base64');
  const body = compressed.get(key) ?? gzipSync(bytes);
  compressed.set(key, body);
  return body;
}

export interface ServedSite {
  /** Address of the home page. */
  address: string;
  /** The paths that were requested and are not there. */
  missing: string[];
  stop: () => Promise<void>;
}
