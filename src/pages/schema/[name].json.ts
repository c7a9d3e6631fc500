import type { GetStaticPaths } from 'astro';
import { formatJsonSchema } from '../../content/json-schema.ts';
import { readOutline } from '../../content/outline.ts';
import { createEditorSchemas } from '../../contribute/generated/editor-schemas.ts';

/** The schemas that editors find beside the content, for whoever edits a file elsewhere. */
export const getStaticPaths = (async () =>
  [...createEditorSchemas(await readOutline())].map(([name, schema]) => ({
    params: { name },
    props: { text: formatJsonSchema(schema) },
  }))) satisfies GetStaticPaths;

export function GET({ props }: { props: { text: string } }): Response {
  return new Response(props.text, { headers: { 'content-type': 'application/json' } });
}
