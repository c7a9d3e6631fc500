import { execFileSync } from 'node:child_process';

/** Makes a folder a repository with one commit of all that it holds; returns what runs git in it. */
export function beginRepository(folder: string): (...args: string[]) => void {
  const author = ['-c', 'user.name=A', '-c', 'user.email=a@a.example'];
  const git = (...args: string[]) => {
    execFileSync('git', ['-C', folder, ...author, ...args]);
  };
  git('init', '-qb', 'main');
  git('add', '-A');
  git('commit', '-qm', 'Begin');
  return git;
}
