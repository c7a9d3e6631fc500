import type { Resource, Step, Links } from '../catalog/catalog.ts';
import { findPlaces, findResourceLinks, type ResourceLink } from '../catalog/resource-links.ts';
import { hostOf } from '../urls/host.ts';
import { successorOrSelf } from '../catalog/retired.ts';
import { formatLongDay } from '../text/dates.ts';

/** Something to work with in a step: a resource of the catalog, or a text elsewhere. */
interface StepMaterial {
  title: string;
  /** Its page on this site; of a text elsewhere, the text itself. */
  href: string;
  /** Whether `href` leaves the site. */
  outside: boolean;
  /** The link that opens it; `undefined` if a chat program is all that does. */
  opening: Opening | undefined;
}

/** A link that opens something on another site. */
export interface Opening {
  href: string;
  /** `Open lwn.net` */
  text: string;
  /** What a screen reader says of it, where the text alone says too little; it begins with the text. */
  name?: string;
}

/**
 * What the reader of a step works with, in its order; empty for an activity. A retired resource
 * gives way to its successor.
 */
export function findMaterials({ resources, readings }: Step, links: Links): StepMaterial[] {
  return [
    ...resources.map(({ resource }) => {
      const { title, href } = successorOrSelf(resource);
      return { title, href, outside: false, opening: findOpening(successorOrSelf(resource)) };
    }),
    ...readings.map(({ title, url }) => {
      const link = links.find(url);
      const [way] = findResourceLinks({ url, host: hostOf(url), link, copy: link.copy });
      const opening = way && { href: way.href, text: formatOpening(way) };
      return { title, href: way?.href ?? url, outside: true, opening };
    }),
  ];
}

/** The best link that opens a resource; without an address, the best place to look for it. */
function findOpening(resource: Resource): Opening | undefined {
  const [way] = findResourceLinks(resource);
  if (way) return { href: way.href, text: formatOpening(way) };
  const place = findPlaces(resource).find(({ url }) => url.startsWith('https:'));
  return place && { href: place.url, text: place.action, name: place.label };
}

/** What the link that opens something says: `Open lwn.net`. */
export function formatOpening({ is, host, captured = '' }: ResourceLink): string {
  if (is === 'original') return `Open ${host}`;
  if (is === 'look-up') return `Look for a copy on ${host}`;
  return `Open the archived copy, ${formatLongDay(captured)}`;
}
