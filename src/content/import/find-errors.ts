import { isAdvice } from '../../rules/rules.ts';
import { parseContentFile, type ContentFile } from '../../source/content-file.ts';
import type { Content } from '../../source/read-content.ts';
import { checkContent } from '../check-content.ts';
import type { Imported } from './imported.ts';
import { writeImported } from './write-imported.ts';

/** The first error of each file as the check would find it, by path. */
export function findErrors({ files }: Pick<Imported, 'files'>): Map<string, string> {
  const content: Content = {
    ...{ resources: [], topics: [], paths: [], pages: [], publicFiles: [] },
    ...{ site: undefined, glossary: undefined, exceptions: undefined },
  };
  const unread = [];
  for (const [path, file] of files) {
    const { parsed, issues } = parseContentFile(`content/${path}`, writeImported(file));
    unread.push(...issues);
    if (parsed) add(content, path, parsed);
  }
  // A build holds no day against today.
  const { issues } = checkContent({ content, issues: unread, records: [], today: '0000-01-01' });
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
