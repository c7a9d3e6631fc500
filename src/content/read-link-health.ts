import { folderOf } from '../source/list-file.ts';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { LinkRecord } from '../link-health/record.ts';
import { UnreadableFile } from '../files/read-plain-file.ts';
import { explainError } from '../files/explain-error.ts';
import { readState } from '../link-health/state-file.ts';
import type { Issue } from '../source/issue.ts';
import { contentFolder, linkHealthFile } from '../source/content-folder.ts';

/**
 * What checks remember of the links of a content folder; nothing where none was ever made.
 * Throws if the file is damaged: a guess could show readers that all links work.
 */
export async function readLinkHealth(folder = contentFolder()): Promise<LinkRecord[]> {
  const file = join(folderOf(folder), linkHealthFile);
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error(
      `${file}:1: the file is a symbolic link, and links are not followed. Replace it with the file itself, or remove it.`,
    );
  return [...(await readState(file)).values()];
}

/**
 * What the pages show: what content remembers, or what a build has found on top of it, in the file that
 * CAIRN_LINK_HEALTH names. Throws when the file is damaged.
 */
export async function readNewestLinkHealth(): Promise<LinkRecord[]> {
  const found = process.env['CAIRN_LINK_HEALTH'];
  return found === undefined ? readLinkHealth() : [...(await readState(found)).values()];
}

/** The issue of a file that could not be read; its error names the line, as `file:line: what`. */
export function describeDamage(error: unknown): Issue {
  const message =
    error instanceof UnreadableFile
      ? `${error.message} ${error.reason === 'forbidden' ? 'Give yourself permission to read it' : 'Replace it with a regular file, or remove it'}.`
      : explainError(error);
  const [, line, what] = /:(\d+): (.*)$/s.exec(message) ?? [];
  return {
    file: `content/${linkHealthFile}`,
    line: Number(line ?? 1),
    column: 1,
    code: 'damaged-link-health',
    message: what ?? message,
  };
}
