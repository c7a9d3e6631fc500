import { setImmediate } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { RefusedError } from './address-guard.ts';
import { isReadable } from './read-page.ts';
import type { Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** How much is read of a page, decoded. */
const BODY_LIMIT = 64 * 1024;
/** How much body a redirect may send, and how long it may take, so that its connection can be kept. */
const REDIRECT_BODY = 16 * 1024;
const REDIRECT_TIME = 1000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Sends one GET and reads the beginning of its response: the headers are enough, and a body that is slow or breaks
 * off is read as far as it has come. The connection is closed if there is an error.
 *
 * @throws {Error} if there are no headers within `timeout` milliseconds, or if `signal` aborts
 */
export function sendRequest(
  dispatch: Dispatcher.Dispatch,
  options: Dispatcher.DispatchOptions,
  { timeout, signal }: { timeout: number; signal: AbortSignal },
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    let connection: Dispatcher.DispatchController | undefined;
    let reader: BodyReader | undefined;
    let head: Omit<HttpResponse, 'body' | 'isWhole'> | undefined;
    let isOver = false;
    let redirectTimer: NodeJS.Timeout | undefined;

    const end = (): boolean => {
      if (isOver) return false;
      isOver = true;
      clearTimeout(timer);
      clearTimeout(redirectTimer);
      signal.removeEventListener('abort', stop);
      return true;
    };
    const fail = (error: Error) => {
      if (!end()) return;
      reader?.drop();
      const left = closeConnection(connection, error);
      // Nothing starts any more, and the run ends without waiting.
      if (signal.aborted) reject(error);
      else
        void left.then(() => {
          reject(error);
        });
    };
    const finish = (isCut: boolean) => {
      if (!head || !end()) return;
      const rest = reader?.finish() ?? Promise.resolve({ body: Buffer.alloc(0), isWhole: true });
      const read = rest.then(({ body, isWhole }) => ({ body, isWhole: isWhole && !isCut }));
      const start = head;
      const left = isCut ? closeConnection(connection, new Error('read enough')) : undefined;
      Promise.all([read, left]).then(([rest]) => {
        resolve({ ...start, ...rest });
      }, reject);
    };
    const cut = () => {
      finish(true);
    };
    const stop = () => {
      fail(new Error('the run ended'));
    };
    const breakOff = (error: Error) => {
      if (head) finish(true);
      else fail(error);
    };
    const timer = setTimeout(() => {
      breakOff(new RefusedError('TIMEOUT'));
    }, timeout);
    signal.addEventListener('abort', stop);

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        connection = controller;
        if (isOver) controller.abort(new Error('too late'));
      },
      onResponseStart(controller, status, headers) {
        if (status < 200 || isOver) return;
        head = { status, headers, rawHeaders: (controller.rawHeaders ?? []) as Buffer[] };
        if (REDIRECTS.has(status)) {
          reader = createBodyReader(undefined, REDIRECT_BODY, cut);
          redirectTimer = setTimeout(cut, Math.min(REDIRECT_TIME, timeout));
        } else if (isReadable(headerOf(head, 'content-type'))) {
          reader = createBodyReader(headerOf(head, 'content-encoding'), BODY_LIMIT, cut);
        } else cut();
      },
      onResponseData: (_, chunk) => reader?.write(chunk),
      onResponseEnd: () => {
        finish(false);
      },
      onResponseError: (_, error) => {
        breakOff(error);
      },
    };
    try {
      if (signal.aborted) stop();
      else dispatch(options, handler);
    } catch (error) {
      fail(error as Error);
    }
  });
}

/**
 * Closes a connection. It is closed at the host by the next iteration of the event loop; only then may another start.
 */
async function closeConnection(
  connection: Dispatcher.DispatchController | undefined,
  reason: Error,
): Promise<void> {
  connection?.abort(reason);
  await setImmediate();
  await setImmediate();
}

/** The value of a header; the first one if it is repeated. */
export function headerOf(
  { headers }: Pick<HttpResponse, 'headers'>,
  name: string,
): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Whether the status is one for which `Location` is followed. */
export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  rawHeaders: Buffer[];
  /** The beginning of the body, decoded. */
  body: Buffer;
  isWhole: boolean;
}

const FLUSH = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const BROTLI = {
  flush: constants.BROTLI_OPERATION_FLUSH,
  finishFlush: constants.BROTLI_OPERATION_FLUSH,
};

/**
 * Creates a reader that decodes a body and never holds more than `limit` bytes of it, encoded or not. `onFull` is
 * called once, when no more is needed.
 */
export function createBodyReader(
  encoding: string | undefined,
  limit: number,
  onFull: () => void,
): BodyReader {
  const chunks: Buffer[] = [];
  const decoder = createDecoder(encoding);
  let received = 0;
  let kept = 0;
  let isFull = false;

  const fill = () => {
    if (isFull) return;
    isFull = true;
    onFull();
  };
  const keep = (chunk: Buffer) => {
    if (kept < limit) chunks.push(chunk.subarray(0, limit - kept));
    kept += chunk.length;
    if (kept < limit) return;
    decoder?.destroy();
    fill();
  };
  decoder?.on('data', keep);
  // A damaged body is read as far as it goes.
  decoder?.on('error', () => decoder.destroy());

  return {
    write(chunk) {
      if (isFull) return;
      received += chunk.length;
      if (!decoder) keep(chunk);
      else if (!decoder.destroyed) decoder.write(chunk);
      if (received >= limit) fill();
    },
    async finish() {
      if (decoder && !decoder.destroyed) {
        await new Promise<void>((resolve) => {
          decoder.once('close', resolve);
          decoder.end();
        });
      }
      return { body: Buffer.concat(chunks), isWhole: !isFull };
    },
    drop() {
      isFull = true;
      decoder?.destroy();
    },
  };
}

function createDecoder(encoding = ''): Transform | undefined {
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip(FLUSH);
    case 'deflate':
      return createInflate(FLUSH);
    case 'br':
      return createBrotliDecompress(BROTLI);
    default:
      return undefined;
  }
}

interface BodyReader {
  write: (chunk: Buffer) => void;
  /** What was read; call it once, after the last `write`. */
  finish: () => Promise<{ body: Buffer; isWhole: boolean }>;
  /** Discards what was read. */
  drop: () => void;
}
