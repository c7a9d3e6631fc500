import { explainError } from '../src/files/explain-error.ts';
import { WriteError } from '../src/files/write-file.ts';
import { formatTerminal } from '../src/text/hidden-character.ts';
import type { CommandIo } from './command.ts';

/** One stage of a command: what it does, and how; it returns a line of what it found, or throws. */
export interface Stage {
  name: string;
  run: () => Promise<string>;
}

/**
 * Runs stages one after the other and prints a line for each with its time; on a terminal the
 * running one is shown. Stops at the first that throws, and when `signal` aborts, which it throws. Returns the
 * exit code: 1, or 2 if something could not be written.
 */
export async function runStages(
  stages: Stage[],
  { out, stdout }: CommandIo,
  signal: AbortSignal,
): Promise<number> {
  for (const { name, run } of stages) {
    signal.throwIfAborted();
    const start = performance.now();
    const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
    if (stdout.isTTY) stdout.write(`… ${name}`);
    const redraw = stdout.isTTY ? '\r\u001b[K' : '';
    try {
      const found = await run();
      out(`${redraw}✓ ${name} (${seconds()}): ${found}`);
    } catch (error) {
      signal.throwIfAborted();
      out(`${redraw}✗ ${name} (${seconds()})\n${formatTerminal(explainError(error))}`);
      return error instanceof WriteError ? 2 : 1;
    }
  }
  return 0;
}
