import { z } from 'zod';
import challenges from './data/challenges.json' with { type: 'json' };
import forwarders from './data/forwarders.json' with { type: 'json' };
import logins from './data/logins.json' with { type: 'json' };
import notFound from './data/not-found.json' with { type: 'json' };
import parking from './data/parking.json' with { type: 'json' };
import visitors from './data/visitors.json' with { type: 'json' };
import { foldTitle } from '../text/compare.ts';

const rows = z.array(
  z.strictObject({
    match: z.string().min(1),
    reason: z.string().min(10),
    since: z.iso.date(),
  }),
);

/**
 * The data files of `src/link-health/data/` with the lists that each one holds. Case, signs and spaces do not count in
 * titles and texts.
 */
const files = {
  /** Pages that ask whether a person is there. Titles match whole; texts match inside a short page. */
  challenges: z.strictObject({ titles: rows, texts: rows }),
  /** Hosts that lead to other domains by design, with all hosts below them. */
  forwarders: z.strictObject({ hosts: rows }),
  /**
   * Logins: hosts with all below them, names of one whole part of a path, titles or whole parts of titles. Where the
   * content itself names a login, it is none.
   */
  logins: z.strictObject({ hosts: rows, paths: rows, titles: rows }),
  /**
   * Pages that are not there although the server returns 200: titles or whole parts of titles; the last part of a path
   * to which a link was redirected.
   */
  'not-found': z.strictObject({ titles: rows, paths: rows }),
  /**
   * Parked domains: hosts to which they lead, with all below them; titles or whole parts of titles, {host} being the
   * host itself; texts inside a short page.
   */
  parking: z.strictObject({ hosts: rows, titles: rows, texts: rows }),
  /**
   * Parameters that a server adds for one visitor, one visit or a short time, in small letters; `*` stands for any
   * letters at one end or both. No address with one that the content does not name is written into the content.
   */
  visitors: z.strictObject({ parameters: rows }),
};

let loaded: KnownPages | undefined;

/**
 * The lists of known pages; parsed once.
 *
 * @throws {Error} if a list is damaged
 */
export function knownPages(): KnownPages {
  loaded ??= {
    challenges: parseLists('challenges', challenges),
    forwarders: parseLists('forwarders', forwarders),
    logins: parseLists('logins', logins),
    'not-found': parseLists('not-found', notFound),
    parking: parseLists('parking', parking),
    visitors: parseLists('visitors', visitors),
  };
  return loaded;
}

/**
 * Parses one data file.
 *
 * @throws {Error} with file, row and issue
 */
export function parseLists<Name extends FileName>(name: Name, data: unknown): Lists<Name> {
  const file = `src/link-health/data/${name}.json`;
  const parsed = files[name].safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(
      `${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}. Correct the row.`,
    );
  }
  const lists = Object.entries(parsed.data as Record<string, z.infer<typeof rows>>);
  for (const [list, found] of lists) {
    const double = found.find(
      ({ match }, at) => found.findIndex((row) => row.match === match) < at,
    );
    if (double)
      throw new Error(`${file}: ${list}: "${double.match}" appears twice. Remove one row.`);
  }
  const read = (list: string) => (list === 'titles' || list === 'texts' ? foldTitle : String);
  return Object.fromEntries(
    lists.map(([list, found]) => [list, new Set(found.map(({ match }) => read(list)(match)))]),
  ) as unknown as Lists<Name>;
}

type FileName = keyof typeof files;
/** Titles and texts come folded. */
type Lists<Name extends FileName> = Record<
  keyof z.infer<(typeof files)[Name]>,
  ReadonlySet<string>
>;
type KnownPages = { [Name in FileName]: Lists<Name> };
