/** The service worker: whole copies of one version of the site, for readers without a connection. */
import { respond, requestedAddress } from './respond.ts';
import { openCachedPages } from './cached-pages.ts';
import { install, removeOutdated } from './install.ts';
import { createKeeping } from './keeping.ts';
import type { BackgroundFetch, OfflineRequest, OfflineState } from './messages.ts';
import type { WorkerScope } from './worker-scope.ts';

const worker = self as unknown as WorkerScope;
// The build writes the version here: a new version is a new worker.
const version = 'OFFLINE_VERSION';
const root = worker.registration.scope;
const copies = openCachedPages(root, version);
const keeping = createKeeping(copies, { reinstall: () => start(), send });
/** How long the page that is being opened has the network to itself. */
const pause = 3_000;
let isTakingRest = false;
/** Aborts what is fetched in the background. */
let background = new AbortController();

worker.addEventListener('install', (event) => {
  event.waitUntil(start());
});

worker.addEventListener('activate', (event) => {
  const takeOver = async () => {
    await removeOutdated(copies, version);
    // Firefox fails a navigation whose preload fails, whatever the worker answers: no page opened offline.
    await worker.registration.navigationPreload?.disable();
    await worker.clients.claim();
    await keeping.sendState();
  };
  event.waitUntil(takeOver());
});

worker.addEventListener('fetch', (event) => {
  const address = requestedAddress(event.request, root);
  if (address === undefined) return;
  event.respondWith(respond(event, address, copies));
});

worker.addEventListener('message', (event) => {
  const request = event.data as OfflineRequest;
  if (request.offline === 'tell') event.waitUntil(keeping.sendState());
  if (request.offline === 'keep') event.waitUntil(keeping.keep(request.what));
  if (request.offline === 'drop') event.waitUntil(keeping.drop(request.what));
  if (request.offline === 'fetch-rest') event.waitUntil(takeRest());
  if (request.offline === 'stop') background.abort();
  if (request.offline === 'take-over') event.waitUntil(worker.skipWaiting());
  if (request.offline === 'forget') event.waitUntil(copies.forget());
});

async function start(): Promise<void> {
  background = new AbortController();
  await install(copies, version, { findOpen, announce, signal: background.signal });
}

async function takeRest(): Promise<void> {
  if (isTakingRest) return;
  isTakingRest = true;
  background = new AbortController();
  const { signal } = background;
  try {
    await new Promise((resolve) => setTimeout(resolve, pause));
    await keeping.takeRest(signal, announce);
  } finally {
    isTakingRest = false;
  }
}

/** The addresses of the pages that are open, below the base path. */
async function findOpen(): Promise<string[]> {
  const pages = await worker.clients.matchAll({ includeUncontrolled: true });
  const rest = {
    method: 'GET',
    cache: 'default',
    mode: 'navigate',
    headers: new Headers(),
  } as const;
  return pages.flatMap(({ url }) => requestedAddress({ url, ...rest }, root) ?? []);
}

function announce(bytes: number): Promise<void> {
  return send({ offline: 'background', bytes });
}

async function send(message: OfflineState | BackgroundFetch): Promise<void> {
  const pages = await worker.clients.matchAll({ includeUncontrolled: true });
  for (const page of pages) page.postMessage(message);
}
