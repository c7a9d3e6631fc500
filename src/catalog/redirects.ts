import { addressOf } from './addresses.ts';
import type { Catalog, RetiredResource } from './catalog.ts';
import { successorOrSelf } from './retired.ts';

/** An address that a renamed or retired thing had, and where it leads now. */
interface Redirect {
  /** From the root of the site, without base path. */
  from: string;
  /** With base path. */
  to: string;
  /** Title of what is there. */
  title: string;
  /** The retired resource that had the address, if one had. */
  retired: RetiredResource | undefined;
}

/**
 * The former addresses of resources, topics, learning paths and pages. Those of a retired resource lead to its successor,
 * or to its entry on the page of retired resources.
 */
export function findRedirects({
  resources,
  retired,
  topics,
  paths,
  ownPages,
}: Pick<Catalog, 'resources' | 'retired' | 'topics' | 'paths' | 'ownPages'>): Redirect[] {
  return [
    ...redirectsOf(resources, addressOf.resource),
    ...retired.flatMap((resource) => {
      const { href, title } = successorOrSelf(resource);
      return [resource.id, ...resource.formerly].map((id) => ({
        from: addressOf.resource(id),
        to: href,
        title,
        retired: resource,
      }));
    }),
    ...redirectsOf(topics, addressOf.topic),
    ...redirectsOf(paths, addressOf.path),
    ...redirectsOf(ownPages, addressOf.page),
    ...redirectsOf(
      paths.map((path) => ({ ...path, href: path.whole })),
      addressOf.wholePath,
    ),
  ];
}

function redirectsOf(things: Renamed[], address: (id: string) => string): Redirect[] {
  return things.flatMap(({ formerly, href, title }) =>
    formerly.map((id) => ({ from: address(id), to: href, title, retired: undefined })),
  );
}

interface Renamed {
  formerly: string[];
  href: string;
  title: string;
}
