import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mergeStates } from '../../link-health/merge.ts';
import type { LinkState } from '../../link-health/record.ts';
import { readState } from '../../link-health/state-file.ts';

/**
 * Merges the states `part-1.jsonl` up to `part-<expected>.jsonl` of a folder. A part that is missing
 * changes nothing: its links were not checked. Throws when one is damaged.
 */
export async function mergeParts(folder: string, expected: number): Promise<MergedParts> {
  let state: LinkState = new Map();
  const missing: number[] = [];
  for (let part = 1; part <= expected; part += 1) {
    const file = join(folder, `part-${part}.jsonl`);
    if (existsSync(file)) state = mergeStates(state, await readState(file));
    else missing.push(part);
  }
  return { state, missing };
}

export interface MergedParts {
  state: LinkState;
  /** Parts that did not arrive. */
  missing: number[];
}
