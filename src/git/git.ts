import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LARGEST = 64 * 1024 * 1024;

/** Runs git in a folder and returns what it prints. Throws with what it says when it fails. */
export async function git(folder: string, args: string[]): Promise<string> {
  try {
    return (await run('git', ['-C', folder, ...args], { maxBuffer: LARGEST })).stdout;
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split('\n')[0];
    throw new Error(`git ${args[0] ?? ''}: ${said ?? (error as Error).message}`);
  }
}
