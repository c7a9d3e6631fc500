import { findOwn, notesOf } from '../../offline/cache-names.ts';
import {
  isOfflineState,
  type Keepable,
  type OfflineRequest,
  type OfflineState,
} from '../../offline/messages.ts';
import { base, writeChoice } from './background.ts';

/** Whether this browser, at this address, can keep anything. */
export function canKeep(): boolean {
  try {
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    return workers !== undefined && 'caches' in window;
  } catch {
    return false;
  }
}

/** Watches the state of the worker: now, if there is one, and whenever it changes. */
export function onWorkerState(listener: (state: OfflineState) => void): void {
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('message', ({ data }) => {
    if (isOfflineState(data)) listener(data);
  });
  serviceWorker.startMessages();
  findRegistration().then(
    (registration) =>
      registration?.active?.postMessage({ offline: 'tell' } satisfies OfflineRequest),
    () => undefined,
  );
}

/** Sends the worker a request, and starts it where there is none. Throws when it does not start. */
export async function sendToWorker(request: OfflineRequest): Promise<void> {
  // Throws where nothing may be stored: the worker may not store anything either.
  localStorage.getItem('');
  // Whatever the answer, copies are made; with it they stay when room is short.
  const storage = navigator.storage as Partial<StorageManager> | undefined;
  if (request.offline === 'keep') void storage?.persist?.().catch(() => false);
  const worker = await startWorker();
  worker.postMessage(request);
}

/** Fetches nothing in the background any more, and removes what came that way unless the reader keeps something. */
export async function refuseBackground(): Promise<void> {
  const note = await caches.match(`${base}offline-notes/kept`, { cacheName: notesOf(base) });
  const kept = note ? ((await note.json()) as Keepable[]) : [];
  if (kept.length === 0) await clearCaches();
  else await stopBackground();
}

/** Fetches nothing in the background any more; what is here stays. */
export async function stopBackground(): Promise<void> {
  writeChoice('off');
  for (const worker of workersOf(await findRegistration()))
    worker.postMessage({ offline: 'stop' } satisfies OfflineRequest);
}

/** Allows fetching in the background, and begins. */
export async function startBackground(): Promise<void> {
  writeChoice('on');
  const worker = await startWorker();
  worker.postMessage({ offline: 'fetch-rest' } satisfies OfflineRequest);
}

/** Removes the worker and all its copies; none are made until the reader chooses one. */
export async function clearCaches(): Promise<void> {
  await stopBackground();
  const registration = await findRegistration();
  const all = workersOf(registration);
  await registration?.unregister();
  const names = findOwn(await caches.keys(), base);
  await Promise.all(names.map((name) => caches.delete(name)));
  // They continue for the pages that are open.
  for (const worker of all) worker.postMessage({ offline: 'forget' } satisfies OfflineRequest);
}

function workersOf(registration: ServiceWorkerRegistration | undefined): ServiceWorker[] {
  const { installing, waiting, active } = registration ?? {};
  return [installing, waiting, active].filter((worker) => worker != null);
}

/** The worker of this site; one at a shorter base path may answer for its pages too. */
async function findRegistration(): Promise<ServiceWorkerRegistration | undefined> {
  const registration = await navigator.serviceWorker.getRegistration(base);
  return registration && new URL(registration.scope).pathname === base ? registration : undefined;
}

async function startWorker(): Promise<ServiceWorker> {
  const script = `${base}offline-worker.js`;
  const registration = await navigator.serviceWorker.register(script, { scope: base });
  const { active, installing, waiting } = registration;
  const coming = active ?? installing ?? waiting;
  if (!coming) throw new Error('There is no worker.');
  return new Promise((resolve, reject) => {
    const look = () => {
      if (coming.state === 'activated') resolve(coming);
      if (coming.state === 'redundant') reject(new Error('The worker could not start.'));
    };
    coming.addEventListener('statechange', look);
    look();
  });
}

/** `40 KB`, `1.2 MB`, `10.7 GB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} KB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** What could not be kept, in words. */
export function formatFailure({ why }: NonNullable<OfflineState['failure']>): string {
  if (why === 'room') return 'Nothing kept: this device does not have enough space.';
  if (why === 'updated')
    return 'Nothing kept: the site has just been updated. Reload the page and try again.';
  return 'Nothing kept: the connection was lost. Try again.';
}
