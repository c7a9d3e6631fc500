import type { Repository } from '../../github/github.ts';
import { readOnBranch } from '../../github/propose-file.ts';
import { mergeStates } from '../../link-health/merge.ts';
import { parseState } from '../../link-health/parse-state.ts';
import type { LinkState } from '../../link-health/record.ts';
import { readState } from '../../link-health/state-file.ts';

/** The machine's own branch, on which the state waits until somebody merges it. */
export const stateBranch = 'link-health';

/** Path of the state in the repository. */
export const stateFile = 'content/link-health.jsonl';

/**
 * All that is known: the state that lies here, with the one that waits on its branch until somebody
 * merges it. Throws when one is damaged.
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
