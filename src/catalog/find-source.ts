import { addressOf } from './addresses.ts';
import type { Catalog, SourceKind, SourcePlace } from './catalog.ts';

/** The file in which a thing of the catalog is written, and its line if the file holds more. */
export function findSource({ list }: Catalog, kind: SourceKind, id: string): SourcePlace {
  if (!list) return { file: `content/${kind}/${id}.${kind === 'resources' ? 'yaml' : 'mdx'}` };
  const known = list.places[kind];
  return (Object.hasOwn(known, id) ? known[id] : undefined) ?? { file: list.file };
}

/** A content file as it is named; of a list the place where that is written, such as `README.md:7`. */
export function nameSource(catalog: Catalog, file: string): string {
  const [, kind, id = ''] = /^content\/(resources|topics|paths)\/(.+)\.\w+$/.exec(file) ?? [];
  if (!catalog.list || kind === undefined) return file;
  const { file: list, line } = findSource(catalog, kind as SourceKind, id);
  return line === undefined ? list : `${list}:${line}`;
}

/** The file that holds the terms of the catalog. */
export function findGlossary({ list }: Catalog): SourcePlace {
  return { file: list?.settings ?? 'content/glossary.yaml' };
}

/** The address at which the form edits a resource; `undefined` for a list, where it writes new lines only. */
export function findFormAddress({ list }: Catalog, id: string): string | undefined {
  return list ? undefined : addressOf.editResource(id);
}
