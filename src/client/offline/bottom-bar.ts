import stylesheet from '../../styles/offline.css?url';

/** Adds the styles of the bars at the foot of the window, once; resolves when they are there. */
export function loadBarStyle(): Promise<void> {
  if (document.querySelector(`link[href="${stylesheet}"]`)) return Promise.resolve();
  return new Promise((done) => {
    const link = Object.assign(document.createElement('link'), {
      rel: 'stylesheet',
      href: stylesheet,
      onload: done,
      onerror: done,
    });
    document.head.append(link);
  });
}

/** Makes a button; `lesser` where another one beside it matters more. */
export function createButton(textContent: string, lesser = false): HTMLButtonElement {
  return Object.assign(document.createElement('button'), {
    type: 'button',
    textContent,
    className: lesser ? 'lesser-button' : '',
  });
}
