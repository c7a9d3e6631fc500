import { idPattern } from '../text/ids.ts';
import type { Resolved } from './addresses.ts';
import { linksOf, sliceText, type InlineText } from './inline-text.ts';
import { repeatsAddress } from './link-words.ts';
import type { ListStep } from './list-content.ts';
import type { Node } from './markdown.ts';
import type { Draft, Heading } from './outline.ts';
import { readLevel } from './read-level.ts';

/**
 * The comment by which a list says that it is exact, as an export is: headings of level 2, 3 and 4 are topics, sections
 * and groups, and bullets below an entry that begin with a label are its fields.
 */
export const EXACT = '<!-- cairn: topics, sections and groups are headings of level 2, 3 and 4 -->';

/** What a label says if the field has no value where a reader would expect one. */
export const NO_VALUE = '–';

const LANGUAGE = /^<!-- language: ([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*) -->$/;
const ID = /^<!-- id: ([a-z0-9-]{1,90}) -->$/;

/** A comment that gives the heading or the entry before it an id. */
export function writeId(id: string): string {
  return `<!-- id: ${id} -->`;
}

/** The id that a comment gives; `undefined` if it gives none. */
export function readId({ type, value }: Node): string | undefined {
  return type === 'html' ? ID.exec(value?.trim() ?? '')?.[1] : undefined;
}

/** A comment that states the language of the list. */
export function writeLanguage(language: string): string {
  return `<!-- language: ${language} -->`;
}

/** Whether a list is exact. */
export function isExact({ children = [] }: Node): boolean {
  return children.some(({ type, value }) => type === 'html' && value?.trim() === EXACT);
}

/** The language that an exact list states; `undefined` if it states none. */
export function readLanguage({ children = [] }: Node): string | undefined {
  for (const { type, value } of children) {
    const [, language] = (type === 'html' && LANGUAGE.exec(value?.trim() ?? '')) || [];
    if (language !== undefined) return language;
  }
  return undefined;
}

/** The topics of an exact list. */
export function topicsOf(root: Heading): { heading: Heading }[] {
  return root.children
    .flatMap((heading) => (heading.depth === 1 ? heading.children : [heading]))
    .filter(holdsEntries)
    .map((heading) => ({ heading }));
}

function holdsEntries({ entries, children }: Heading): boolean {
  return entries.length > 0 || children.some(holdsEntries);
}

/** The title of a learning path in a heading of an exact list. */
export function readExactPath(heading: string): string | undefined {
  return /^Path (?:[A-Z]|\d+): (.+)$/su.exec(heading)?.[1];
}

/** What a labelled bullet does to an entry. */
type Label = (draft: Draft, value: string, line: InlineText, resolve: Resolve) => boolean;
type Resolve = (address: string) => Resolved;

const give =
  (field: string, read: (value: string) => unknown = (value) => value): Label =>
  (draft, value) => {
    const given = value === NO_VALUE ? undefined : read(value);
    if (given === undefined && value !== NO_VALUE) return false;
    draft.given = { ...draft.given, [field]: given };
    return true;
  };

/** Adds to a list of the entry; one value a bullet, or several that commas divide. */
const add =
  (field: string, isMany: boolean): Label =>
  (draft, value) => {
    const known = (draft.given?.[field] ?? []) as string[];
    const values = isMany ? value.split(', ') : [value];
    draft.given = {
      ...draft.given,
      [field]: value === NO_VALUE ? undefined : [...known, ...values],
    };
    return true;
  };

const giveHere =
  (field: string): Label =>
  (draft, value) => {
    draft.givenHere = {
      ...draft.givenHere,
      [field]: value === NO_VALUE ? undefined : value,
    };
    return true;
  };

const ofChannel =
  (field: string): Label =>
  (draft, value) => {
    const known = draft.given?.['channel'] as object | undefined;
    const channel = value === NO_VALUE ? undefined : { ...known, [field]: value };
    draft.given = { ...draft.given, channel };
    return true;
  };

const judges: Record<string, string | undefined> = { editors: 'editors', nobody: undefined };

const labels: Record<string, Label> = {
  Id(draft, value) {
    if (!idPattern.test(value)) return false;
    draft.id = value;
    return true;
  },
  Title(draft, value) {
    draft.title = value;
    return true;
  },
  Summary(draft, value) {
    draft.summary = value;
    if (value === NO_VALUE) delete draft.summary;
    return true;
  },
  Part(draft, value) {
    draft.qualifier = value;
    if (value === NO_VALUE) delete draft.qualifier;
    return true;
  },
  Kind: give('kind'),
  Difficulty(draft, value) {
    const level = readLevel(`Difficulty: ${value}`);
    if (!level && value !== NO_VALUE) return false;
    draft.given = { ...draft.given, level: level && { ...level, by: 'source' } };
    return true;
  },
  'Judged by'(draft, value) {
    const { by: _, ...level } = (draft.given?.['level'] ?? {}) as { by?: string };
    if (!Object.hasOwn(judges, value)) return false;
    const by = judges[value];
    draft.given = { ...draft.given, level: { ...level, ...(by !== undefined && { by }) } };
    return true;
  },
  Author: add('authors', false),
  Authors: add('authors', true),
  'More authors': give('moreAuthors', (value) => (value === 'yes' ? true : undefined)),
  Year: give('year', (value) => (/^\d{1,4}$/.test(value) ? Number(value) : undefined)),
  Venue: give('venue'),
  Network: ofChannel('network'),
  Channel: ofChannel('name'),
  Server: ofChannel('server'),
  Tag: add('tags', false),
  Tags: add('tags', true),
  'Other name': add('aliases', false),
  Takeaway: add('takeaways', false),
  Access: give('access'),
  Language: give('language'),
  DOI: give('doi'),
  ISBN: give('isbn'),
  Added: give('added'),
  Reviewed: give('reviewed'),
  Why(draft, value) {
    draft.given = { ...draft.given, featured: true, why: value };
    return true;
  },
  Here: giveHere('note'),
  'Title here': giveHere('title'),
  'Part here': giveHere('locator'),
  'Place here'(draft, value) {
    if (!/^\d{1,2}$/.test(value)) return false;
    draft.placeHere = Number(value);
    return true;
  },
  Link(draft, _value, line, resolve) {
    const [link] = linksOf(line);
    const url = link && resolve(link.url).url;
    if (!link || url === undefined) return false;
    const title = line.text.slice(link.from, link.to);
    const known = (draft.given?.['links'] ?? []) as unknown[];
    const added = { ...(!repeatsAddress(title, url) && { title }), url };
    draft.given = { ...draft.given, links: [...known, added] };
    return true;
  },
  Links: give('links', () => undefined),
  Note(draft, value, line) {
    (draft.notes ??= []).push({ text: value, line: line.spans[0]?.at.line ?? draft.line });
    return true;
  },
};

const LABEL = /^([A-Z][A-Za-z ]{1,12}): (.+)$/su;

/** Whether a text begins like a labelled bullet, so that as a note it needs a label. */
export function looksLabelled(text: string): boolean {
  const [, name = ''] = LABEL.exec(text) ?? [];
  return Object.hasOwn(labels, name);
}

/** Reads a bullet below an entry of an exact list; whether it is a labelled one. */
export function readLabel(draft: Draft, line: InlineText, resolve: Resolve): boolean {
  const [, name = '', value = ''] = LABEL.exec(line.text) ?? [];
  const label = Object.hasOwn(labels, name) ? labels[name] : undefined;
  return label?.(draft, value, line, resolve) ?? false;
}

/** Fields of steps and of paths that are texts, by their labels. */
export const stepLabels = { Learn: 'take', 'Done when': 'done' } as const;
export const pathLabels = {
  'In short': 'summary',
  'Made for': 'audience',
  'Know before': 'prerequisites',
  Afterwards: 'outcomes',
} as const;

type Step = Omit<ListStep, 'resources'>;

/** Adds to a step of an exact list what a labelled bullet below it says. */
export function readStepLabel(step: Step, line: InlineText, resolve: Resolve): void {
  const [, name = '', value = ''] = LABEL.exec(line.text) ?? [];
  const [link] = linksOf(line);
  const url = link && resolve(link.url).url;
  const behind = link === undefined ? '' : sliceText(line, link.to).text;
  const [, locator] = /^\((.+)\)$/su.exec(behind) ?? [];
  const title = link === undefined ? value : line.text.slice(link.from, link.to);
  if (name === 'Id' && idPattern.test(value)) step.id = value;
  else if (name === 'Use id' || name === 'Help id') {
    const [, id = '', at] = /^(\S+)(?: \((.+)\))?$/su.exec(value) ?? [];
    const use = { id, ...(at !== undefined && { locator: at }) };
    (step.uses ??= []).push({ ...use, ...(name === 'Help id' && { isCompanion: true }) });
  } else if (name === 'Use' || name === 'Help') {
    const use = {
      title,
      ...(url !== undefined && { url }),
      ...(locator !== undefined && { locator }),
    };
    (step.uses ??= []).push({ ...use, ...(name === 'Help' && { isCompanion: true }) });
  } else if ((name === 'Read' || name === 'Read deeper') && url !== undefined)
    step.links.push({ url, title, ...(name === 'Read deeper' && { deeper: true }) });
  else if (Object.hasOwn(stepLabels, name))
    step.given = { ...step.given, [stepLabels[name as keyof typeof stepLabels]]: value };
}

/** Adds to the fields of a path of an exact list what a labelled bullet below its heading says. */
export function readPathLabel(given: Record<string, unknown>, { text }: InlineText): void {
  const [, name = '', value = ''] = LABEL.exec(text) ?? [];
  if (!Object.hasOwn(pathLabels, name)) return;
  const field = pathLabels[name as keyof typeof pathLabels];
  const isList = field === 'prerequisites' || field === 'outcomes';
  given[field] = isList ? [...((given[field] ?? []) as string[]), value] : value;
}
