import { setImmediate } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { RefusedError } from './address-guard.ts';
import { createBodyReader, type BodyReader } from './body-reader.ts';
import { isReadable } from './read-page.ts';

/** What is read of a page at most, unpacked. */
const BODY_LIMIT = 64 * 1024;
/** What a redirect may send, and take, besides its headers, for the sake of its connection. */
const REDIRECT_BODY = 16 * 1024;
const REDIRECT_TIME = 1000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Sends one GET and reads the beginning of its answer: once its headers are there the status is the answer, and of a
 * body that is slow or breaks off only what came by then is read. Throws when there are no headers within `timeout`
 * milliseconds, and when `signal` says so; the connection is closed in all these cases.
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
      // Nothing begins any more, and whoever ends the run waits for nobody.
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

/** Closes a connection. It has left the host by the next iteration of the event loop; only then may another begin. */
async function closeConnection(
  connection: Dispatcher.DispatchController | undefined,
  why: Error,
): Promise<void> {
  connection?.abort(why);
  await setImmediate();
  await setImmediate();
}

/** The value of a header; the first where it is told more than once. */
export function headerOf(
  { headers }: Pick<HttpResponse, 'headers'>,
  name: string,
): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Whether the status is one with which `Location` is followed. */
export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  rawHeaders: Buffer[];
  /** The beginning of the body, unpacked. */
  body: Buffer;
  isWhole: boolean;
}
