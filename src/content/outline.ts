import type { z } from 'zod';
import { checkSchema } from '../rules/check-schema.ts';
import { schemas } from '../rules/schemas.ts';
import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import { formatIssue } from '../rules/rules.ts';
import { readSource } from './read-source.ts';
import { contentFolder, type Content } from '../source/read-content.ts';
import type { SiteData } from '../schema/site.ts';
import type { TopicData } from '../schema/topic.ts';
import { sortIssues } from '../rules/issues.ts';

/** What a catalog is about, without its resources: its settings, its topics, learning paths and pages in the order of the site. */
export interface Outline {
  site: SiteData;
  topics: OutlineTopic[];
  /** One that cannot be read is called by its id. */
  paths: { id: string; title: string }[];
  /** The pages of its own, in the same way. */
  pages: { id: string; title: string }[];
}

export interface OutlineTopic {
  id: string;
  data: TopicData;
}

/**
 * Reads the outline of a content folder. Whatever else is wrong with its content keeps nobody from reading it.
 * Throws with their issues where the settings or a topic cannot be read.
 */
export async function readOutline(folder = contentFolder()): Promise<Outline> {
  const { content, issues } = await readSource(folder);
  return createOutline(content, issues);
}

/** The outline of content that was read, with the issues of reading it. Throws as `readOutline` does. */
export function createOutline(content: Content, read: Issue[]): Outline {
  const issues = read.filter(({ file }) => /^content\/(?:site\.yaml$|topics\/)/.test(file));
  // A list is as it is, and its outline as far as it can be used.
  const check = <S extends z.ZodType>(schema: S, file: ContentFile) => {
    const { data, usable, issues: found } = checkSchema(schema, file);
    if (content.list) return usable?.data;
    issues.push(...found);
    return data;
  };
  const data = content.site && check(schemas.site, content.site);
  const topics = content.topics.flatMap((file): OutlineTopic[] => {
    const data = check(schemas.topic, file);
    return data ? [{ id: file.id, data }] : [];
  });
  if (!data || issues.length > 0) throw new Error(describeFaults(issues));
  const rank = ({ id }: OutlineTopic) => (data.topics.indexOf(id) + 1 || Infinity) - 1;
  return {
    site: data,
    topics: topics.toSorted((a, b) => compare(rank(a), rank(b))),
    paths: listTitles(data.paths, content.paths, 'learning-path'),
    pages: listTitles(
      [...(data.pages?.navigation ?? []), ...(data.pages?.footer ?? [])],
      content.pages,
      'page',
    ),
  };
}

/** The paths or pages that the site lists, and behind them those that it does not. */
function listTitles(
  listed: string[],
  files: ContentFile[],
  kind: 'learning-path' | 'page',
): Outline['paths'] {
  const ids = new Set([...listed, ...files.map(({ id }) => id)]);
  return [...ids].map((id) => {
    const file = files.find((other) => other.id === id);
    const { data } = file ? checkSchema(schemas[kind], file) : {};
    return { id, title: data?.title ?? id };
  });
}

function describeFaults(issues: Issue[]): string {
  const lines = sortIssues(issues).map((issue) => `  ${formatIssue(issue)}`);
  return ['content/site.yaml or a topic has issues. Fix them first:', ...lines].join('\n');
}

/** Those that the site does not list come last; infinity less infinity is no number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
