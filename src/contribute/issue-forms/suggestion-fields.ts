import { createJsonSchemas, type JsonSchema } from '../../content/json-schema.ts';
import type { OutlineTopic } from '../../content/outline.ts';
import { accesses, kinds, levels } from '../../schema/vocabulary.ts';
import { createPlaces } from './places.ts';

/** A field of the form for a resource, and what becomes of it. */
export interface SuggestionField {
  id: string;
  /** Where its value stands in the data of a resource. */
  path: (string | number)[];
  label: string;
  description: string;
  required: boolean;
  type: 'input' | 'textarea' | 'dropdown';
  /** How its text is read. */
  holds: 'text' | 'list' | 'number' | 'choice';
  options: FieldOption[];
}

export interface FieldOption {
  /** What the form shows, and the issue then holds. */
  text: string;
  /** What somebody may write in its place who edits the issue. */
  also: string[];
  value: unknown;
}

/** The fields that a stranger is asked for, by their paths, the needed ones first. */
const needed = [['url'], ['title'], ['kind'], ['placements'], ['summary']];
const further = [
  ['placements', 0, 'note'],
  ['level', 'from'],
  ['level', 'to'],
  ['access'],
  ['authors'],
  ['year'],
  ['language'],
  ['aliases'],
  ['takeaways'],
  ['locator'],
  ['venue'],
  ['doi'],
  ['isbn'],
  ['channel', 'network'],
  ['channel', 'name'],
];

const vocabularies = { kind: kinds, access: accesses, from: levels, to: levels };

const schema = createJsonSchemas().get('resource') ?? {};

/** The longest text that a field of one line shows. */
const LINE = 160;

/**
 * The fields of the form for a resource: names, descriptions, values and what is needed come out of the schema,
 * the places out of the topics.
 */
export function createSuggestionFields(topics: OutlineTopic[]): {
  needed: SuggestionField[];
  further: SuggestionField[];
} {
  const places = createPlaces(topics).map(({ text, placement }) => ({
    text,
    also: [],
    value: [placement],
  }));
  const create = (path: (string | number)[]) => createField(schema, path, places);
  return { needed: needed.map(create), further: further.map(create) };
}

function createField(
  root: JsonSchema,
  path: (string | number)[],
  places: FieldOption[],
): SuggestionField {
  const names = path.filter((part) => typeof part === 'string');
  const schemas = schemasAt(root, path);
  const schema = schemas.at(-1) ?? {};
  const options = names.join() === 'placements' ? places : optionsOf(names.at(-1), schema);
  const isChoice = options.length > 0;
  const isList = !isChoice && schema.type === 'array';
  // An address has one line, however long.
  const length = schema.format === 'uri' ? undefined : (isList ? schema.items : schema)?.maxLength;
  const description = [
    ...schemas.map((part) => part.description),
    isList && 'One a line.',
    length !== undefined && `At most ${length} characters${isList ? ' each' : ''}.`,
  ].filter((text) => typeof text === 'string');
  return {
    id: names.join('-'),
    path,
    label: names.map((name, i) => schemas[i]?.title ?? nameOf(name, i)).join(': '),
    description: description.join(' '),
    required: names.length === 1 && (root.required ?? []).includes(names.join()),
    type: isChoice ? 'dropdown' : isList || (length ?? 0) > LINE ? 'textarea' : 'input',
    holds: isChoice ? 'choice' : isList ? 'list' : schema.type === 'integer' ? 'number' : 'text',
    options,
  };
}

/** The schemas along a path, those of items left out. */
function schemasAt(root: JsonSchema, path: (string | number)[]): JsonSchema[] {
  let schema = root;
  return path.flatMap((part) => {
    schema = (typeof part === 'number' ? schema.items : schema.properties?.[part]) ?? {};
    return typeof part === 'number' ? [] : [schema];
  });
}

function optionsOf(name: string | undefined, schema: JsonSchema): FieldOption[] {
  const vocabulary = (
    vocabularies as Record<string, Record<string, { label: string; means: string }>>
  )[name ?? ''];
  return (schema.enum ?? []).map((value) => {
    const { label, means } = vocabulary?.[value] ?? { label: value, means: '' };
    return { text: `${label}: ${means}`, also: [label, value], value };
  });
}

function nameOf(name: string, depth: number): string {
  return depth === 0 ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
