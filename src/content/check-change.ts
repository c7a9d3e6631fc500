import { join } from 'node:path';
import { readRange, findChangedFiles, readFilesAt } from '../git/range.ts';
import { checkContent, type CheckResult } from './check-content.ts';
import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import { findNewIssues, sortIssues } from '../rules/issues.ts';
import { linkHealthFile } from '../source/content-folder.ts';
import { readContent, type Content } from '../source/read-content.ts';
import { checkSchema } from '../rules/check-schema.ts';
import { schemas } from '../rules/schemas.ts';
import { isList, LIST_SETTINGS, nameInProject, repositoryFolderOf } from '../source/list-file.ts';
import { readSource } from './read-source.ts';
import type { Overlay } from '../source/overlay.ts';
import { readLinkHealth } from './read-link-health.ts';

/** What a change brings, sorted; what was there before is left out. */
interface ChangeIssues {
  issues: Issue[];
  advice: Issue[];
}

/**
 * The issues and the advice that a change of a content folder or a list brings.
 * `range` is `A..B`, `A...B` or `A`, as in `readRange`, which throws where git does not know it. Writes nothing.
 */
export async function checkChange(
  content: string,
  range: string,
  today: string,
): Promise<ChangeIssues> {
  return checkBetween(content, await readEnds(content, range), today);
}

/** As `checkChange`, for two ends that have other texts than the folder. */
export async function checkBetween(
  content: string,
  ends: Ends,
  today: string,
): Promise<ChangeIssues> {
  const files = findDiffering(ends);
  if (isList(content)) return compareEnds(content, ends, files, today);
  const found = await checkWords(content, ends, files, today);
  if (found) return found;
  const read = await readContent(content, ends.to);
  const after = await checkEnd(content, read, files, today);
  if (after.issues.length + after.advice.length > 0)
    return compareEnds(content, ends, files, today, { read, after });
  // A change to content without an issue brings none.
  const before = await readContent(content, ends.from, { only: files });
  return { issues: [], advice: sortIssues(findSilentRemovals(before.content, after)) };
}

/** As `checkChange`, with the content at both ends of the change. */
export async function checkEnds(
  content: string,
  range: string,
  today: string,
): Promise<CheckedChange> {
  const ends = await readEnds(content, range);
  return compareEnds(content, ends, findDiffering(ends), today);
}

interface CheckedChange extends ChangeIssues {
  before: CheckedEnd;
  after: CheckedEnd;
}

/** The content at an end of a change, with all issues that follow from its files as they are read. */
export type CheckedEnd = CheckResult & { content: Content };

/** What is at each end of a change in place of what is on the disk. */
interface Ends {
  from: Overlay;
  to: Overlay;
}

async function readEnds(content: string, range: string): Promise<Ends> {
  const { from, to } = await readRange(range, repositoryFolderOf(content));
  return {
    from: await readOverlayAt(content, from),
    to: to ? await readOverlayAt(content, to) : new Map(),
  };
}

function findDiffering({ from, to }: Ends): Set<string> {
  const isSame = (file: string) => {
    const [one, other] = [from.get(file), to.get(file)];
    if (Buffer.isBuffer(one) && Buffer.isBuffer(other)) return one.equals(other);
    return from.has(file) && to.has(file) && one === undefined && other === undefined;
  };
  const files = [...from.keys(), ...to.keys()].filter((file) => !isSame(file));
  // What is known of links is no part of a change: the check of everything reports a damaged state.
  return new Set(files.filter((file) => file !== `content/${linkHealthFile}`));
}

/** The fields of a resource, at any depth, that no rule holds against another file. */
const WORDS = new Set([
  ...['access', 'added', 'aliases', 'authors', 'how', 'kind', 'level', 'note', 'notes', 'reason'],
  ...['reviewed', 'since', 'summary', 'tags', 'takeaways', 'venue', 'why', 'year'],
]);

/**
 * What a change brings that touches nothing but words of resources: no other file has to be read for it. All rules run;
 * what they do not find without the rest of the catalog is the same at both ends, and so no part of the change.
 * Returns `undefined` if the change may concern other files.
 */
async function checkWords(
  folder: string,
  { from, to }: Ends,
  files: ReadonlySet<string>,
  today: string,
): Promise<ChangeIssues | undefined> {
  if (![...files].every((file) => file.startsWith('content/resources/'))) return undefined;
  const readEnd = async (overlay: Overlay) => {
    const { content, issues } = await readContent(folder, overlay, { only: files });
    // Whether an exception is needless, every file says.
    const isWhole = content.site && !content.exceptions && content.resources.length === files.size;
    if (!isWhole || issues.length > 0) return undefined;
    const facts = content.resources.map(factsOf);
    return facts.includes(undefined) ? undefined : { content, facts: facts.join('\n') };
  };
  const before = await readEnd(from);
  const after = before && (await readEnd(to));
  if (!before || before.facts !== after?.facts) return undefined;
  const check = (content: Content) =>
    checkContent({ content, issues: [], records: [], today });
  return compare(check(before.content), check(after.content));
}

/** What rules may hold against other files, as text; `undefined` of a file that breaks its schema. */
function factsOf(file: ContentFile): string | undefined {
  const { data } = checkSchema(schemas.resource, file);
  const withoutWords = (key: string, value: unknown) => (WORDS.has(key) ? undefined : value);
  return data && JSON.stringify([file.id, data], withoutWords);
}

/** Checks both ends; the later one is given if it was checked already. */
async function compareEnds(
  content: string,
  { from, to }: Ends,
  files: ReadonlySet<string>,
  today: string,
  later?: { read: Read; after: CheckedEnd },
): Promise<CheckedChange> {
  const known = later && findKnown(later.read, [from, to]);
  const first = known ? await readContent(content, from, { known }) : await readSource(content, from);
  const before = await checkEnd(content, first, files, today);
  const after = later?.after ?? (await checkEnd(content, await readLater(), files, today));
  const { issues, advice } = compare(before, after);
  return {
    issues,
    advice: sortIssues([...advice, ...findSilentRemovals(before.content, after)]),
    before,
    after,
  };

  function readLater(): Promise<Read> {
    if (isList(content)) return readSource(content, to, first.content);
    return readContent(content, to, { known: findKnown(first, [from, to]) });
  }
}

/** Checks an end of a change as far as the change may touch what is found. */
async function checkEnd(
  content: string,
  read: Read,
  files: ReadonlySet<string>,
  today: string,
): Promise<CheckedEnd> {
  const records = await readLinkHealth(content).catch(() => []);
  // All of a list, and every file in another language or without an exception, may have other issues.
  const concernsAll =
    isList(content) || files.has('content/site.yaml') || files.has('content/exceptions.yaml');
  const changed = concernsAll ? undefined : files;
  return {
    content: read.content,
    ...checkContent({ ...read, records, today, changed }),
  };
}

type Read = Pick<Awaited<ReturnType<typeof readSource>>, 'content' | 'issues'>;

/** The files that no overlay replaces, as they were read: they need not be read again. */
function findKnown({ content, issues }: Read, overlays: Overlay[]): Map<string, ContentFile> {
  const broken = new Set(issues.map(({ file }) => file));
  return new Map(
    [...content.resources, ...content.topics, ...content.paths, ...content.pages]
      .filter(({ file }) => !broken.has(file) && !overlays.some((overlay) => overlay.has(file)))
      .map((one) => [one.file, one]),
  );
}

function compare(before: CheckResult, after: CheckResult): ChangeIssues {
  return {
    issues: sortIssues(findNewIssues(before.issues, after.issues)),
    advice: sortIssues(findNewIssues(before.advice, after.advice)),
  };
}

/** Resources that are gone, and neither renamed nor retired: their address leads nowhere from then on. */
function findSilentRemovals(before: Content, { content: after, checked }: CheckedEnd): Issue[] {
  // A list forgets what it no longer names.
  if (after.list) return [];
  const left = new Set([
    // Those that cannot be read are there, too.
    ...checked.ids.resources,
    ...after.resources.flatMap(formerIdsOf),
  ]);
  return before.resources
    .filter(({ id }) => !left.has(id))
    .map(({ file, id }) => ({
      file,
      line: 1,
      column: 1,
      code: 'deleted-resource' as const,
      message: `resource "${id}" is deleted, so links to its page break. Retire it with "status: deprecated", or add its id to "formerly" of its successor.`,
    }));
}

function formerIdsOf({ data }: ContentFile): string[] {
  const { formerly } = (data ?? {}) as { formerly?: unknown };
  return Array.isArray(formerly) ? formerly.map(String) : [];
}

/** The texts that make a content folder what it was at a commit, whatever lies there now. */
export async function readOverlayAt(content: string, commit: string): Promise<Overlay> {
  const folder = repositoryFolderOf(content);
  const differing = await findChangedFiles({ from: commit, to: undefined }, folder);
  const isOfList = (file: string) => isList(file) || file === LIST_SETTINGS;
  const files = isList(content) ? differing.filter(isOfList) : differing;
  const name = (file: string) =>
    isList(content) ? nameInProject(join(folder, file)) : `content/${file}`;
  const found = await readFilesAt(commit, files, folder);
  return new Map([...found].map(([file, bytes]) => [name(file), bytes]));
}
