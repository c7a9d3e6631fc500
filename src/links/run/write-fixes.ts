import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { formatIssue, type Issue } from '../../catalog/issue.ts';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { addArchive, type Copy } from './add-archive.ts';
import type { Fix } from './find-fixes.ts';
import { rewriteAddresses } from './rewrite-addresses.ts';

/** What is to change in the content. */
export interface Changes {
  fixes: Fix[];
  /** Copies for resources that have none, by content file. */
  copies: Map<string, Copy>;
}

/** One file of the content, before and after. */
interface ChangedFile {
  /** From the root of the project, `content/…`. */
  file: string;
  before: string;
  after: string;
}

export interface PlannedChanges {
  files: ChangedFile[];
  /** Files that stay as they are although something would change in them, with what would be wrong then. */
  left: Issue[];
}

/**
 * Works out how the files of the content folder change, without writing any. Changes after which
 * the content would have an issue, such as two resources with one address, are left out and told.
 */
export async function planChanges(folder: string, changes: Changes): Promise<PlannedChanges> {
  const left: Issue[] = [];
  let files = await changeFiles(folder, changes);
  while (files.length > 0) {
    const issues = await checkChanged(folder, files);
    if (issues.length === 0) break;
    left.push(...issues);
    // The issue may stand in a file that does not change, and name the one that does.
    const sound = files.filter(
      ({ file }) => !issues.some((issue) => issue.file === file || issue.message.includes(file)),
    );
    files = sound.length < files.length ? sound : [];
  }
  return { files, left };
}

/** Writes the changed files, each whole or not at all. */
export async function writeChanges(folder: string, { files }: PlannedChanges): Promise<void> {
  for (const { file, after } of files) {
    const path = pathOf(folder, file);
    const temporary = `${path}.${process.pid}.tmp`;
    await writeFile(temporary, after);
    await rename(temporary, path);
  }
}

/** The changes as a unified diff, then what was left out. */
export function formatChanges({ files, left }: PlannedChanges): string {
  const diffs = files.map(({ file, before, after }) =>
    createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
      context: 2,
      headerOptions: FILE_HEADERS_ONLY,
    }),
  );
  const untouched =
    left.length > 0
      ? ['Not rewritten, because the content would then have issues:', ...left.map(formatIssue)]
      : [];
  return [...diffs.map((diff) => diff.trimEnd()), ...untouched].join('\n');
}

async function changeFiles(folder: string, { fixes, copies }: Changes): Promise<ChangedFile[]> {
  const targets = Map.groupBy(
    fixes.flatMap((fix) => fix.files.map((file) => ({ file, fix }))),
    ({ file }) => file,
  );
  const names = [...new Set([...targets.keys(), ...copies.keys()])].toSorted();
  const files = await Promise.all(
    names.map(async (file) => {
      const before = await readFile(pathOf(folder, file), 'utf8');
      const moves = (targets.get(file) ?? []).map(({ fix }) => [fix.from, fix.to] as const);
      const copy = copies.get(file);
      const moved = rewriteAddresses(file, before, new Map(moves));
      return { file, before, after: copy ? addArchive(moved, copy) : moved };
    }),
  );
  return files.filter(({ before, after }) => before !== after);
}

/** The issues that the content has with the changed files, checked in a copy of the folder. */
async function checkChanged(folder: string, files: ChangedFile[]): Promise<Issue[]> {
  const copy = await mkdtemp(join(tmpdir(), 'cairn-fix-'));
  try {
    await cp(folder, copy, { recursive: true });
    for (const { file, after } of files) await writeFile(pathOf(copy, file), after);
    return (await loadCatalog(copy)).issues;
  } finally {
    await rm(copy, { recursive: true });
  }
}

function pathOf(folder: string, file: string): string {
  return join(folder, file.replace(/^content\//, ''));
}
