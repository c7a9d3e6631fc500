import { isAdvice } from '../../rules/rules.ts';
import { createFile } from '../../list/create-content.ts';
import type { ContentFile } from '../../source/content-file.ts';
import type { Content } from '../../source/read-content.ts';
import { checkContent } from '../check-content.ts';
import type { Imported } from './imported.ts';

/** The first error of each file as the check would find it, by path. */
export function findErrors({ files }: Pick<Imported, 'files'>): Map<string, string> {
  const content: Content = {
    ...{ resources: [], topics: [], paths: [], pages: [], publicFiles: [] },
    ...{ site: undefined, glossary: undefined, exceptions: undefined },
  };
  const place = () => ({ line: 1, column: 1 });
  for (const [path, { id, data, body }] of files)
    add(content, path, { ...createFile(`content/${path}`, id, data, place), body });
  // A build holds no day against today.
  const { issues } = checkContent({ content, issues: [], records: [], today: '0000-01-01' });
  const errors = new Map<string, string>();
  for (const issue of issues) {
    const path = issue.file.replace(/^content\//, '');
    if (!isAdvice(issue) && !errors.has(path)) errors.set(path, issue.message);
  }
  return errors;
}

function add(content: Content, path: string, file: ContentFile): void {
  if (path.startsWith('resources/')) content.resources.push(file);
  else if (path.startsWith('topics/')) content.topics.push(file);
  else if (path.startsWith('paths/')) content.paths.push(file);
  else if (path === 'site.yaml') content.site = file;
  else content.glossary = file;
}
