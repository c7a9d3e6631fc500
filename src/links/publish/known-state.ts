import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '../../github/github.ts';
import { readOnBranch } from '../../github/propose-file.ts';
import { mergeStates } from '../../link-health/update-state.ts';
import { parseState, readState } from '../../link-health/state-file.ts';
import type { LinkState } from '../../link-health/record.ts';

/** The bot's own branch, on which the state waits until somebody merges it. */
export const stateBranch = 'link-health';

/** Path of the state in the repository. */
export const stateFile = 'content/link-health.jsonl';

/**
 * The whole known state: the local one, merged with the one on its branch.
 *
 * @throws {Error} if one is damaged
 */
export async function readKnownState(
  repository: Repository,
  file: string = stateFile,
): Promise<LinkState> {
  const here = await readState(file);
  const proposed = await readOnBranch(repository, stateBranch, stateFile);
  if (proposed === undefined) return here;
  return mergeStates(here, parseState(proposed, `${stateFile} on the branch ${stateBranch}`));
}

/**
 * Merges the states `part-1.jsonl` up to `part-<expected>.jsonl` of a folder. A missing part changes nothing: its
 * links were not checked.
 *
 * @throws {Error} if one is damaged
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
  /** Parts that are missing. */
  missing: number[];
}
