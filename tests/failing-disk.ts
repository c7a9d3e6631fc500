import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import type { TestContext } from 'node:test';
import { disk } from '../src/files/disk.ts';
import { self } from '../src/files/owner.ts';

/** Ends a program, as the disk sees it: after some operations nothing more happens, and its process is gone. */
class Killed extends Error {}

type Operation = (...args: never[]) => Promise<unknown>;

const operations = disk as unknown as Record<string, Operation>;
/** Waiting until a text has reached the disk is slow, and tells nothing here. */
const quick: Record<string, Operation> = {
  create: (path: string, text: string) => writeFile(path, text, { flag: 'wx' }),
  syncFolder: () => Promise.resolve(),
};

/**
 * Does something while the disk fails from its `at`th operation, from 0: for good, as when the program is killed, or
 * once with a code such as `ENOSPC`. An operation that writes a text has written half of it. Returns whether the
 * operation came, and the error.
 */
export async function runFailing(
  context: TestContext,
  at: number,
  fault: string,
  action: () => Promise<unknown>,
): Promise<{ failed: boolean; error: unknown }> {
  let count = 0;
  const mocks = Object.entries(operations).map(([name, own]) => {
    const real = quick[name] ?? own;
    return context.mock.method(operations, name, async (...args: never[]) => {
      const isAt = count === at;
      count += 1;
      // Making names last never fails: some systems cannot do so at all.
      const isRefused = isAt && name !== 'syncFolder';
      if (count <= at || (fault !== 'killed' && !isRefused)) return real(...args);
      const [path, text] = args as string[];
      if (isAt && name === 'create') await real(...([path, text?.slice(0, 3)] as never[]));
      if (fault === 'killed') throw new Killed();
      throw Object.assign(new Error(`${fault}: ${name}`), { code: fault });
    });
  });
  const { pid } = self;
  if (fault === 'killed') self.pid = endedProcess();
  try {
    await action();
    return { failed: count > at, error: undefined };
  } catch (error) {
    return { failed: count > at, error };
  } finally {
    for (const { mock } of mocks) mock.restore();
    self.pid = pid;
  }
}

let ended: number | undefined;

/** The number of a process that is gone. */
export function endedProcess(): number {
  return (ended ??= spawnSync(process.execPath, ['--version']).pid);
}
