import { addressOf } from './addresses.ts';
import type { Catalog } from './catalog.ts';
import type { FormPlace } from '../source/list-file.ts';

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

/** Where something of a catalog is written. */
export interface SourcePlace {
  /** Its path: from the root of the repository for a list, else a content file. */
  file: string;
  /** Counted from 1; absent where it has a file of its own. */
  line?: number;
}

/** A Markdown list that is the catalog, with the places of what was read of it. */
export interface ListPlaces {
  /** Its path from the root of the repository. */
  file: string;
  /** The path of what is said beside it. */
  settings: string;
  /** How new lines are written, place by place. */
  form: FormPlace[];
  /** By kind, then by id. */
  places: Record<SourceKind, Record<string, SourcePlace>>;
}

export type SourceKind = 'resources' | 'topics' | 'paths';
