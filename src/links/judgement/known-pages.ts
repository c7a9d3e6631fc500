import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { foldTitle } from './fold-text.ts';

const rows = z.array(
  z.strictObject({
    match: z.string().min(2),
    reason: z.string().min(10),
    since: z.iso.date(),
  }),
);

/** The data files of `src/links/data/` with the lists that each one holds. */
const files = {
  challenges: z.strictObject({ titles: rows, texts: rows }),
  forwarders: z.strictObject({ hosts: rows }),
  logins: z.strictObject({ hosts: rows, paths: rows, titles: rows }),
  'not-found': z.strictObject({ titles: rows, paths: rows }),
  parking: z.strictObject({ hosts: rows, titles: rows, texts: rows }),
};

let loaded: KnownPages | undefined;

/** What is known of pages that are not what they should be; read once. Throws where a list is damaged. */
export function knownPages(): KnownPages {
  loaded ??= {
    challenges: readLists('challenges'),
    forwarders: readLists('forwarders'),
    logins: readLists('logins'),
    'not-found': readLists('not-found'),
    parking: readLists('parking'),
  };
  return loaded;
}

/** Reads one data file's text; throws an error that names file, row and fault. */
export function parseLists<Name extends FileName>(name: Name, text: string): Lists<Name> {
  const file = `src/links/data/${name}.yaml`;
  const parsed = files[name].safeParse(parse(text));
  if (!parsed.success) {
    const [fault] = parsed.error.issues;
    throw new Error(
      `${file}: ${fault?.path.join('.') ?? ''}: ${fault?.message ?? ''}. Correct the row.`,
    );
  }
  const lists = Object.entries(parsed.data as Record<string, z.infer<typeof rows>>);
  for (const [list, found] of lists) {
    const double = found.find(
      ({ match }, at) => found.findIndex((row) => row.match === match) < at,
    );
    if (double)
      throw new Error(`${file}: ${list}: "${double.match}" stands twice. Remove one row.`);
  }
  const read = (list: string) => (list === 'titles' || list === 'texts' ? foldTitle : String);
  return Object.fromEntries(
    lists.map(([list, found]) => [list, new Set(found.map(({ match }) => read(list)(match)))]),
  ) as unknown as Lists<Name>;
}

function readLists<Name extends FileName>(name: Name): Lists<Name> {
  return parseLists(name, readFileSync(new URL(`../data/${name}.yaml`, import.meta.url), 'utf8'));
}

type FileName = keyof typeof files;
/** Titles and texts come folded. */
type Lists<Name extends FileName> = Record<
  keyof z.infer<(typeof files)[Name]>,
  ReadonlySet<string>
>;
export type KnownPages = { [Name in FileName]: Lists<Name> };
