import { checkSchema } from '../../rules/check-schema.ts';
import type { Issue } from '../../source/issue.ts';
import type { OutlineTopic } from '../../content/outline.ts';
import type { Content } from '../../source/read-content.ts';
import { isRetired } from '../../catalog/retired.ts';
import { resourceSchema } from '../../schema/resource.ts';
import type { ListedResource } from '../find-listed.ts';

/** What stands in the catalog before a resource is suggested. */
export interface KnownResources {
  listed: ListedResource[];
  /** Ids that a new resource cannot have: those of files, readable or not, and former ones. */
  taken: Set<string>;
}

const FOLDER = 'content/resources/';

/** The resources of content that was read, with the issues of reading it. */
export function findKnownResources(
  { resources }: Content,
  issues: Issue[],
  topics: OutlineTopic[],
): KnownResources {
  const unread = issues.filter(({ file }) => file.startsWith(FOLDER));
  const taken = new Set([
    ...resources.map(({ id }) => id),
    ...unread.map(({ file }) =>
      file
        .slice(FOLDER.length)
        .toLowerCase()
        .replace(/\.[^.]*$/, ''),
    ),
  ]);
  const readable = resources.flatMap((file) => {
    const { data } = checkSchema(resourceSchema, file);
    return data ? [{ id: file.id, data }] : [];
  });
  const titleOf = (id: string | undefined) => readable.find((one) => one.id === id)?.data.title;
  const listed = readable.map(({ id, data }): ListedResource => {
    for (const former of data.formerly ?? []) taken.add(former);
    const { title, url, locator, placements, reason = '', successor } = data;
    const ids = new Set(placements.map(({ topic }) => topic));
    const titles = topics.filter((topic) => ids.has(topic.id)).map((topic) => topic.data.title);
    const retired = isRetired(data) ? { reason, successor: titleOf(successor) } : undefined;
    return { id, title, url, locator, topics: titles, retired };
  });
  return { listed, taken };
}
