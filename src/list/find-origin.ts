import { basename, dirname, resolve } from 'node:path';
import { git } from '../git/git.ts';
import { findRepositoryError } from '../urls/forge.ts';

/** Where a list is in its repository. */
export interface Origin {
  /** The address of the repository, such as `https://github.com/someone/list`; absent if git knows none on the web. */
  url?: string;
  branch: string;
  /** The path of the list from the root of the repository. */
  path: string;
  /** The folder of the repository on this machine; of a list that is in none, its own folder. */
  root: string;
}

/** Reads from git where a list is. Never throws: what git does not know is absent, or as it is by default. */
export async function findOrigin(file: string): Promise<Origin> {
  const run = (...args: string[]) =>
    git(dirname(file), args, { timeout: 10_000 }).then(
      (output) => output.trim(),
      () => '',
    );
  const [remote, prefix, branch, byDefault, root] = await Promise.all([
    run('remote', 'get-url', 'origin'),
    run('rev-parse', '--show-prefix'),
    run('branch', '--show-current'),
    run('rev-parse', '--abbrev-ref', 'origin/HEAD'),
    run('rev-parse', '--show-toplevel'),
  ]);
  const url = readRemote(remote);
  return {
    ...(url !== undefined && { url }),
    branch: branch || byDefault.replace(/^origin\/|^HEAD$/, '') || 'main',
    path: prefix + basename(file),
    root: root || dirname(file),
  };
}

/** What a list without a title is called: as its file or, if that is the README, as its repository. */
export function nameOfList(file: string, { url, root }: Pick<Origin, 'url' | 'root'>): string {
  const name = basename(file).replace(/\.[^.]*$/, '');
  return /^readme$/i.test(name) ? basename(url ?? resolve(root)) || name : name;
}

/** The address on the web of what git calls a remote: `git@github.com:someone/list.git` too. */
export function readRemote(remote: string): string | undefined {
  const [, host, path] = /^(?:ssh:\/\/)?[\w.-]+@([\w.-]+)(?::\d+)?[:/](.+)$/.exec(remote) ?? [];
  const address = host === undefined ? remote : `https://${host}/${path ?? ''}`;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address.replace(/(?:\.git)?\/*$/, ''));
  // Workflows clone with a token as the user name.
  url.username = url.password = '';
  return findRepositoryError(url.href) === undefined ? url.href : undefined;
}
