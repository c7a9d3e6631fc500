import { setSaved, type Mark } from '../../progress/progress.ts';
import { markOfResource } from '../../progress/steps.ts';
import { announce, createElement } from '../markup.ts';
import { findStep, markAt, markResource, markStepAs } from '../marks/marking.ts';
import { loadSteps } from '../progress-index.ts';
import { store } from '../progress-store.ts';
import { findMarkTarget, type MarkTarget, findItem } from './mark-target.ts';
import { addressOf, underBase } from '../../catalog/addresses.ts';

/**
 * Does what a key says with the row or step that had the focus, or else with the resource of the
 * page, and announces it. Press the same key again to undo.
 */
export async function act(mark: Mark | 'saved', focused: Element | null): Promise<void> {
  const thing = findMarkTarget(focused);
  if (!thing) return;
  try {
    const said = mark === 'saved' ? await toggleSaved(thing) : await toggleMark(thing, mark);
    announce(`${thing.title}: ${said}`);
  } catch {
    announce('The steps could not be loaded. Check your connection.');
  }
}

async function toggleMark(thing: MarkTarget, mark: Mark): Promise<string> {
  const key = keyOf(thing);
  const before =
    'resource' in thing
      ? markOfResource(store.progress, thing.resource)
      : markAt(await loadSteps(), key);
  const as = before === mark ? 'open' : mark;
  if ('resource' in thing) markResource(thing.resource, as);
  else await markStepAs(key, as);
  return before === mark ? `no longer ${mark}` : mark;
}

/** A step stands for all the resources that it uses. */
async function toggleSaved(thing: MarkTarget): Promise<string> {
  const ids =
    'resource' in thing ? [thing.resource] : findStep(await loadSteps(), keyOf(thing)).step.uses;
  if (ids.length === 0) return 'it has no resource to save';
  const kept = !ids.every((id) => store.progress.saved.get(id)?.kept);
  store.update((progress) =>
    ids.reduce((before, id) => setSaved(before, id, { kept }, Date.now()), progress),
  );
  return kept ? 'on your reading list' : 'no longer on your reading list';
}

/** A step as its mark is called: `path/step`. */
function keyOf(thing: MarkTarget): string {
  return 'step' in thing ? `${thing.path}/${thing.step}` : '';
}

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

/** Where a key after `g` goes. */
export interface Place {
  key: string;
  title: string;
  href: string;
}

const places: [key: string, title: string, address: string, everywhere?: true][] = [
  ['h', 'Home', addressOf.home(), true],
  ['t', 'Topics', addressOf.topics()],
  ['p', 'Paths', addressOf.paths()],
  ['r', 'Resources', addressOf.resources()],
  ['m', 'Map', addressOf.map()],
  ['s', 'Your reading list', addressOf.saved(), true],
  ['y', 'Your progress', addressOf.progress(), true],
];

/** The places of this catalog: one without paths has no map, and its header names none. */
export function findPlaces(): Place[] {
  const base = document.documentElement.dataset['base'] ?? '/';
  return places.flatMap(([key, title, address, everywhere]) => {
    const href = underBase(base, address);
    const exists = everywhere ?? document.querySelector(`.nav [href="${href}"]`);
    return exists ? [{ key, title, href }] : [];
  });
}

/** Opens the place of a key, if it has one. */
export function goTo(key: string): void {
  const place = findPlaces().find((each) => each.key === key);
  if (place) location.assign(place.href);
}
