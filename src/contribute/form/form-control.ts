import type { JsonSchema } from '../../content/json-schema.ts';
import { accesses, kinds, levels, statuses } from '../../schema/vocabulary.ts';
import { isOfEditors, isPlacement } from './form-data.ts';

/** How a field of a schema is asked for in a form. */
export interface FormControl {
  /** `More authors` for `moreAuthors`. */
  label: string;
  kind:
    | 'line'
    | 'text'
    | 'lines'
    | 'choice'
    | 'yes'
    | 'day'
    | 'number'
    | 'group'
    | 'groups'
    | 'place'
    | 'hidden';
  /** What the schema says of it. */
  help: string;
  /** How many characters fit, where that is limited. */
  most: number | undefined;
  /** Of a choice. */
  options: { value: string; label: string }[];
}

/** Texts that are longer than one line of a field. */
const LINE = 120;
const vocabularies: Record<string, { label: string; means: string }>[] = [
  kinds,
  levels,
  accesses,
  statuses,
];

/** How a field is asked for; its words are those of the schema and its closed lists. */
export function createControl(name: string, schema: JsonSchema): FormControl {
  const kind = isOfEditors(name) ? 'hidden' : kindOf(schema);
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const help = schema.description ?? '';
  return {
    label: schema.title ?? words.charAt(0).toUpperCase() + words.slice(1),
    kind,
    help: kind === 'lines' ? `${help} One a line.` : help,
    most: schema.maxLength,
    options: (schema.enum ?? []).map((value) => ({ value, label: find(value)?.label ?? value })),
  };
}

/** What a value of a closed list means; empty for what is none. */
export function meaningOf(value: string): string {
  return find(value)?.means ?? '';
}

/** The fields of a group in the order in which a form asks for them; those of a place are one. */
export function listControls(schema: JsonSchema): { name: string; schema: JsonSchema }[] {
  const fields = Object.entries(schema.properties ?? {}).map(([name, inner]) => ({
    name,
    schema: inner,
  }));
  return isPlacement(schema)
    ? fields.filter(({ name }) => !['section', 'group'].includes(name))
    : fields;
}

function kindOf({ type, format, enum: values, items, maxLength }: JsonSchema): FormControl['kind'] {
  if (values) return 'choice';
  if (type === 'array') return items?.properties ? 'groups' : 'lines';
  if (type === 'object') return 'group';
  if (type === 'boolean') return 'yes';
  if (type === 'integer') return 'number';
  if (format === 'date') return 'day';
  return format !== 'uri' && (maxLength ?? 0) > LINE ? 'text' : 'line';
}

function find(value: string): { label: string; means: string } | undefined {
  return vocabularies.find((list) => Object.hasOwn(list, value))?.[value];
}
