import { formatJsonSchema } from '../catalog/json-schema.ts';
import { readOutline } from '../catalog/read-outline.ts';
import { createEditorSchemas } from './editor-schemas.ts';

/**
 * The files of the repository that are made from the schemas and from the topics and learning paths of a content
 * folder, by their path from its root. Throws as `readOutline` does.
 */
export async function createGeneratedFiles(folder?: string): Promise<Map<string, string>> {
  const outline = await readOutline(folder);
  return new Map(
    [...createEditorSchemas(outline)].map(([name, schema]) => [
      `public/schema/${name}.json`,
      formatJsonSchema(schema),
    ]),
  );
}
