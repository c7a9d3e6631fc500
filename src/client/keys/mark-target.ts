import { isId } from '../../progress/progress.ts';

/** What a reader marks: a resource, or a step of a learning path. */
export type MarkTarget = { title: string } & (
  | { resource: string }
  | { path: string; step: string }
);

const items = 'main :is(.row, .topic, .steps > li)';

/** The row, result or step around an element. */
export function findItem(element: Element | null): Element | undefined {
  return element?.closest(items) ?? undefined;
}

/** What an element stands for: the row or step around it, or else the resource of the page. */
export function findMarkTarget(element: Element | null): MarkTarget | undefined {
  const item = findItem(element);
  // The heading of a step leads to what is read in it.
  const isStep = item?.matches('.steps > li');
  const link = isStep ? null : item?.querySelector<HTMLAnchorElement>('.t a, h2 a, h3 a');
  const title = link ?? (item ?? document).querySelector('h3, h1');
  const address = link?.href ?? location.origin + location.pathname + (item ? `#${item.id}` : '');
  return parseMarkTarget(address, title?.textContent?.trim() ?? '');
}

/** The resource or the step at an address. */
export function parseMarkTarget(address: string, title = ''): MarkTarget | undefined {
  const { pathname, hash } = new URL(address);
  const { base = '/' } = document.documentElement.dataset;
  const [, room, id] = /^(resources|paths)\/([^/]+)\/$/.exec(pathname.slice(base.length)) ?? [];
  // A page that does not exist has an address, too.
  if (!id || !isId(id)) return undefined;
  if (room === 'resources') return { title, resource: id };
  return isId(hash.slice(1)) ? { title, path: id, step: hash.slice(1) } : undefined;
}
