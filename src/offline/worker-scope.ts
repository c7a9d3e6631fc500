/** The part of a service worker's surroundings that ours uses; TypeScript keeps them in a library that excludes the one for pages. */
export interface WorkerScope {
  registration: {
    scope: string;
    navigationPreload?: { disable: () => Promise<void> };
  };
  clients: {
    claim: () => Promise<void>;
    matchAll: (options: { includeUncontrolled: boolean }) => Promise<Client[]>;
  };
  skipWaiting: () => Promise<void>;
  addEventListener: <Name extends keyof WorkerEvents>(
    name: Name,
    listener: (event: WorkerEvents[Name]) => void,
  ) => void;
}

interface WorkerEvents {
  install: LastingEvent;
  activate: LastingEvent;
  fetch: FetchEvent;
  message: LastingMessage;
}

interface Client {
  url: string;
  postMessage: (message: unknown) => void;
}

/** An event that keeps the worker alive until what it began has ended. */
interface LastingEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}

export interface FetchEvent extends LastingEvent {
  request: Request;
  respondWith: (response: Promise<Response>) => void;
}

interface LastingMessage extends LastingEvent {
  data: unknown;
}
