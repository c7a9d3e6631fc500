import type { Content } from '../../source/read-content.ts';
import { createImport, toContent } from './create-import.ts';
import { writtenFields, type EntryData } from '../../list/write/write-entry.ts';
import { writeList } from '../../list/write/write-list.ts';
import { sortIssues } from '../../rules/issues.ts';
import { isAdvice } from '../../rules/rules.ts';
import type { Issue } from '../../source/issue.ts';
import { isList } from '../../source/list-file.ts';
import { checkFolder } from '../load-catalog.ts';
import { readSource } from '../read-source.ts';

/** A catalog as a list, or why there is none. */
interface Exported {
  text: string | undefined;
  issues: Issue[];
  /** What a list has no place for, with the ids of what has it. */
  left: { what: string; ids: string[] }[];
}

/**
 * Writes a catalog as a Markdown list.
 *
 * @param path its folder, or its list
 * @throws {Error} if it cannot be read
 */
export async function exportMarkdown(path: string): Promise<Exported> {
  const read = await readSource(path);
  const { issues: found } = await checkFolder(path, { read });
  const issues = sortIssues(found.filter((issue) => !isAdvice(issue)));
  if (issues.length > 0) return { text: undefined, issues, left: [] };
  const content = isList(path) ? toContent(createImport(read.content)) : read.content;
  return { text: writeList(content), issues, left: findLeft(content) };
}

function findLeft({ resources, topics, paths, pages, glossary }: Content): Exported['left'] {
  const left = new Map<string, string[]>();
  const add = (what: string, id: string) => left.set(what, [...(left.get(what) ?? []), id]);
  for (const { id, data } of resources) {
    const fields = data as EntryData;
    if (fields['status'] !== undefined) add('retired entries', id);
    else
      for (const field of Object.keys(fields))
        if (!writtenFields.has(field)) add(`"${field}"`, `resources/${id}`);
  }
  for (const [folder, files] of [['topics', topics], ['paths', paths]] as const)
    for (const { id, data, body } of files) {
      if ((data as EntryData)['formerly'] !== undefined) add('"formerly"', `${folder}/${id}`);
      if (folder === 'paths' && body.trim() !== '') add('texts', `paths/${id}`);
    }
  for (const { id } of pages) add('pages', id);
  for (const id of Object.keys(glossary?.data ?? {})) add('terms', id);
  return [...left].map(([what, ids]) => ({ what, ids }));
}
