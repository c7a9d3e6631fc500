/**
 * On every page: has the browser keep copies for reading without a connection, says when a new
 * version is ready, and takes it. Where there are no service workers, or no storage, nothing happens.
 */
const base = document.documentElement.dataset['base'] ?? '/';
const storageKey = `cairn:${base}:offline`;
const workers = findWorkers();

if (workers && import.meta.env.DEV) {
  // A worker of the built site at the same address would answer with pages of the past.
  void workers.getRegistrations().then((all) => {
    for (const registration of all)
      if (registration.active?.scriptURL.endsWith('/offline-worker.js'))
        void registration.unregister();
  });
} else if (workers) {
  let before = workers.controller;
  workers.addEventListener('controllerchange', () => {
    // The first worker of this site changes nothing of what the page shows.
    const isNewer = before?.scriptURL === workers.controller?.scriptURL;
    before = workers.controller;
    // What somebody is writing here is worth more than the newest version.
    if (isNewer && !isWriting()) location.reload();
  });
  if (!isSwitchedOff()) {
    const start = () => setTimeout(() => void register(workers), 500);
    if (document.readyState === 'complete') start();
    else addEventListener('load', start);
  }
}

async function register(container: ServiceWorkerContainer): Promise<void> {
  try {
    const registration = await container.register(`${base}offline-worker.js`, { scope: base });
    watch(registration);
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', () => watch(registration));
    });
  } catch {
    // Not allowed here: the site works as before.
  }
}

function watch({ waiting, active }: ServiceWorkerRegistration): void {
  if (waiting && active)
    void import('./update-notice.ts').then(({ showNotice }) => showNotice(waiting));
}

function isWriting(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'main :is(input:not([type=search]), textarea)',
  );
  return [...fields].some(({ value, defaultValue }) => value !== defaultValue);
}

function isSwitchedOff(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'off';
  } catch {
    return true;
  }
}

function findWorkers(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}
