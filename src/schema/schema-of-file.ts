import { createExceptionsSchema } from './exceptions.ts';
import { glossarySchema } from './glossary.ts';
import { listSettingsSchema } from './list-settings.ts';
import { learningPathSchema } from './learning-path.ts';
import { pageSchema } from './page.ts';
import { resourceSchema } from './resource.ts';
import { siteSchema } from './site.ts';
import { topicSchema } from './topic.ts';

/** The folder of the JSON Schemas within a content folder, where editors find them without a network. */
export const SCHEMA_FOLDER = 'schema';

/** Every schema by the name of its JSON Schema file; that of exceptions knows no rule of content yet. */
export const baseSchemas = {
  resource: resourceSchema,
  topic: topicSchema,
  'learning-path': learningPathSchema,
  page: pageSchema,
  site: siteSchema,
  glossary: glossarySchema,
  exceptions: createExceptionsSchema({}),
  list: listSettingsSchema,
};

export type SchemaName = keyof typeof baseSchemas;

const FILES: [pattern: RegExp, schema: SchemaName, folder: string][] = [
  [/^content\/resources\/[^/]+\.yaml$/, 'resource', '../'],
  [/^content\/topics\/[^/]+\.mdx$/, 'topic', '../'],
  [/^content\/paths\/[^/]+\.mdx$/, 'learning-path', '../'],
  [/^content\/pages\/[^/]+\.mdx$/, 'page', '../'],
  [/^content\/site\.yaml$/, 'site', ''],
  [/^content\/glossary\.yaml$/, 'glossary', ''],
  [/^content\/exceptions\.yaml$/, 'exceptions', ''],
  [/(?:^|\/)cairn\.yaml$/, 'list', ''],
];

/** The name of the schema that a content file must hold; `undefined` if it has none. */
export function schemaNameOf(file: string): SchemaName | undefined {
  return FILES.find(([pattern]) => pattern.test(file))?.[1];
}

/** The line by which editors find the schema of a YAML file, without its end; nothing for other files. */
export function modelineOf(file: string): string | undefined {
  const row = file.endsWith('.yaml') ? FILES.find(([pattern]) => pattern.test(file)) : undefined;
  return row && `# yaml-language-server: $schema=${row[2]}${SCHEMA_FOLDER}/${row[1]}.json`;
}
