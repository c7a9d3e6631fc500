/**
 * On every page: has the browser keep copies for reading without a connection, says what is fetched for that and when
 * a new version is ready. Where there are no service workers, or no storage, nothing happens.
 */
import { isBackgroundFetch, type OfflineRequest } from '../../offline/messages.ts';
import { base, mayFetch, readChoice } from './background.ts';

const workers = findWorkers();

if (workers && import.meta.env.DEV) {
  // A worker of the built site at the same address would answer with pages of the past.
  void workers.getRegistrations().then((all) => {
    for (const registration of all)
      if (registration.active?.scriptURL.endsWith('/offline-worker.js'))
        void registration.unregister();
  });
} else if (workers) {
  // A reader who opens a second page stays; one who only looks in does not pay for the rest.
  const first = workers.controller;
  let before = first;
  workers.addEventListener('controllerchange', () => {
    // The first worker of this site changes nothing of what the page shows.
    const isNewer = before?.scriptURL === workers.controller?.scriptURL;
    before = workers.controller;
    // What somebody is writing here is worth more than the newest version.
    if (isNewer && !isWriting()) location.reload();
  });
  workers.addEventListener('message', ({ data }) => {
    // The page about offline reading says it itself.
    if (!isBackgroundFetch(data) || readChoice() || document.querySelector('offline-storage'))
      return;
    void import('./notices.ts').then(({ showSaving }) => showSaving(data.bytes));
  });
  workers.startMessages();
  const start = () => setTimeout(() => void begin(workers, first), 500);
  if (document.readyState === 'complete') start();
  else addEventListener('load', start);
}

async function begin(container: ServiceWorkerContainer, first: ServiceWorker | null) {
  try {
    const scope = new URL(base, location.href).href;
    const registration = mayFetch()
      ? await container.register(`${base}offline-worker.js`, { scope })
      : await container.getRegistration(base);
    // One at a shorter base path may answer for the pages of this site too.
    if (registration?.scope !== scope) return;
    watch(registration);
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', () => watch(registration));
    });
    if (mayFetch()) first?.postMessage({ offline: 'fetch-rest' } satisfies OfflineRequest);
  } catch {
    // Not allowed here: the site works as before.
  }
}

function watch({ waiting, active }: ServiceWorkerRegistration): void {
  if (waiting && active) void import('./notices.ts').then(({ showNotice }) => showNotice(waiting));
}

function isWriting(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'main :is(input:not([type=search]), textarea)',
  );
  return [...fields].some(({ value, defaultValue }) => value !== defaultValue);
}

function findWorkers(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}
