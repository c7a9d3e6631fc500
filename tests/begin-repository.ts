import { execFileSync } from 'node:child_process';

/** Makes a folder a repository with one commit of all that it holds; returns what runs git in it. */
export function beginRepository(folder: string, time?: string): (...args: string[]) => void {
  runGit(folder, ['init', '-qb', 'main']);
  commitAll(folder, time);
  return (...args) => runGit(folder, args);
}

/** Commits all that a folder holds, at a time such as `2026-03-01T12:00:00Z`. */
export function commitAll(folder: string, time?: string): void {
  runGit(folder, ['add', '-A']);
  runGit(folder, ['commit', '-qm', 'Change'], time);
}

function runGit(folder: string, args: string[], time?: string): void {
  const author = ['-c', 'user.name=A', '-c', 'user.email=a@a.example'];
  const times = time === undefined ? {} : { GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time };
  execFileSync('git', ['-C', folder, ...author, ...args], { env: { ...process.env, ...times } });
}
