import { createJsonSchemas, formatJsonSchema } from '../catalog/json-schema.ts';

/** The files of the repository that are made from the schemas, by their path from its root. */
export function createGeneratedFiles(): Map<string, string> {
  return new Map(
    [...createJsonSchemas()].map(([name, schema]) => [
      `public/schema/${name}.json`,
      formatJsonSchema(schema),
    ]),
  );
}
