import type { GetStaticPaths } from 'astro';
import { createListJsonSchema } from '../../content/json-schema.ts';
import { outlineOf, type Outline } from '../../catalog/outline.ts';
import { readHandedEntries } from '../../site/checked-entries.ts';
import { loadEngineModule } from '../../files/engine.ts';
import { isList } from '../../source/list-file.ts';
import { contentFolder } from '../../source/content-folder.ts';
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
  if (handed) return outlineOf(handed);
  type ReadOutline = typeof import('../../content/read-outline.ts');
  return loadEngineModule<ReadOutline>('src/content/read-outline').readOutline();
}

export function GET({ props }: { props: { text: string } }): Response {
  return new Response(props.text, { headers: { 'content-type': 'application/json' } });
}
