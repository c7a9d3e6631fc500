import { join } from 'node:path';
import type { Issue } from '../../source/issue.ts';
import { writeResource } from '../../source/write-fields.ts';
import { writeFiles } from '../../files/write-files.ts';
import { createResource, type Answers } from './answers.ts';
import { fileOf, judgeResource } from './judge-resource.ts';
import type { KnownCatalog } from './known-catalog.ts';
import { Interrupted } from './prompts.ts';

/** A resource that all is told of, as the text of its file, with what the check says of it. */
export interface NewResource {
  id: string;
  text: string;
  issues: Issue[];
  advice: Issue[];
}

/** Makes the resource of all answers, and checks it as part of the content. */
export async function createNewResource(
  answers: Answers & { id: string },
  today: string,
  known: KnownCatalog,
): Promise<NewResource> {
  const text = writeResource(createResource(answers, today));
  return { id: answers.id, text, ...(await judgeResource(answers.id, text, known)) };
}

/**
 * Writes the file of a resource, and returns where. Throws where there is one already, as nothing is overwritten, and
 * when `signal` says that all is to end.
 */
export async function writeNewResource(
  { id, text }: NewResource,
  { folder }: KnownCatalog,
  signal: AbortSignal,
): Promise<string> {
  if (signal.aborted) throw new Interrupted();
  const path = fileOf(id).replace(/^content\//, '');
  await writeFiles(folder, [{ path, before: undefined, after: text }]);
  return join(folder, path);
}
