import type { FormPlace } from '../source/list-file.ts';

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
