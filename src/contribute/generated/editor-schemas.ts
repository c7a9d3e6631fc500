import { createJsonSchemas, type JsonSchema } from '../../content/json-schema.ts';
import type { Outline, OutlineTopic } from '../../catalog/outline.ts';
import { stepKinds, type StepKind } from '../../schema/vocabulary.ts';

type Section = NonNullable<OutlineTopic['data']['sections']>[number];
type Named = { id: string; title: string };

/**
 * The JSON Schemas with the topics, sections, groups, learning paths and pages of a catalog, so that editors complete and
 * explain them and underline what does not exist.
 * Resources and terms are not named: a new one is a diff of one file, and would be two if a schema listed it.
 */
export function createEditorSchemas({
  topics,
  paths,
  pages,
}: Pick<Outline, 'topics' | 'paths' | 'pages'>): Map<string, JsonSchema> {
  const schemas = createJsonSchemas();
  const named = topics.map(({ id, data: { title } }) => ({ id, title }));
  const placement = at(schemas, 'resource', 'placements', 'items');
  offer(at(schemas, 'resource', 'placements', 'items', 'topic'), 'No topic has this id', named);
  placement.allOf = [...topics.map(createTopicRule), groupNeedsSection];
  offer(at(schemas, 'site', 'topics', 'items'), 'No topic has this id', named);
  for (const list of [
    at(schemas, 'site', 'paths', 'items'),
    at(schemas, 'site', 'start', 'path'),
    at(schemas, 'site', 'questions', 'items', 'answers', 'items', 'paths', 'items'),
  ])
    offer(list, 'No learning path has this id', paths);
  for (const list of ['navigation', 'footer'])
    offer(at(schemas, 'site', 'pages', list, 'items'), 'No page has this id', pages);
  for (const { properties } of at(schemas, 'learning-path', 'steps', 'items').oneOf ?? [])
    explainKind(properties?.['kind'] ?? {});
  return schemas;
}

/** Of a constant, editors show the description alone: there it says what the one kind of step means. */
function explainKind(kind: JsonSchema): void {
  kind.description = stepKinds[kind.const as StepKind].means;
}

/** Offers the sections of a topic to placements in it, and the groups of each of its sections. */
function createTopicRule({ id, data: { sections } }: OutlineTopic): JsonSchema {
  if (!sections)
    return {
      if: where('topic', id),
      then: { properties: { section: refused(`Topic "${id}" has no sections. Remove the line.`) } },
    };
  return {
    if: where('topic', id),
    then: {
      properties: { section: offered(`Topic "${id}" has no such section`, sections) },
      allOf: sections.map(createSectionRule),
    },
  };
}

function createSectionRule({ id, groups }: Section): JsonSchema {
  const group = groups
    ? offered(`Section "${id}" has no such group`, groups)
    : refused(`Section "${id}" has no groups. Remove the line.`);
  return { if: where('section', id), then: { properties: { group } } };
}

const groupNeedsSection: JsonSchema = {
  if: { not: { required: ['section'] } },
  then: {
    properties: {
      group: refused('A group belongs to a section. Add "section", or remove the line.'),
    },
  },
};

/** Lets no id be right. */
function refused(message: string): JsonSchema {
  return { pattern: '^$', patternErrorMessage: message };
}

/**
 * Holds where a field is an id. By a pattern: while it completes, yaml-language-server reads the beginning of a
 * constant as the whole, and would offer to `kvm` what belongs to `kvm-tools` too.
 */
function where(field: string, id: string): JsonSchema {
  return { properties: { [field]: { type: 'string', pattern: `^${id}$` } }, required: [field] };
}

/** Lets a schema of ids accept those that exist, each with its title, if there are any. */
function offer(schema: JsonSchema, otherwise: string, items: Named[]): void {
  if (items.length === 0) return;
  // What is an id needs no second check of how it is written.
  delete schema.pattern;
  delete schema.patternErrorMessage;
  delete schema.maxLength;
  Object.assign(schema, offered(otherwise, items));
}

function offered(otherwise: string, items: Named[]): JsonSchema {
  const ids = items.map(({ id }) => id);
  return {
    enum: ids,
    enumDescriptions: items.map(({ title }) => title),
    errorMessage: `${otherwise}. Use one of: ${ids.join(', ')}.`,
  };
}

/** The part of a schema at the names of its fields; `items` means those of a list. */
function at(schemas: Map<string, JsonSchema>, name: string, ...path: string[]): JsonSchema {
  const found = path.reduce<JsonSchema | undefined>(
    (schema, part) => (part === 'items' ? schema?.items : schema?.properties?.[part]),
    schemas.get(name),
  );
  if (!found) throw new Error(`The schema "${name}" has no field "${path.join(' › ')}".`);
  return found;
}
