import type { GetStaticPaths } from 'astro';
import { createListJsonSchema } from '../../content/json-schema.ts';
import { outlineOf, readOutline, type Outline } from '../../content/outline.ts';
import { readHandedEntries } from '../../site/checked-entries.ts';
import { isList } from '../../source/list-file.ts';
import { contentFolder } from '../../source/read-content.ts';
import { createEditorSchemas } from '../../contribute/generated/editor-schemas.ts';

/** The schemas that editors find beside the content, for whoever edits a file elsewhere. */
export const getStaticPaths = (async () =>
  [
    ...createEditorSchemas(await getOutline()),
    ...(isList(contentFolder()) ? [['list', createListJsonSchema()] as const] : []),
  ].map(([name, schema]) => ({
    params: { name },
    // In one line: with the ids of a large catalog, the spaces are two thirds of it.
    props: { text: JSON.stringify(schema) },
  }))) satisfies GetStaticPaths;

/** A build has read the content already. */
function getOutline(): Outline | Promise<Outline> {
  const handed = readHandedEntries();
  return handed ? outlineOf(handed) : readOutline();
}

export function GET({ props }: { props: { text: string } }): Response {
  return new Response(props.text, { headers: { 'content-type': 'application/json' } });
}
