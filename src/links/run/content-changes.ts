import { loadChanged, readContentFile, type FileChange } from '../../content/content-change.ts';
import { formatDiff } from '../../content/format-diff.ts';
import type { Issue } from '../../source/issue.ts';
import { formatIssue } from '../../rules/rules.ts';
import type { Copy } from '../../link-health/record.ts';
import type { Resource } from '../../catalog/catalog.ts';
import type { LinkResult } from './check-links.ts';
import { addressOfLink } from '../../urls/link-address.ts';
import type { ListedAddress } from './listed-addresses.ts';
import type { Health } from '../../link-health/health.ts';
import { mayBeWritten } from '../../link-health/classify-link.ts';
import { resourceSchema } from '../../schema/resource.ts';
import { namesAt } from '../../schema/schema-fields.ts';
import { replaceValues } from '../../source/edit-content.ts';
import { setFields, splitFields } from '../../source/edit-yaml.ts';

/** What is to change in the content. */
interface Changes {
  fixes: Fix[];
  /** Copies for resources that have none, by content file. */
  copies: Map<string, Copy>;
}

interface PlannedChanges {
  files: FileChange[];
  /** Files that stay as they are although they should change, with the issues they would have then. */
  left: Issue[];
}

/**
 * Plans how the files of the content folder change, without writing any. Changes after which the content would have
 * an issue, such as two resources with one URL, are left out and reported.
 */
export async function planChanges(folder: string, changes: Changes): Promise<PlannedChanges> {
  const left: Issue[] = [];
  let files = changeFiles(folder, changes);
  while (files.length > 0) {
    const { issues } = await loadChanged(folder, files);
    if (issues.length === 0) break;
    left.push(...issues);
    // The issue may be in a file that does not change, and name the one that does.
    const sound = files.filter(
      ({ file }) => !issues.some((issue) => issue.file === file || issue.message.includes(file)),
    );
    files = sound.length < files.length ? sound : [];
  }
  return { files, left };
}

/** The changes as a unified diff, then what was left out. */
export function formatChanges({ files, left }: PlannedChanges): string {
  const untouched =
    left.length > 0
      ? ['Not rewritten, because the content would then have issues:', ...left.map(formatIssue)]
      : [];
  return [...(files.length > 0 ? [formatDiff(files)] : []), ...untouched].join('\n');
}

function changeFiles(folder: string, { fixes, copies }: Changes): FileChange[] {
  const targets = Map.groupBy(
    fixes.flatMap((fix) => fix.files.map((file) => ({ file, fix }))),
    ({ file }) => file,
  );
  const names = [...new Set([...targets.keys(), ...copies.keys()])].toSorted();
  const files = names.map((file) => {
    const before = readContentFile(folder, file);
    const moves = (targets.get(file) ?? []).map(({ fix }) => [fix.from, fix.to] as const);
    const copy = copies.get(file);
    const moved = rewriteAddresses(file, before, new Map(moves));
    return { file, before, after: copy ? addArchive(moved, copy) : moved };
  });
  return files.filter(({ before, after }) => before !== after);
}

/** The changes that the results of a run suggest: new URLs for moved links, and copies for failing ones. */
export function createChanges(
  results: LinkResult[],
  resources: Pick<Resource, 'id' | 'url' | 'archive'>[],
): Changes {
  const failing = new Map(
    results
      .filter(({ health }) => ['suspect', 'broken', 'gone'].includes(health.state))
      .map(({ address, health, record }) => [address.url, { health, archive: record?.archive }]),
  );
  const copies = resources.flatMap(({ id, url, archive }) => {
    const known = url && !archive ? failing.get(addressOfLink(url) ?? '') : undefined;
    const copy = known?.archive;
    // A copy that was taken after the failures began may be one of the failure.
    if (!known || !copy?.url || !copy.captured || copy.captured > (known.health.since ?? ''))
      return [];
    return [[`content/resources/${id}.yaml`, { url: copy.url, captured: copy.captured }] as const];
  });
  return { fixes: findFixes(results), copies: new Map(copies) };
}

/** A link that has moved permanently, and its new URL. */
interface Fix {
  from: string;
  to: string;
  files: string[];
}

/** The moved links whose new URL may be written into the content. */
export function findFixes(results: { address: ListedAddress; health: Health }[]): Fix[] {
  return results.flatMap(({ address: { url, files }, health: { fixTo } }) =>
    fixTo !== undefined && mayBeWritten(url, fixTo) ? [{ from: url, to: fixTo, files }] : [],
  );
}

/** The fields that hold addresses. */
const ADDRESSES: PropertyKey[] = ['url', 'evidence'];

/**
 * Writes new URLs into the text of a content file; every other byte stays. `targets` has the new URL for each old
 * one, both without fragment; the fragment in the file stays. A URL that cannot be replaced letter by letter stays.
 */
export function rewriteAddresses(file: string, text: string, targets: Map<string, string>): string {
  return replaceValues(file, text, ({ path, value }) =>
    path === undefined || ADDRESSES.includes(path.at(-1) ?? '')
      ? replacementOf(value, targets)
      : undefined,
  );
}

/** The new URL for one as it is written, with its fragment; `undefined` if it stays. */
function replacementOf(written: string, targets: Map<string, string>): string | undefined {
  const url = addressOfLink(written);
  const target = url === undefined ? undefined : targets.get(url);
  if (target === undefined) return undefined;
  const fragment = /#.*$/s.exec(written)?.[0] ?? '';
  return fragment === '' ? target : target.replace(/#.*$/s, '') + fragment;
}

/** The field as the file of a resource has it. */
export function formatArchive({ url, captured }: Copy): string {
  return `archive: { url: '${url.replaceAll("'", '%27')}', captured: ${captured} }`;
}

/** Adds a copy to the text of a resource's file, after its URL; unchanged if it has a copy already, or no URL. */
export function addArchive(text: string, copy: Copy): string {
  const keys = splitFields(text)?.fields.map(({ key }) => key) ?? [];
  return keys.includes('url') && !keys.includes('archive')
    ? setFields(text, [['archive', `${formatArchive(copy)}\n`]], namesAt(resourceSchema, []))
    : text;
}
