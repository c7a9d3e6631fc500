import { foreign, type Piece } from './change.ts';

/** What a sentence calls a field, where its own name would not read well. */
const nouns = {
  url: 'address',
  doi: 'DOI',
  isbn: 'ISBN',
  start: 'starting points',
  aliases: 'other names',
  archive: 'archived copy',
  moreAuthors: 'note on further authors',
  why: 'reason of the pick',
  requires: 'list of what to know before',
  related: 'related resources',
  formerly: 'former ids',
  added: 'day of adding',
  reviewed: 'day of review',
  reason: 'reason of retiring',
  since: 'day of retiring',
  shortName: 'short name',
  covers: 'list of what it covers',
  base: 'base path',
  licence: 'licences',
  take: 'note on what to take from it',
  done: 'note on when it is done',
  see: 'further terms',
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
