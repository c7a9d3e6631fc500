import type { z } from 'zod';
import { schemas } from '../content/schemas.ts';

const FILES: [pattern: RegExp, schema: keyof typeof schemas, root: string][] = [
  [/^content\/resources\/[^/]+\.yaml$/, 'resource', '../../'],
  [/^content\/topics\/[^/]+\.mdx$/, 'topic', '../../'],
  [/^content\/paths\/[^/]+\.mdx$/, 'learning-path', '../../'],
  [/^content\/site\.yaml$/, 'site', '../'],
  [/^content\/glossary\.yaml$/, 'glossary', '../'],
  [/^content\/exceptions\.yaml$/, 'exceptions', '../'],
];

/** The schema that a content file must hold; nothing for a file that has none. */
export function schemaOf(file: string): z.ZodType | undefined {
  const row = FILES.find(([pattern]) => pattern.test(file));
  return row && schemas[row[1]];
}

/** The line by which editors find the schema of a YAML file, without its end; nothing for other files. */
export function modelineOf(file: string): string | undefined {
  const row = file.endsWith('.yaml') ? FILES.find(([pattern]) => pattern.test(file)) : undefined;
  return row && `# yaml-language-server: $schema=${row[2]}public/schema/${row[1]}.json`;
}
