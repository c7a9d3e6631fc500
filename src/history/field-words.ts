import { foreign, type Piece } from './change.ts';

/** What a sentence calls a field, where its own name would not read well. */
const nouns = {
  url: 'URL',
  doi: 'DOI',
  isbn: 'ISBN',
  start: 'starting points',
  aliases: 'other names',
  archive: 'archived copy',
  moreAuthors: 'note on more authors',
  why: 'reason for the pick',
  requires: 'prerequisites',
  related: 'related resources',
  formerly: 'former ids',
  added: 'date added',
  reviewed: 'review date',
  reason: 'reason for retiring',
  since: 'retirement date',
  shortName: 'short name',
  covers: 'list of what it covers',
  base: 'base path',
  licence: 'licences',
  take: 'note on what to take from it',
  done: 'note on when it is done',
  see: 'related terms',
  note: 'note',
} as const satisfies Record<string, string>;

/**
 * What a sentence calls a field. A name that is no plain word of letters is a stranger's: the schema knows
 * none such.
 */
export function nounOf(field: string): Piece {
  if (Object.hasOwn(nouns, field)) return nouns[field as keyof typeof nouns];
  const words = field.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return /^[a-z]{1,20}(?: [a-z]{1,20}){0,2}$/.test(words) ? words : foreign(field);
}
