import type { SchemaName } from '../../schema/schema-of-file.ts';
import type { Change, Fields } from './fit.ts';

/** What a list becomes as a folder of content files, and what could not be kept as it is. */
export interface Imported {
  /** By path in the folder, such as `resources/guide.yaml`. */
  files: Map<string, ImportedFile>;
  /** Entries, paths and links that cannot be right. */
  left: LeftOut[];
  changes: Changed[];
}

export interface ImportedFile {
  schema: SchemaName;
  id: string;
  data: Fields;
  /** Text behind the fields, of a topic. */
  body: string;
  /** Where it is in the list. */
  line: number;
}

export interface LeftOut {
  line: number;
  title: string;
  why: string;
}

interface Changed {
  line: number;
  title: string;
  what: Change;
}

/** The path of a file in the folder. */
export function pathOf({ schema, id }: Pick<ImportedFile, 'schema' | 'id'>): string {
  switch (schema) {
    case 'resource':
      return `resources/${id}.yaml`;
    case 'topic':
      return `topics/${id}.mdx`;
    case 'learning-path':
      return `paths/${id}.mdx`;
    default:
      return `${schema}.yaml`;
  }
}
