import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { readOptions, runNew } from '../src/contribute/new/run-new.ts';
import { type Case, modeline, writeChanged } from './bad-content/small-content.ts';

/** Options that make the resource of {@link TEXT} together. */
export const ADDRESS = 'https://docs.example/exits';
export const OFFLINE = [ADDRESS, '--offline'];
export const PLACE = ['--topic', 'kvm', '--section', 'documents'];
export const NAMED = ['--title', 'Exits', '--kind', 'article', '--summary', 'Explains exits.'];
export const FILE = 'resources/exits.yaml';
export const TEXT = `${modeline}title: Exits
url: https://docs.example/exits
kind: article
summary: Explains exits.
added: 2026-06-01
placements:
  - topic: kvm
    section: documents
`;

/** Runs `cairn new` without a terminal in a copy of the small catalog, perhaps a changed one. */
export async function run(
  context: TestContext,
  args: string[],
  change: Case['change'] = {},
  signal = new AbortController().signal,
) {
  const folder = await writeChanged(context, change);
  const before = await readdir(join(folder, 'resources'));
  const ended = await add(folder, args, signal);
  const after = await readdir(join(folder, 'resources'));
  return { ...ended, folder, added: after.filter((name) => !before.includes(name)) };
}

/** Runs `cairn new` without a terminal. */
export async function add(folder: string, args: string[], signal = new AbortController().signal) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runNew(readOptions([...args, '--content', folder]), {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    prompts: undefined,
    signal,
    today: '2026-06-01',
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
