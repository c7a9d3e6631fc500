import { createFile } from '../../list/create-content.ts';
import type { Content } from '../../source/read-content.ts';
import type { Imported } from './imported.ts';

/** What an import makes, as content that was read. */
export function toContent({ files }: Pick<Imported, 'files'>): Content {
  const content: Content = {
    ...{ resources: [], topics: [], paths: [], pages: [], publicFiles: [] },
    ...{ site: undefined, glossary: undefined, exceptions: undefined },
  };
  for (const [path, { schema, id, data, body, line }] of files) {
    const file = { ...createFile(`content/${path}`, id, data, () => ({ line, column: 1 })), body };
    if (schema === 'resource') content.resources.push(file);
    else if (schema === 'topic') content.topics.push(file);
    else if (schema === 'learning-path') content.paths.push(file);
    else if (schema === 'site') content.site = file;
    else content.glossary = file;
  }
  return content;
}
