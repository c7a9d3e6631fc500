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
  if (!data || issues.length > 0) throw new Error(describeIssues(issues));
  return outlineOf({
    site: data,
    topics,
    paths: content.paths.map((file) => readTitle(file, 'learning-path')),
    pages: content.pages.map((file) => readTitle(file, 'page')),
  });
}

/** The outline of content that was checked: all in the order of the site, and behind it what the site does not list. */
export function outlineOf({ site, topics, paths, pages = [] }: OutlineEntries): Outline {
  const rank = ({ id }: OutlineTopic) => (site.topics.indexOf(id) + 1 || Infinity) - 1;
  const { navigation = [], footer = [] } = site.pages ?? {};
  return {
    site,
    topics: topics.map(({ id, data }) => ({ id, data })).toSorted((a, b) => compare(rank(a), rank(b))),
    paths: listTitles(site.paths, paths),
    pages: listTitles([...navigation, ...footer], pages),
  };
}

interface OutlineEntries {
  site: SiteData;
  topics: OutlineTopic[];
  paths: Titled[];
  pages?: Titled[];
}

interface Titled {
  id: string;
  data: { title: string };
}

function readTitle(file: ContentFile, kind: 'learning-path' | 'page'): Titled {
  return { id: file.id, data: { title: checkSchema(schemas[kind], file).data?.title ?? file.id } };
}

/** The paths or pages that the site lists, and behind them those that it does not. */
function listTitles(listed: string[], found: Titled[]): Outline['paths'] {
  const titles = new Map(found.map(({ id, data }) => [id, data.title]));
  return [...new Set([...listed, ...titles.keys()])].map((id) => ({
    id,
    title: titles.get(id) ?? id,
  }));
}

function describeIssues(issues: Issue[]): string {
  const lines = sortIssues(issues).map((issue) => `  ${formatIssue(issue)}`);
  return ['content/site.yaml or a topic has issues. Fix them first:', ...lines].join('\n');
}

/** Those that the site does not list come last; infinity less infinity is no number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
