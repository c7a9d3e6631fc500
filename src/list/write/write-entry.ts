import { createContent } from '../create-content.ts';
import { EXACT, looksLabelled, NO_VALUE, writeId } from '../exact.ts';
import { readList } from '../read-list.ts';
import { escapeProse, escapeText } from './escape-text.ts';
import type { Links } from './references.ts';
import { createLinks } from './references.ts';

/** A resource as the data of its file. */
export interface EntryData extends Record<string, unknown> {
  title: string;
  url?: string;
  placements: PlacementData[];
}

export interface PlacementData {
  topic: string;
  section?: string;
  group?: string;
  title?: string;
  locator?: string;
  note?: string;
}

/** Where an entry is written: the titles above it, the topic first. */
export interface WrittenPlace {
  headings: string[];
  /** Which of its placements it is, from 0, and in which order they are written. */
  index: number;
  isFirst: boolean;
  /** Whether the placements are written in another order than they have. */
  isOutOfOrder: boolean;
  /** Its id, if reading it would give it another one, or take it for another entry. */
  id?: string | undefined;
}

/** The fields that a list can hold; the others of a resource are left out. */
export const writtenFields = new Set([
  ...['title', 'url', 'locator', 'kind', 'summary', 'level', 'authors', 'moreAuthors', 'year'],
  ...['venue', 'channel', 'links', 'tags', 'notes', 'placements', 'aliases', 'takeaways'],
  ...['access', 'language', 'doi', 'isbn', 'featured', 'why', 'added', 'reviewed'],
]);

/** Fields that are written in the line of the entry, if they read back the same there. */
type InLine = 'title' | 'summary' | 'locator' | 'links';

/**
 * Writes an entry as a bullet with its fields: those that fit into its line there, the others as labelled bullets below
 * it. What the line reads back as is compared with the entry, so that nothing is lost by a text that looks like markup.
 */
export function writeEntry(data: EntryData, place: WrittenPlace, links: Links): string[] {
  const labelled = new Set<string>();
  // Each round writes in labels what the one before read back differently.
  for (let round = 0; round < 3; round += 1) {
    const again = findDifferences(data, place, writeLines(data, place, createLinks(), labelled));
    const more = again.filter((field) => !labelled.has(field));
    if (more.length === 0) break;
    more.forEach((field) => labelled.add(field));
  }
  return writeLines(data, place, links, labelled);
}

function writeLines(
  data: EntryData,
  place: WrittenPlace,
  links: Links,
  labelled: ReadonlySet<string>,
): string[] {
  const { title, url, placements } = data;
  const placement = placements[place.index] ?? { topic: '' };
  const { text, part, more } = chooseInLine(data, place, labelled);
  const name = url === undefined ? escapeProse(title) : links.link(title, url);
  const { id } = place;
  // A comment shows nowhere, but awesome-lint accepts none in place of a description.
  const comment = id === undefined || text === undefined ? '' : ` ${writeId(id)}`;
  const line = [
    `- ${name}`,
    part === undefined ? '' : ` (${escapeProse(part)})`,
    text === undefined ? '' : ` - ${escapeProse(text)}`,
    more.length === 0 ? '' : ` (${more.map((one) => writeLink(one, links)).join(', ')})`,
    comment,
  ].join('');
  const hasPart = data['locator'] === undefined ? labelled.has('locator') : part === undefined;
  const bullets = [
    ...(id === undefined || comment !== '' ? [] : [`Id: ${id}`]),
    ...(labelled.has('title') ? [`Title: ${title}`] : []),
    ...(hasPart ? [`Part: ${textOf(data['locator'])}`] : []),
    ...(place.isFirst ? writeFields(data, labelled, text) : []),
    ...writeHere(placement, place, text, labelled.has('placements')),
  ].map(escapeProse);
  const rest = ((data['links'] as LinkData[] | undefined) ?? []).slice(more.length);
  // What is not written is no use of an address either.
  const ofLinks = () => [
    ...rest.map((one) => `Link: ${writeLink(one, links)}`),
    ...(data['links'] === undefined && labelled.has('links') ? [`Links: ${NO_VALUE}`] : []),
  ];
  const below = [...bullets, ...(place.isFirst ? ofLinks() : [])];
  return [line, ...below.map((bullet) => `  - ${bullet}`)];
}

/** What stands in the line of an entry: its text, its part and its links, as far as awesome-lint accepts them there. */
function chooseInLine(
  data: EntryData,
  { index, isFirst }: WrittenPlace,
  labelled: ReadonlySet<string>,
): { text: string | undefined; part: string | undefined; more: LinkData[] } {
  const valueOf = (field: InLine) => (labelled.has(field) ? undefined : data[field]);
  const part = valueOf('locator') as string | undefined;
  const note = labelled.has('placements') ? undefined : data.placements[index]?.note;
  const says = isFirst ? (valueOf('summary') as string | undefined) : note;
  const text = says !== undefined && isSentence(says, part !== undefined) ? says : undefined;
  const links = isFirst ? ((valueOf('links') as LinkData[] | undefined) ?? []) : [];
  if (text !== undefined) return { text, part, more: links };
  // Without a text there is room for one thing in brackets.
  const isPlain = (value: string) => !/[()]/.test(value);
  const more = links.every(({ title = '' }) => isPlain(title)) ? links : [];
  return { text, part: more.length === 0 && isPlain(part ?? '') ? part : undefined, more };
}

interface LinkData {
  title?: string;
  url: string;
}

function writeLink({ title, url }: LinkData, links: Links): string {
  return links.link(title ?? url, url);
}

/** What a placement says by itself. */
function writeHere(
  { title, locator, note }: PlacementData,
  { index, isFirst, isOutOfOrder }: WrittenPlace,
  inLine: string | undefined,
  isLabelled: boolean,
): string[] {
  const isWritten = !isFirst && !isLabelled && inLine === note;
  return [
    ...(title === undefined ? [] : [`Title here: ${title}`]),
    ...(locator === undefined ? [] : [`Part here: ${locator}`]),
    ...(isWritten || (note === undefined && !isLabelled) ? [] : [`Here: ${textOf(note)}`]),
    ...(isOutOfOrder ? [`Place here: ${index + 1}`] : []),
  ];
}

/** The fields that have a bullet of their own; those in `labelled` even if they have no value. */
function writeFields(
  data: EntryData,
  labelled: ReadonlySet<string>,
  summary: string | undefined,
): string[] {
  const bullets: string[] = [];
  const one = (label: string, field: string, isAlways = true) => {
    if (data[field] === undefined ? labelled.has(field) : isAlways || labelled.has(field))
      bullets.push(`${label}: ${textOf(data[field])}`);
  };
  const each = (label: string, field: string, plural?: string) => {
    const values = data[field] as string[] | undefined;
    if (values === undefined) {
      if (labelled.has(field)) bullets.push(`${label}: ${NO_VALUE}`);
    } else if (plural !== undefined && values.every((value) => isPlain(value)))
      bullets.push(`${plural}: ${values.join(', ')}`);
    else bullets.push(...values.map((value) => `${label}: ${value}`));
  };
  if (labelled.has('summary') || data['summary'] !== summary) one('Summary', 'summary');
  one('Kind', 'kind', false);
  each('Author', 'authors', 'Authors');
  if (data['moreAuthors'] === true) bullets.push('More authors: yes');
  one('Year', 'year');
  one('Venue', 'venue');
  bullets.push(...writeChannel(data, labelled), ...writeLevel(data, labelled));
  each('Tag', 'tags', 'Tags');
  each('Other name', 'aliases');
  each('Takeaway', 'takeaways');
  one('Access', 'access');
  one('Language', 'language');
  one('DOI', 'doi');
  one('ISBN', 'isbn');
  one('Added', 'added');
  one('Reviewed', 'reviewed');
  one('Why', 'why');
  for (const note of (data['notes'] as string[] | undefined) ?? [])
    bullets.push(looksLabelled(note) ? `Note: ${note}` : note);
  return bullets;
}

function writeChannel({ channel }: EntryData, labelled: ReadonlySet<string>): string[] {
  if (channel === undefined) return labelled.has('channel') ? [`Channel: ${NO_VALUE}`] : [];
  const { network, name, server } = channel as { network: string; name: string; server?: string };
  return [
    `Channel: ${name}`,
    `Network: ${network}`,
    ...(server === undefined ? [] : [`Server: ${server}`]),
  ];
}

function writeLevel({ level }: EntryData, labelled: ReadonlySet<string>): string[] {
  if (level === undefined) return labelled.has('level') ? [`Difficulty: ${NO_VALUE}`] : [];
  const { from, to, by } = level as { from: string; to: string; by?: string };
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const range = from === to ? capital(from) : `${capital(from)} to ${capital(to)}`;
  return [
    `Difficulty: ${range}`,
    ...(by === 'source' ? [] : [`Judged by: ${by === undefined ? 'nobody' : by}`]),
  ];
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : NO_VALUE;
}

/** Whether a value can stand among others between commas. */
function isPlain(value: string): boolean {
  return !value.includes(',') && value !== NO_VALUE;
}

/**
 * Whether awesome-lint accepts a text behind the dash: it begins with a capital letter of English, a digit or a letter
 * of a script that has no capitals, and ends as a sentence; behind a part in brackets only a capital letter will do.
 * Source: sindresorhus/awesome-lint, rules/list-item.js, which sees a script with capitals in Greek letters anywhere.
 */
function isSentence(text: string, isBehindPart: boolean): boolean {
  const begins = isBehindPart
    ? /^[A-Z]/
    : /^["'(]?(?:[A-Z\d]|\p{Lo}(?!.*[\p{Script=Greek}\p{Script=Cyrillic}]))/su;
  return begins.test(text) && /[.!?…]["”]?$/u.test(text);
}

/** The fields that a written entry reads back differently. */
function findDifferences(data: EntryData, place: WrittenPlace, lines: string[]): string[] {
  const { data: read, placement } = readBack(data, place, lines);
  // What is not known again has another title or part.
  if (!placement) return ['title', 'locator'];
  const isOther = !isSame(pickOwn(placement), pickOwn(data.placements[place.index]));
  const keys = place.isFirst ? new Set([...Object.keys(data), ...Object.keys(read)]) : [];
  return [
    ...[...keys].filter(
      (key) => key !== 'placements' && writtenFields.has(key) && !isSame(read[key], data[key]),
    ),
    ...(isOther ? ['placements'] : []),
  ];
}

function pickOwn({ title, locator, note }: Partial<PlacementData> = {}) {
  return { title, locator, note };
}

/** Reads an entry below its headings; one that is placed again stands in a topic before, too. */
function readBack(
  data: EntryData,
  place: WrittenPlace,
  lines: string[],
): { data: EntryData; placement: PlacementData | undefined } {
  const headings = place.headings.map((title, i) => `${'#'.repeat(i + 2)} ${escapeText(title)}`);
  const { title, url, locator, summary } = data;
  const first: EntryData = { title, ...(url !== undefined && { url }), placements: [] };
  if (locator !== undefined) first['locator'] = locator;
  if (summary !== undefined) first['summary'] = summary;
  const known = new Set(['title', 'locator', 'summary']);
  const before = place.isFirst
    ? []
    : ['## x', ...writeLines(first, { ...place, isFirst: true }, createLinks(), known)];
  const text = [EXACT, ...before, ...headings, ...lines]
    .join('\n\n')
    .replaceAll('\n\n  -', '\n  -');
  const { resources } = createContent(readList(text), 'list.md');
  const [own] = resources;
  const read = (own?.data ?? { title: '', placements: [] }) as EntryData;
  const isKnown = place.isFirst || read.placements.length > 1;
  return { data: read, placement: isKnown ? read.placements.at(-1) : undefined };
}

function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? ''
  );
}
