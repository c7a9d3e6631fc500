import type { ContentFile } from '../../source/content-file.ts';
import type { Content } from '../../source/read-content.ts';
import type { Thing } from '../../rules/mentions.ts';
import { id as idSchema } from '../../schema/fields.ts';
import { formatSuggestion } from '../../text/suggestion.ts';

/** What each kind of thing is called, one of it. */
const nouns: Record<Thing, string> = {
  resources: 'resource',
  topics: 'topic',
  paths: 'learning path',
  pages: 'page',
};
const kinds = Object.keys(nouns) as Thing[];

/** One thing that can be renamed, with its file. */
export interface Named {
  kind: Thing;
  source: ContentFile;
}

/**
 * The thing that a name means: an id, or, where several things have it, the id behind its folder, as in
 * `resources/qemu`. Throws what is wrong with the name.
 */
export function findThing(content: Content, name: string): Named {
  const [, folder, id = ''] =
    /^(?:content\/)?(?:(.*)\/)?([^/]*?)(?:\.yaml|\.mdx)?$/.exec(name) ?? [];
  if (folder !== undefined && !(kinds as string[]).includes(folder))
    throw new Error(
      `"${name}" is not the path of a resource, topic, learning path or page. Write it as ${formatChoice(kinds.map((kind) => `"${kind}/${id}"`))}.`,
    );
  const searched = folder === undefined ? kinds : [folder as Thing];
  const found = searched.flatMap((kind) =>
    content[kind].filter((file) => file.id === id).map((source) => ({ kind, source })),
  );
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  if (only)
    throw new Error(
      `"${id}" is a ${found.map(({ kind }) => nouns[kind]).join(' and a ')}. Write ${formatChoice(found.map(({ kind }) => `"${kind}/${id}"`))}.`,
    );
  const heir = findHeir(content, searched, id);
  if (heir)
    throw new Error(
      `the ${nouns[heir.kind]} "${id}" is now called "${heir.source.id}". Use that id.`,
    );
  const known = searched.flatMap((kind) => content[kind].map((file) => file.id));
  const what = folder === undefined ? 'nothing' : `no ${nouns[folder as Thing]}`;
  const hint = formatSuggestion(id, known) || ' Only resources, topics, paths and pages can be renamed.';
  throw new Error(`${what} has the id "${id}".${hint}`);
}

/** Throws why a thing cannot get an id, if it cannot. */
export function assertFree(content: Content, { kind, source }: Named, id: string): void {
  const noun = nouns[kind];
  if (id === source.id) throw new Error(`the ${noun} is already called "${id}".`);
  const fault = idSchema.safeParse(id).error?.issues[0];
  if (fault)
    throw new Error(
      fault.code === 'custom'
        ? `"${id}" ${fault.message}.`
        : `"${id}" has ${id.length} characters, but an id can have at most 90.`,
    );
  if (content[kind].some((file) => file.id === id))
    throw new Error(`"${id}" is the id of another ${noun}. Choose one that is not in use.`);
  const heir = findHeir(content, [kind], id);
  if (heir && heir.source !== source)
    throw new Error(
      `"${id}" is a former id of "${heir.source.id}", so its URL redirects there. Choose one that is not in use.`,
    );
}

/** The ids that a thing had before. */
export function formerIdsOf({ data }: ContentFile): string[] {
  const { formerly } = data as { formerly?: unknown };
  return Array.isArray(formerly) ? formerly.filter((id) => typeof id === 'string') : [];
}

/** What an id belongs to that it had before. */
function findHeir(content: Content, searched: Thing[], id: string): Named | undefined {
  return searched
    .flatMap((kind) => content[kind].map((source) => ({ kind, source })))
    .find(({ source }) => formerIdsOf(source).includes(id));
}

/** `"a", "b" or "c"` */
function formatChoice(names: string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' or ');
}
