import { formatJsonSchema } from '../catalog/json-schema.ts';
import { readOutline } from '../catalog/outline.ts';
import { contentFolder } from '../catalog/read-content.ts';
import { createEditorSchemas } from './editor-schemas.ts';

/**
 * The files of the repository that are made from the schemas and from a content folder, by their path from its root.
 * Of the content only the settings, topics and learning paths are read: other issues keep nothing from being written.
 * Throws, with their issues, where settings or topics cannot be read.
 */
export async function createGeneratedFiles(folder = contentFolder): Promise<Map<string, string>> {
  const outline = await readOutline(folder);
  return new Map(
    [...createEditorSchemas(outline)].map(([name, schema]) => [
      `public/schema/${name}.json`,
      formatJsonSchema(schema),
    ]),
  );
}
