import type { Catalog } from '../../catalog/catalog.ts';
import { findNamedSections } from '../../catalog/queries.ts';
import type { Ids } from '../../rules/checked-content.ts';
import type { Kind } from '../../schema/vocabulary.ts';
import { proposeId } from '../../schema/propose-id.ts';
import { proposeKind } from '../find-listed.ts';
import { proposePlacement } from '../propose-placement.ts';
import {
  createData,
  type Data,
  type Entry,
  type Field,
  findField,
  resourceJson,
} from '../resource-fields.ts';
import { listShortForm, terminal } from '../short-forms.ts';

/** Names that code here has a use for. */
type KnownName =
  | ('address' | 'locator' | 'title' | 'kind' | 'summary' | 'author' | 'year' | 'language')
  | ('topic' | 'section' | 'group' | 'level-from' | 'level-to' | 'id');

/** Values as they are typed, by the name of their option; several items of a list are separated by semicolons. */
export type Values = { [name in KnownName]?: string | undefined } & {
  [name: string]: string | undefined;
};

/** A field with the name of its option. */
type Input = Field & { name: string };

/** Options whose names differ from those of their fields. */
const OWN_NAMES: Record<string, string> = { url: 'address', authors: 'author' };
const MOST_AUTHORS = resourceJson.properties?.['authors']?.maxItems ?? 0;

/** What is prompted for, in that order; each has an option of its name. The id, which is no field, comes last. */
export const inputs: Input[] = listShortForm(terminal)
  .flatMap((field) => (field.kind === 'place' ? field.fields : field))
  .map((field) => ({ ...field, name: nameOf(field.path) }));
export const valueNames = [...inputs.map(({ name }) => name), 'id'];

function nameOf(path: string): string {
  const name = path.replace(/^placements\.0\./, '').replaceAll('.', '-');
  return OWN_NAMES[path] ?? name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The resource of some values, on the day that it is added. Whether it is right is for the check to report. */
export function createResource(values: Values, today: string): Data {
  const entries = inputs.map(({ name, path, kind }): Entry => {
    const text = values[name] ?? '';
    return [path, kind === 'lines' ? splitItems(text).join('\n') : text];
  });
  const authors = splitItems(values.author);
  if (authors.length > MOST_AUTHORS)
    entries.push(['authors', authors.slice(0, MOST_AUTHORS).join('\n')], ['moreAuthors', 'true']);
  return createData([...entries, ['added', today]]);
}

/** The names in a text that a person typed: "Ada; Ben". */
function splitItems(text = ''): string[] {
  return text.split(';').filter((item) => item.trim() !== '');
}

/** The name of the value that a field of the resource holds; `undefined` for a field that has none here. */
export function findName(field: PropertyKey[]): string | undefined {
  return findField(inputs, field)?.name;
}

/** What the schema says of a value. */
export function describeValue(name: string): string {
  if (name === 'id')
    return 'The file name, and the last part of the page address: lowercase letters, digits and hyphens.';
  return inputs.find((input) => input.name === name)?.help ?? '';
}

/** A value to choose. */
export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
}

/** The values to choose from, as far as the others decide it; `undefined` if any text will do. */
export function findChoices(
  name: string,
  { topic, section, 'level-from': from }: Values,
  { topics }: Pick<Catalog, 'topics'>,
): Choice[] | undefined {
  const chosen = topics.find(({ id }) => id === topic);
  const sections = chosen ? findNamedSections(chosen) : [];
  if (name === 'topic')
    return topics.map(({ id, title, summary }) => ({ value: id, label: title, hint: summary }));
  if (name === 'section')
    return sections.map(({ id, title, note }) => ({ value: id, label: title, hint: note }));
  if (name === 'group')
    return (sections.find(({ id }) => id === section)?.groups ?? []).flatMap(({ id, title = '' }) =>
      id === undefined ? [] : [{ value: id, label: title }],
    );
  const options = inputs.find((input) => input.name === name)?.options ?? [];
  const choices = options.map(({ value, label, means }) => ({ value, label, hint: means }));
  const lowest = choices.findIndex(({ value }) => value === from);
  if (name === 'level-to') return choices.slice(Math.max(0, lowest));
  return choices.length > 0 ? choices : undefined;
}

/**
 * Whether a resource cannot do without a value: one without an address is found by its authors, and one in a topic that
 * has sorted all others into sections needs one too.
 */
export function isNeeded(
  name: string,
  values: Values,
  { topics }: Pick<Catalog, 'topics'>,
): boolean {
  if (name === 'author') return values.address === undefined;
  if (name === 'level-to') return (values['level-from'] ?? '') !== '';
  if (name === 'section') {
    const open = topics.filter(({ id }) => values.topic === undefined || values.topic === id);
    return open.length > 0 && open.every(({ sections }) => sections.every(({ id }) => id));
  }
  return name === 'id' || inputs.some((input) => input.name === name && input.required);
}

/** Whether it makes sense to prompt for a value after those that are there. */
export function isOpen(name: string, values: Values, catalog: Pick<Catalog, 'topics'>): boolean {
  if (values[name] !== undefined) return false;
  // What distinguishes two documents at one address is prompted for if there are two.
  if (name === 'address' || name === 'locator') return false;
  if (name === 'level-to') return isNeeded(name, values, catalog);
  const isPart = name === 'section' || name === 'group';
  return !isPart || (findChoices(name, values, catalog) ?? []).length > 0;
}

/** A value for a person to confirm. */
interface Proposal {
  value: string;
  /** Where it comes from: words that follow "suggested". */
  from: string;
}

/** What a page says of the resource at its address, cleaned and cut to what the fields hold. */
export interface PageFacts {
  title?: string;
  /** As many as fit; one more says that there are more. */
  authors?: string[];
  year?: number;
  language?: string;
}

/** What is known while values are collected. */
export interface Known {
  facts: PageFacts;
  known: { catalog: Catalog; ids: Ids };
  /** The day on which the resource is added. */
  today: string;
}

/** The values that a page may give. */
export const namesOnPage = ['title', 'author', 'year', 'language'];

/** What is proposed for a value, by those that are there and by what the page says; often nothing. */
export function propose(
  name: string,
  values: Values,
  { facts, known: { catalog, ids } }: Pick<Known, 'facts' | 'known'>,
): Proposal | undefined {
  const proposal = (value: string | undefined, from: string) =>
    value === undefined || value === '' ? undefined : { value, from };
  switch (name) {
    case 'title':
      return proposal(facts.title, 'from the page');
    case 'author':
      return proposal(facts.authors?.join('; '), 'from the page');
    case 'year':
      return proposal(facts.year?.toString(), 'from the page');
    case 'language':
      return proposal(keepOther(facts.language, catalog.site.language), 'from the page');
    case 'kind':
      return proposal(proposeKind(values.address ?? ''), 'from its address');
    case 'id':
      return proposal(
        proposeId(values.title ?? '', new Set([...ids, ...ids.now.keys()]), values.address),
        'from its title',
      );
    case 'topic':
    case 'section':
    case 'group': {
      const place = findPlace(values, catalog);
      if (name === 'group' && values.section !== place?.section) return undefined;
      return proposal(place?.[name], `because of ${place?.because}`);
    }
    default:
      return undefined;
  }
}

/** Accepts what is proposed for every value that is still open. */
export function acceptProposals(values: Values, context: Known): Values {
  return valueNames.reduce((all, name) => {
    const proposal = isOpen(name, all, context.known.catalog)
      ? propose(name, all, context)
      : undefined;
    return proposal ? { ...all, [name]: proposal.value } : all;
  }, values);
}

/** A place in the topic that is chosen, or in any. */
function findPlace(
  { address, kind, title, summary, topic }: Values,
  { topics, resources }: Catalog,
) {
  return proposePlacement(
    { url: address, kind: kind as Kind | undefined, title, summary },
    { topics: topics.filter(({ id }) => topic === undefined || id === topic), resources },
  );
}

/** A language that is another one than that of the catalog, whatever the country. */
function keepOther(language: string | undefined, own: string): string | undefined {
  const plain = (tag: string) => tag.replace(/-.*$/, '').toLowerCase();
  return language !== undefined && plain(language) !== plain(own) ? language : undefined;
}

/** What the command is given. */
export interface NewOptions {
  content: string;
  /** What is known already. */
  values: Values;
  /** Whether what is proposed is accepted without a prompt. */
  yes: boolean;
  dryRun: boolean;
  /** Whether no page is read. */
  offline: boolean;
  allowPrivate: string[];
  /** Milliseconds for reading the page. */
  timeout: number;
}
