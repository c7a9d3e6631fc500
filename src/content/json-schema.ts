import { z } from 'zod';
import { idPattern } from '../text/ids.ts';
import { schemas } from '../rules/schemas.ts';
import { listSettingsSchema } from '../schema/list-settings.ts';

/** A JSON Schema (draft 7, which editors understand) as far as we look into it. */
export interface JsonSchema {
  /** What people call the field, where its name does not say it. */
  title?: string;
  description?: string;
  type?: string;
  format?: string;
  enum?: string[];
  /** What each value means: a keyword of editors, as are those below. */
  enumDescriptions?: string[];
  /** What is said in place of any issue. */
  errorMessage?: string;
  /** What is said of a text that does not match the pattern or the format. */
  patternErrorMessage?: string;
  const?: string;
  pattern?: string;
  maxLength?: number;
  maxItems?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  not?: JsonSchema;
  if?: JsonSchema;
  then?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
}

/** The JSON Schema of each kind of content file, by name. */
export function createJsonSchemas(): Map<string, JsonSchema> {
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [name, toJsonSchema(schema)]),
  );
}

/** The JSON Schema of what is said beside a Markdown list. */
export function createListJsonSchema(): JsonSchema {
  return toJsonSchema(listSettingsSchema);
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }) as JsonSchema;
}

/** A JSON Schema as the text of its file. */
export function formatJsonSchema(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** One field of a schema, as a contributor reads it. */
interface FieldRow {
  name: string;
  /** The fields around it, from the outermost on. */
  within: string[];
  required: boolean;
  /** `text, at most 120 characters`, `one of: …` */
  type: string;
  description: string;
}

/** The fields of a schema with those inside them, in their order, for a table. */
export function listFields(schema: JsonSchema, within: string[] = []): FieldRow[] {
  const { items, additionalProperties } = schema;
  // The glossary is a map: its fields are those of each term.
  const inner = items ?? (typeof additionalProperties === 'object' ? additionalProperties : schema);
  const variants = inner.oneOf ?? inner.anyOf ?? [inner];
  const rows = new Map<string, FieldRow[]>();
  for (const variant of variants) {
    for (const [name, field] of Object.entries(variant.properties ?? {})) {
      const required = variants.every((other) => other.required?.includes(name));
      rows.set(name, [
        {
          name,
          within,
          required,
          type: typeOf(name, variants, field),
          description: field.description ?? '',
        },
        ...listFields(field, [...within, name]),
      ]);
    }
  }
  return [...rows.values()].flat();
}

function typeOf(name: string, variants: JsonSchema[], field: JsonSchema): string {
  const constants = variants.flatMap((variant) => variant.properties?.[name]?.const ?? []);
  if (constants.length > 0) return `one of: ${constants.join(', ')}`;
  if (field.enum) return `one of: ${field.enum.join(', ')}`;
  if (field.type === 'array') {
    const item = field.items?.type === 'object' || field.items?.oneOf ? 'groups' : 'text';
    return `list of ${isId(field.items) ? 'ids' : item}`;
  }
  if (field.type === 'object') return 'group of fields';
  if (field.type === 'boolean') return 'true or false';
  if (field.type === 'integer') return 'whole number';
  if (isId(field)) return 'id (lower-case letters, digits, hyphens)';
  if (field.format === 'uri') return 'URL (http or https)';
  if (field.format === 'date') return 'day (YYYY-MM-DD)';
  return field.maxLength ? `text, at most ${field.maxLength} characters` : 'text';
}

function isId(field: JsonSchema | undefined): boolean {
  return field?.pattern === idPattern.source;
}
