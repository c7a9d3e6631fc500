import type { z } from 'zod';
import { knownPages } from '../link-health/known-pages.ts';
import type { LinkRecord } from '../link-health/record.ts';
import { addressOf, pageAddresses } from '../catalog/addresses.ts';
import { checkBody, findExternalUrls } from '../rules/bodies.ts';
import { checkSchema } from '../rules/check-schema.ts';
import { schemas } from '../rules/schemas.ts';
import type { ContentFile } from '../source/content-file.ts';
import { findUrls } from '../catalog/create-links.ts';
import type { Issue } from '../source/issue.ts';
import type { Content } from '../source/read-content.ts';
import { applyExceptions } from '../rules/apply-exceptions.ts';
import { checkExceptions } from '../rules/exceptions.ts';
import { Ids, isInvalid, type Checked, type CheckedContent, findSecureHosts, type Facts } from '../rules/checked-content.ts';
import { createEchoes } from '../rules/issues.ts';
import type { Thing } from '../rules/values-in-data.ts';
import { isRetired } from '../catalog/retired.ts';
import { checkSingleFiles, checkTouchedFiles } from './check-single-files.ts';
import { checks, checksOfFiles, isAdvice, isNotOfLists } from '../rules/rules.ts';

/** An address beyond the site and the content file that names it. */
export interface ExternalLink {
  url: string;
  file: string;
}

/** What was read of a content folder, and what is known besides. */
interface ReadContent {
  content: Content;
  /** Those of files that could not be read. */
  issues: Issue[];
  /** What checks remember of links. */
  records: LinkRecord[];
  /** The day, as `YYYY-MM-DD`, against which the ends of exceptions are held. */
  today: string;
  /** The files of a change, where nobody needs what other files have wrong by themselves: all but the settings. */
  changed?: ReadonlySet<string> | undefined;
}

/** What a check of content found, in no order. */
export interface CheckResult {
  /** What must be fixed before the site can be built. */
  issues: Issue[];
  /** What would make the content better. */
  advice: Issue[];
  checked: CheckedContent;
  /** Finds them when they are needed; absent while a file cannot be read, as it may name further ones. */
  findLinks: (() => ExternalLink[]) | undefined;
}

/** Checks all that was read, each file by itself and all against each other. Reads and writes nothing. */
export function checkContent({
  content,
  issues: unread,
  records,
  today,
  changed,
}: ReadContent): CheckResult {
  const issues = [...unread];
  const keep = <S extends z.ZodType>(schema: S, files: ContentFile[]): Checked<z.output<S>>[] =>
    files.flatMap((source) => {
      const result = checkSchema(schema, source);
      issues.push(...result.issues);
      return result.usable ? [{ source, ...result.usable }] : [];
    });

  const checked: CheckedContent = {
    resources: keep(schemas.resource, content.resources),
    topics: keep(schemas.topic, content.topics),
    paths: keep(schemas['learning-path'], content.paths),
    pages: keep(schemas.page, content.pages),
    publicFiles: content.publicFiles,
    site: keep(schemas.site, content.site ? [content.site] : [])[0],
    glossary: keep(schemas.glossary, content.glossary ? [content.glossary] : [])[0],
    exceptions: keep(schemas.exceptions, content.exceptions ? [content.exceptions] : [])[0],
    ids: {
      resources: idsOf('resources', content, issues),
      topics: idsOf('topics', content, issues),
      paths: idsOf('paths', content, issues),
      pages: idsOf('pages', content, issues),
    },
  };
  for (const kind of ['resources', 'topics', 'paths', 'pages'] as const)
    for (const { source, data } of checked[kind])
      checked.ids[kind].rename(data.formerly, source.id);
  // A list is as it is: what is wrong with it keeps no site from being built, unless nothing can be read of it.
  const settle = (issue: Issue): Issue =>
    content.list?.files.some(({ file }) => file === issue.file) && !issue.code.startsWith('list-')
      ? { ...issue, isAdvice: true }
      : issue;
  // An address may be in a file that could not be read.
  const isRead = issues.every((issue) => isAdvice(settle(issue)));
  let links: ExternalLink[] | undefined;
  const findLinks = isRead ? () => (links ??= findExternalLinks(checked, content)) : undefined;
  const { isEcho } = createEchoes(checked);
  const findLinked = () => findLinks?.().map(({ url }) => url);
  let secureHosts: Set<string> | undefined;
  const facts: Facts = {
    challengeTitles: knownPages().challenges.titles,
    // Nearly no catalog has a plain http address.
    get secureHosts() {
      return (secureHosts ??= findSecureHosts(findLinked() ?? [], records));
    },
    records,
    // A build holds no day against today.
    ...(Date.parse(today) > 0 && { today }),
  };
  // What a list has wrong is all in one file.
  const ofFiles = changed
    ? checkTouchedFiles(checked, facts, changed)
    : content.list
      ? [...checksOfFiles].flatMap((check) => check(checked, facts))
      : checkSingleFiles(checked, facts);
  const { left, used } = applyExceptions(
    [...checks]
      .flatMap((check) => (checksOfFiles.has(check) ? [] : check(checked, facts)))
      .concat(ofFiles)
      .filter((issue) => !isEcho(issue)),
    checked.exceptions?.data ?? [],
    today,
  );
  issues.push(...left);
  const urls = checked.exceptions && findLinked();
  issues.push(...checkExceptions(checked, today, used, urls).filter((issue) => !isEcho(issue)));
  const addresses = findAddresses(checked);
  const unreadAddresses = findUnread(checked, issues);
  const moved = findMovedAddresses(checked);
  for (const file of [...content.topics, ...content.paths, ...content.pages])
    issues.push(...checkBody(file, addresses, unreadAddresses, moved));
  // What nobody can write in a list is no issue of one, nor of what stands beside it.
  const shown = issues.map(settle).filter(({ code }) => !content.list || !isNotOfLists(code));
  const { advice = [], errors = [] } = Object.groupBy(shown, (issue) =>
    isAdvice(issue) ? 'advice' : 'errors',
  );
  return { issues: errors, advice, checked, findLinks };
}

/** The ids of the files that were read, and of those that could not be: they exist all the same. */
function idsOf(kind: Thing, content: Content, issues: Issue[]): Ids {
  const folder = `content/${kind}/`;
  const read = new Set(content[kind].map(({ file }) => file));
  const unread = issues
    .filter(
      ({ file, code }) => file.startsWith(folder) && !read.has(file) && code !== 'unexpected-file',
    )
    .map(({ file }) => file.slice(folder.length).toLowerCase());
  return new Ids([
    ...content[kind].map(({ id }) => id),
    ...unread.map((name) => name.replace(/\.[^.]*$/, '')),
  ]);
}

function findAddresses({ resources, topics, paths, glossary, publicFiles, ids }: CheckedContent): Set<string> {
  return new Set([
    ...Object.values(pageAddresses),
    ...resources.flatMap(({ source, data }) =>
      isRetired(data) ? [addressOf.retiredEntry(source.id)] : [],
    ),
    ...[...ids.resources].map(addressOf.resource),
    ...[...ids.topics].map(addressOf.topic),
    ...[...ids.pages].map(addressOf.page),
    ...publicFiles.map(addressOf.publicFile),
    ...[...ids.paths].flatMap((id) => [addressOf.path(id), addressOf.wholePath(id)]),
    ...topics.flatMap(({ source, data }) =>
      (data.sections ?? []).map(({ id }) => addressOf.section(source.id, id)),
    ),
    ...paths.flatMap(({ source, data }) =>
      data.steps.map(({ id }) => addressOf.step(source.id, id)),
    ),
    ...Object.keys(glossary?.data ?? {}).map(addressOf.term),
  ]);
}

/** The beginnings of addresses that may exist, but are in files with issues of their own. */
function findUnread({ topics, paths, ids }: CheckedContent, issues: Issue[]): string[] {
  const without = (all: Set<string>, checked: Checked<unknown>[], part: string) =>
    [...all].filter(
      (id) => !checked.some((file) => file.source.id === id && !isInvalid(file, part)),
    );
  return [
    ...without(ids.topics, topics, 'sections').map((id) => addressOf.section(id, '')),
    ...without(ids.paths, paths, 'steps').map((id) => addressOf.step(id, '')),
    ...(issues.some(({ file }) => file === 'content/glossary.yaml') ? [addressOf.glossary()] : []),
  ];
}

/** The addresses that readers are led to; what only a retired resource names is no more than remembered. */
function findExternalLinks(checked: CheckedContent, content: Content): ExternalLink[] {
  const inData = [
    ...checked.resources.filter(({ data }) => !isRetired(data)),
    ...checked.paths,
    ...(checked.site ? [checked.site] : []),
  ].flatMap(({ source, data }) => findUrls(data).map((url) => ({ url, file: source.file })));
  const inBodies = [...content.topics, ...content.paths, ...content.pages].flatMap(({ body, file }) =>
    findExternalUrls(body).map((url) => ({ url, file })),
  );
  const unique = new Map(
    [...inData, ...inBodies].map((link) => [`${link.url}\n${link.file}`, link]),
  );
  return [...unique.values()].toSorted((a, b) =>
    a.url === b.url ? (a.file < b.file ? -1 : 1) : a.url < b.url ? -1 : 1,
  );
}

/** The present address for every one that a renamed thing had, from the root, fragments included. */
function findMovedAddresses({
  resources,
  topics,
  paths,
  pages,
}: Pick<CheckedContent, 'resources' | 'topics' | 'paths' | 'pages'>): Map<string, string> {
  const moved = new Map<string, string>();
  for (const { source, data } of resources)
    for (const old of data.formerly ?? [])
      moved.set(addressOf.resource(old), addressOf.resource(source.id));

  for (const { source, data } of pages)
    for (const old of data.formerly ?? [])
      moved.set(addressOf.page(old), addressOf.page(source.id));

  for (const { source, data } of topics)
    for (const old of data.formerly ?? []) {
      moved.set(addressOf.topic(old), addressOf.topic(source.id));
      for (const { id } of data.sections ?? [])
        moved.set(addressOf.section(old, id), addressOf.section(source.id, id));
    }

  for (const { source, data } of paths) {
    for (const old of data.formerly ?? [])
      moved.set(addressOf.path(old), addressOf.path(source.id));
    for (const path of [source.id, ...(data.formerly ?? [])])
      for (const { id, formerly = [] } of data.steps)
        for (const step of path === source.id ? formerly : [id, ...formerly])
          moved.set(addressOf.step(path, step), addressOf.step(source.id, id));
  }
  return moved;
}
