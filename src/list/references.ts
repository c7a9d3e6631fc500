/** What a bibliographic note says: "(Popek & Goldberg, 1974)", "(2015), G. Hinton et al.". */
export interface Reference {
  authors?: string[];
  moreAuthors?: boolean;
  year?: number;
  venue?: string;
}

const YEAR = '((?:18|19|20)\\d{2})';
const YEAR_FIRST = new RegExp(`^\\(${YEAR}[a-z]?\\)?\\s*[,.:;]?\\s*(.*)$`);
const YEAR_LAST = new RegExp(`^(.*?)[,\\s]*\\b${YEAR}$`);
const EDITOR = /\s*\((?:eds?|editors?)\.?\)/giu;
const MORE = /[,\s]*(?:\bet\.?\s*al\b\.?|\band others\b|…|\.\.\.)[\s.,]*$/iu;
const BETWEEN = /\s*(?:,\s*(?:and\s+|&\s*)?|;|&|\band\b)\s*/u;
/** A name: capital letters at the beginning of its words but for particles, as in "van der Berg". */
const NAME =
  /^(?:(?:\p{Lu}|\p{Lo}|(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|ter|al-|bin|ibn|d'|o'|"))[\p{L}\p{M}.'’"-]*\s*){1,6}$/u;
const INITIALS = /[,.]\s+(?=(?:\p{Lu}\.[\s-]?){1,3}\p{Lu}\p{L}+)/u;
const MOST_AUTHORS = 40;

/** The names in a text that is nothing but names; `undefined` if something in it is none. */
export function readAuthors(text: string): Reference | undefined {
  const plain = text
    .replaceAll(EDITOR, '')
    .replace(/^by\s+/iu, '')
    .replace(/[\s.,;:]+$/, '');
  const names = plain.replace(MORE, '');
  const moreAuthors = names !== plain || MORE.test(text);
  const authors = names.split(BETWEEN).map((name) => name.trim());
  const isNames =
    authors.length <= MOST_AUTHORS &&
    authors.every((name) => name.length > 1 && name.length <= 60 && NAME.test(name));
  return isNames ? { authors, ...(moreAuthors && { moreAuthors }) } : undefined;
}

/** Reads what is behind a title: a year and then names. `undefined` if it is something else. */
export function readYearFirst(text: string): (Reference & { rest: string }) | undefined {
  const [, year, rest = ''] = YEAR_FIRST.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  const authors = readAuthors(rest.replace(/[[(\s]+$/, ''));
  return { year: Number(year), ...authors, rest: authors ? '' : rest };
}

/** Reads what is in brackets behind a title: names, then where and when. `undefined` if it has no year. */
export function readBrackets(text: string): Reference | undefined {
  const [, before, year] = YEAR_LAST.exec(text.trim()) ?? [];
  if (year === undefined || before === undefined) return undefined;
  if (before.trim() === '') return { year: Number(year) };
  const parts = before.split(/,\s*/);
  const whole = readAuthors(before);
  if (parts.length === 1 || /[,\s]$/.test(text.trim().slice(0, -4).trimEnd()))
    return whole && { year: Number(year), ...whole };
  const venue = parts.pop()!;
  const authors = readAuthors(parts.join(', '));
  return authors && { ...authors, venue, year: Number(year) };
}

/** The end of a title that names follow: "Title, G. Hinton and R. Salakhutdinov". */
export function cutAtInitials(text: string): { title: string; reference: Reference } | undefined {
  const found = INITIALS.exec(text);
  if (!found || found.index < 8) return undefined;
  const reference = readAuthors(text.slice(found.index + 1));
  return reference && { title: text.slice(0, found.index), reference };
}

const CITATION = /^([^"“]{3,400}?)[,.:]\s*["“]([^"“”]{3,})["”][.,]?\s*(.*)$/u;
const VENUE_AND_YEAR = new RegExp(`^(.*?)[,\\s]*(?:\\b${YEAR})?$`);
const LONGEST_VENUE = 80;

/** Reads a reference that begins with names: `A. Reed, B. Sedge, "On Baskets", Weaving 1999.` */
export function readCitation(text: string): (Reference & { title: string }) | undefined {
  const [, names, title, behind = ''] = CITATION.exec(text) ?? [];
  const authors = names === undefined ? undefined : readAuthors(names);
  const [, venue = '', year] = VENUE_AND_YEAR.exec(behind.replace(/[\s.,]+$/, '')) ?? [];
  if (!authors || title === undefined || venue.length > LONGEST_VENUE) return undefined;
  return {
    ...{ title: title.replace(/[.,]+$/, ''), ...authors },
    ...(venue !== '' && { venue }),
    ...(year !== undefined && { year: Number(year) }),
  };
}
