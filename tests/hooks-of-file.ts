import { afterEach, beforeEach } from 'node:test';

/**
 * As `beforeEach`, for the tests of one file alone: the files of a folder are tested in one process, where a hook
 * beside tests runs for those of all the others too.
 */
export function beforeEachOf(file: string, run: () => unknown): void {
  beforeEach(({ filePath }) => (filePath === file ? run() : undefined) as Promise<void>);
}

/** As `afterEach`, for the tests of one file alone. */
export function afterEachOf(file: string, run: () => unknown): void {
  afterEach(({ filePath }) => (filePath === file ? run() : undefined) as Promise<void>);
}
