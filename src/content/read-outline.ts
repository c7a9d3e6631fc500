import type { z } from 'zod';
import { checkSchema } from '../rules/check-schema.ts';
import { schemas } from '../rules/schemas.ts';
import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import { formatIssue } from '../rules/rules.ts';
import { readSource } from './read-source.ts';
import { contentFolder } from '../source/content-folder.ts';
import type { Content } from '../source/read-content.ts';
import { outlineOf, type Outline, type OutlineTopic, type Titled } from '../catalog/outline.ts';
import { sortIssues } from '../rules/issues.ts';

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

function readTitle(file: ContentFile, kind: 'learning-path' | 'page'): Titled {
  return { id: file.id, data: { title: checkSchema(schemas[kind], file).data?.title ?? file.id } };
}

function describeIssues(issues: Issue[]): string {
  const lines = sortIssues(issues).map((issue) => `  ${formatIssue(issue)}`);
  return ['content/site.yaml or a topic has issues. Fix them first:', ...lines].join('\n');
}
