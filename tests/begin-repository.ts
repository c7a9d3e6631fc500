import { execFileSync } from 'node:child_process';

const AUTHOR = ['-c', 'user.name=A', '-c', 'user.email=a@a.example'];

/** Makes a folder a repository with one commit of all that it holds; returns what runs git in it. */
export function beginRepository(folder: string, time?: string): (...args: string[]) => void {
  run(folder, `git init -qb main && ${COMMIT}`, time);
  return (...args) => execFileSync('git', ['-C', folder, ...AUTHOR, ...args]);
}

/** Commits all that a folder holds, at a time such as `2026-03-01T12:00:00Z`. */
export function commitAll(folder: string, time?: string): void {
  run(folder, COMMIT, time);
}

const COMMIT = `git add -A && git ${AUTHOR.join(' ')} commit -qm Change`;

/** Runs several commands by one shell: to start a program takes a process longer the more memory it has. */
function run(cwd: string, commands: string, time?: string): void {
  const times = time === undefined ? {} : { GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time };
  execFileSync('sh', ['-c', commands], { cwd, env: { ...process.env, ...times } });
}
