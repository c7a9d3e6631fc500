import { findOwn } from '../../offline/cache-names.ts';
import { isOfflineState, type OfflineRequest, type OfflineState } from '../../offline/messages.ts';

const base = document.documentElement.dataset['base'] ?? '/';
const storageKey = `cairn:${base}:offline`;

/** Whether this browser, at this address, can keep anything. */
export function canKeep(): boolean {
  try {
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    return workers !== undefined && 'caches' in window;
  } catch {
    return false;
  }
}

/** Hears the state of the worker: now, if there is one, and whenever it changes. */
export function hearState(listener: (state: OfflineState) => void): void {
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

/** Asks the worker for something, and has it start where there is none. Throws when it does not. */
export async function askWorker(request: OfflineRequest): Promise<void> {
  localStorage.removeItem(storageKey);
  // Whatever the answer, copies are made; with it they stay when room is short.
  const storage = navigator.storage as Partial<StorageManager> | undefined;
  if (request.offline === 'keep') void storage?.persist?.().catch(() => false);
  const worker = await startWorker();
  worker.postMessage(request);
}

/** Removes the worker and all its copies; none are made until the reader asks for one. */
export async function removeCopies(): Promise<void> {
  localStorage.setItem(storageKey, 'off');
  const registration = await findRegistration();
  await registration?.unregister();
  const names = findOwn(await caches.keys(), base);
  await Promise.all(names.map((name) => caches.delete(name)));
  // It goes on for the pages that are open.
  registration?.active?.postMessage({ offline: 'forget' } satisfies OfflineRequest);
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
export function formatFault({ why }: NonNullable<OfflineState['fault']>): string {
  if (why === 'room') return 'Nothing kept: this device has no room for it.';
  if (why === 'renewed')
    return 'Nothing kept: the site has just been renewed. Reload the page and try again.';
  return 'Nothing kept: the connection broke. Try again.';
}
