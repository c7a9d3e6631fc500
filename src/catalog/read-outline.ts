import type { z } from 'zod';
import { checkSchema } from './check-schema.ts';
import type { ContentFile } from './content-file.ts';
import { formatIssue, sortIssues, type Issue } from './issue.ts';
import { contentFolder, readContent } from './read-content.ts';
import type { LearningPathData } from './schema/learning-path.ts';
import type { TopicData } from './schema/topic.ts';
import { schemas } from './schemas.ts';

/** What a catalog is divided into, in the order of the site. */
export interface Outline {
  topics: (Pick<TopicData, 'title' | 'sections'> & { id: string })[];
  paths: (Pick<LearningPathData, 'title'> & { id: string })[];
}

/**
 * Reads the topics with their sections, and the learning paths, of a content folder. What resources say is left
 * aside: they may name a section that has just got another id.
 * Throws when the folder cannot be read, and with the issues of topics, learning paths or site where they have any.
 */
export async function readOutline(folder = contentFolder): Promise<Outline> {
  const { content, issues } = await readContent(folder);
  const found: Issue[] = issues.filter(({ file }) =>
    /^content\/(?:topics\/|paths\/|site\.yaml)/.test(file),
  );
  const check = <S extends z.ZodType>(schema: S, files: ContentFile[]) =>
    files.flatMap((file) => {
      const result = checkSchema(schema, file);
      found.push(...result.issues);
      return result.data === undefined ? [] : [{ id: file.id, data: result.data }];
    });
  const topics = check(schemas.topic, content.topics);
  const paths = check(schemas['learning-path'], content.paths);
  const [site] = check(schemas.site, content.site ? [content.site] : []);
  if (found.length > 0)
    throw new Error(['the content has issues.', ...sortIssues(found).map(formatIssue)].join('\n'));
  return {
    topics: inOrder(site?.data.topics ?? [], topics).map(({ id, data: { title, sections } }) => ({
      ...{ id, title, sections },
    })),
    paths: inOrder(site?.data.paths ?? [], paths).map(({ id, data: { title } }) => ({ id, title })),
  };
}

/** Those that the site names in its order, the others behind them by id. */
function inOrder<T extends { id: string }>(order: string[], items: T[]): T[] {
  const rank = ({ id }: T) => (order.includes(id) ? order.indexOf(id) : order.length);
  return items.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}
