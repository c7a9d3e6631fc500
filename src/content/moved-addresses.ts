import { addressOf } from '../catalog/addresses.ts';
import type { CheckedContent } from '../rules/checked-content.ts';

/** The present address for every one that a renamed thing had, from the root, fragments included. */
export function findMovedAddresses({
  resources,
  topics,
  paths,
  pages,
}: Pick<CheckedContent, 'resources' | 'topics' | 'paths' | 'pages'>): Map<string, string> {
  const moved = new Map<string, string>();
  for (const { source, data } of resources)
    for (const old of data.formerly ?? [])
      moved.set(addressOf.resource(old), addressOf.resource(source.id));

  for (const { source, data } of pages)
    for (const old of data.formerly ?? [])
      moved.set(addressOf.page(old), addressOf.page(source.id));

  for (const { source, data } of topics)
    for (const old of data.formerly ?? []) {
      moved.set(addressOf.topic(old), addressOf.topic(source.id));
      for (const { id } of data.sections ?? [])
        moved.set(addressOf.section(old, id), addressOf.section(source.id, id));
    }

  for (const { source, data } of paths) {
    for (const old of data.formerly ?? [])
      moved.set(addressOf.path(old), addressOf.path(source.id));
    for (const path of [source.id, ...(data.formerly ?? [])])
      for (const { id, formerly = [] } of data.steps)
        for (const step of path === source.id ? formerly : [id, ...formerly])
          moved.set(addressOf.step(path, step), addressOf.step(source.id, id));
  }
  return moved;
}
