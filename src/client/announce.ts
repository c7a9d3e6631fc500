import { createElement } from './markup.ts';

let region: HTMLElement | undefined;

/** Tells screen readers something, once they are done with what they say. */
export function announce(text: string): void {
  region ??= document.body.appendChild(createElement('p', { class: 'v', role: 'status' }));
  region.textContent = '';
  // A region is heard only when it changes after it was there, even to what it said before.
  setTimeout(() => region?.replaceChildren(text), 100);
}
