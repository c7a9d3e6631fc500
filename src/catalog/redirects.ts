import { addressOf } from './addresses.ts';
import type { Catalog } from './catalog.ts';

/** An address that a renamed thing had, and where it leads now. */
export interface Redirect {
  /** From the root of the site, without base path. */
  from: string;
  /** With base path. */
  to: string;
  /** Title of the thing. */
  title: string;
}

/** The former addresses of resources, topics and learning paths. */
export function findRedirects({
  resources,
  topics,
  paths,
}: Pick<Catalog, 'resources' | 'topics' | 'paths'>): Redirect[] {
  return [
    ...redirectsOf(resources, addressOf.resource),
    ...redirectsOf(topics, addressOf.topic),
    ...redirectsOf(paths, addressOf.path),
    ...redirectsOf(
      paths.map((path) => ({ ...path, href: path.whole })),
      addressOf.wholePath,
    ),
  ];
}

function redirectsOf(things: Renamed[], address: (id: string) => string): Redirect[] {
  return things.flatMap(({ formerly, href, title }) =>
    formerly.map((id) => ({ from: address(id), to: href, title })),
  );
}

interface Renamed {
  formerly: string[];
  href: string;
  title: string;
}
