import { gzipSync } from 'node:zlib';
import type { Responder } from './server-case.ts';

const OK = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';
const MEBIBYTE = 1024 * 1024;

/** Accepts the request and sends nothing. */
export const silence: Responder = () => undefined;

/** Closes the connection at once, as a crashed server does. */
export const reset: Responder = ({ request }) => {
  request.socket.resetAndDestroy();
};

/** Writes bytes past the HTTP of Node, and ends. */
export function raw(text: string): Responder {
  return ({ request }) => {
    request.socket.end(text);
  };
}

/** Promises more than it sends, then resets. */
export const resetInBody: Responder = ({ request }) => {
  request.socket.write(
    `${OK}Content-Length: 5000\r\n\r\n<title>Memory of a guest</title><p>A hyp`,
    () => request.socket.resetAndDestroy(),
  );
};

/** Sends a page with a wrong length. */
export function wrongLength(length: number): Responder {
  const body = '<title>Memory of a guest</title><p>A hypervisor gives each guest a machine.';
  return raw(`${OK}Content-Length: ${length}\r\nConnection: close\r\n\r\n${body}`);
}

/** Sends a letter at a time, while the connection is open. */
export function trickle(start: string): Responder {
  return ({ request }) => {
    request.socket.write(start);
    const timer = setInterval(() => request.socket.write('a'), 100);
    request.socket.on('close', () => {
      clearInterval(timer);
    });
  };
}

/** Sends one header, letter by letter. */
export const slowHeaders = trickle(`${OK}X-Slow: `);

/** Responds over HTTP/2, which has no words for a status. */
export function http2Page(status: number, headers: Record<string, string> = {}): Responder {
  return ({ response }) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers });
    response.end('<title>Memory of a guest</title><h2 id="exits">Exits</h2>');
  };
}

/** Sends a body without an end over HTTP/2, as fast as it is read. */
export const http2Endless: Responder = ({ response }) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  const chunk = '<p>A page without an end.</p>\n'.repeat(500);
  let isOpen = true;
  response.on('close', () => (isOpen = false));
  const write = () => {
    while (isOpen && response.write(chunk));
  };
  response.on('drain', write);
  write();
};

/** Sends hints, while the connection is open. */
export const endlessHints: Responder = ({ request }) => {
  const timer = setInterval(
    () => request.socket.write('HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n'),
    10,
  );
  request.socket.on('close', () => {
    clearInterval(timer);
  });
};

/** Sends the body of a page, letter by letter. */
export const slowBody = trickle(
  `${OK}Content-Length: 100000\r\n\r\n<title>Memory of a guest</title>`,
);

/** Sends a body without an end, as fast as it is read. */
export function endless(status: number, headers: Record<string, string> = {}): Responder {
  return ({ response }) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers });
    const chunk = Buffer.from('<p>A page without an end.</p>\n'.repeat(2000));
    response.write('<title>Without an end</title>');
    const write = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', write);
    write();
  };
}

/** Sends a quarter of a mebibyte that unpacks to 256 MiB. */
export const gzipBomb: Responder = ({ response }) => {
  response
    .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
    .end(createBomb());
};

/** Sends the same, packed twice. */
export const gzipBombTwice: Responder = ({ response }) => {
  response
    .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip, gzip' })
    .end(gzipSync(createBomb()));
};

function createBomb(): Buffer {
  // Members of gzip may follow each other, so that the server need not pack it all.
  bomb ??= Buffer.concat(Array<Buffer>(256).fill(gzipSync(Buffer.alloc(MEBIBYTE, 'a'))));
  return bomb;
}
let bomb: Buffer | undefined;

/** Sends plain text that is called packed. */
export const brokenGzip: Responder = ({ response }) => {
  response
    .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
    .end('<title>Memory of a guest</title>');
};

/** Sends this many bytes of headers before the page. */
export function headersOf(bytes: number): Responder {
  const line = `X-Long: ${'a'.repeat(8000)}\r\n`;
  const lines = line.repeat(Math.ceil(bytes / line.length));
  return raw(`${OK}${lines}Connection: close\r\n\r\n<title>Memory of a guest</title>`);
}
