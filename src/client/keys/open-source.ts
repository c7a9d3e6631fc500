import { announce, createElement } from '../markup.ts';
import { findItem, findMarkTarget } from './mark-target.ts';

/** Links to a source, the best first: what a page is for, the host in a row, any link off the site. */
const links = ['a.go[href^=http]', 'a.host', 'a[href^=http]'];
const none = 'no URL is listed';

/**
 * Opens the source of the row or step that had the focus, or else of the resource of the page, by the link
 * that it has there or, if there is none, by the one on its own page. Says so if it has no address.
 */
export async function openSource(focused: Element | null): Promise<void> {
  const item = findItem(focused);
  if (!item && !findMarkTarget(focused)) return;
  const link = findLink(item ?? document.querySelector('main .head'));
  if (link) {
    link.click();
    return;
  }
  const heading = (item ?? document).querySelector('.t, h1, h2, h3');
  const page = item?.querySelector<HTMLAnchorElement>('a[href*="/resources/"]');
  try {
    const found = page && (await fetchLink(page.href));
    if (found) found.click();
    else sayNone(heading);
  } catch {
    announce('The URL could not be loaded. Check your connection.');
  }
}

function findLink(scope: Element | null): HTMLAnchorElement | undefined {
  return links.flatMap((selector) => scope?.querySelector<HTMLAnchorElement>(selector) ?? [])[0];
}

async function fetchLink(address: string): Promise<HTMLAnchorElement | undefined> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} returned ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const link = findLink(page.querySelector('main .head'));
  return link && document.importNode(link, true);
}

/** In the row, once, and to screen readers each time. */
function sayNone(heading: Element | null): void {
  if (!heading) return;
  let note = heading.querySelector<HTMLElement>('[data-title]');
  if (!note) {
    const title = heading.querySelector('a') ?? heading;
    const attributes = {
      class: 'm',
      'data-title': title.textContent.trim(),
      'aria-hidden': 'true',
    };
    note = createElement('span', attributes, ` ${none}`);
    heading.append(note);
  }
  announce(`${note.dataset['title']}: ${none}`);
}
