import { loadChanged, type FileChange } from '../content-change.ts';
import type { ContentFile } from '../../source/content-file.ts';
import type { Issue } from '../../source/issue.ts';
import { BEFORE_ALL_DAYS } from '../load-catalog.ts';
import { readContent, type Content } from '../../source/read-content.ts';
import type { Naming, Thing } from '../../rules/mentions.ts';
import { schemas } from '../../rules/schemas.ts';
import { addFormerId, fileOf, renameMentions, type Renaming } from './rename-mentions.ts';
import { assertFree, findThing } from './things.ts';

const schemaOf: Record<Thing, (typeof schemas)['resource' | 'topic' | 'learning-path' | 'page']> = {
  resources: schemas.resource,
  topics: schemas.topic,
  paths: schemas['learning-path'],
  pages: schemas.page,
};

/** How the content changes when a thing is renamed. */
export interface RenamePlan extends Renaming {
  /** The file of the thing first, then those that name it, by name. */
  changes: FileChange[];
  /** What is wrong with the content, before or after the change; with any, nothing is to be written. */
  issues: Issue[];
  /** Whether the issues are there without the change. */
  isOlder: boolean;
}

/**
 * Works out how the files of a content folder change when a resource, topic, learning path or page gets a new id, and
 * checks the result. Writes nothing. `name` is its id, or `<folder>/<id>`.
 * Throws why when the thing cannot be found, or cannot get the id.
 */
export async function planRename(folder: string, name: string, to: string): Promise<RenamePlan> {
  const { content, issues: unread } = await readContent(folder);
  const thing = findThing(content, name);
  assertFree(content, thing, to);
  const renaming = { kind: thing.kind, from: thing.source.id, to };
  if (unread.length > 0) return { ...renaming, changes: [], issues: unread, isOlder: true };

  const changes = listFiles(content).flatMap(({ source, kind }): FileChange[] => {
    const { file, text } = source;
    const after = renameMentions(source, kind, renaming);
    if (source === thing.source) {
      const own = addFormerId(file, after, { ...renaming, schema: schemaOf[renaming.kind] });
      return [{ file: fileOf(renaming.kind, to), from: file, before: text, after: own }];
    }
    return after === text ? [] : [{ file, before: text, after }];
  });
  const sorted = changes.toSorted(
    (a, b) => Number(b.from !== undefined) - Number(a.from !== undefined),
  );
  // Ends of exceptions are for the check to tell, and are in no one's way here.
  const { issues } = await loadChanged(folder, sorted, BEFORE_ALL_DAYS);
  if (issues.length === 0) return { ...renaming, changes: sorted, issues, isOlder: false };
  const before = await loadChanged(folder, [], BEFORE_ALL_DAYS);
  return before.issues.length > 0
    ? { ...renaming, changes: [], issues: before.issues, isOlder: true }
    : { ...renaming, changes: sorted, issues, isOlder: false };
}

/** Every content file that may name a thing, with what kind of file it is, by name. */
function listFiles(content: Content) {
  const { resources, topics, paths, pages, site, glossary, exceptions } = content;
  const files = (kind: Naming | 'exceptions', sources: (ContentFile | undefined)[]) =>
    sources.flatMap((source) => (source ? [{ kind, source }] : []));
  return [
    ...files('resources', resources),
    ...files('topics', topics),
    ...files('paths', paths),
    ...files('pages', pages),
    ...files('site', [site]),
    ...files('glossary', [glossary]),
    ...files('exceptions', [exceptions]),
  ].toSorted((a, b) => (a.source.file < b.source.file ? -1 : 1));
}
