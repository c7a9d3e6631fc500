import { contentFolder } from '../source/read-content.ts';
import { git, isGitEnded, isGitMissing } from '../git/git.ts';
import type { History } from './history.ts';
import { readCommits, readTree, type Limits } from './read-commits.ts';
import { readTexts } from './read-texts.ts';
import { dayOf, groupByDay } from './group-by-day.ts';
import { tellDays } from './tell-days.ts';

/** Far beyond what a catalog sees in years; git answers in a second or two. */
const limits: Limits = { commits: 20_000, resourcesOfDay: 500, timeout: 60_000 };

/**
 * Reads from git what became of a content folder, day by day. Never throws: where nothing can be known it says why.
 * Broken files of old commits are passed over, as if the commit had not touched them. `cache` is a file that keeps
 * what takes long for the next time.
 */
export async function readHistory(
  folder = contentFolder(),
  { cache, ...given }: Partial<Limits> & { cache?: string } = {},
): Promise<History> {
  const bounds = { ...limits, ...given };
  const { timeout } = bounds;
  try {
    await git(folder, ['rev-parse', '--git-dir'], { timeout });
  } catch (error) {
    if (isGitMissing(error)) return { known: false, why: 'no-git' };
    const isNone = (error as Error).message.includes('not a git repository');
    return { known: false, why: isNone ? 'no-repository' : 'failed' };
  }
  try {
    const hasCommit = await git(folder, ['rev-parse', '--verify', 'HEAD'], { timeout }).then(
      () => true,
      (error: unknown) => {
        if (isGitEnded(error)) throw error;
        return false;
      },
    );
    if (!hasCommit) return { known: false, why: 'not-tracked' };
    const tree = await readTree(folder, timeout);
    const { commits, since } = await readCommits(folder, bounds);
    if (tree.size === 0 && commits.length === 0) return { known: false, why: 'not-tracked' };
    const days = groupByDay(commits, bounds.resourcesOfDay);
    const texts = await readTexts(folder, days, tree, { timeout, cache });
    return {
      known: true,
      days: tellDays(days, texts, tree).toReversed(),
      ...(since && { since: { day: dayOf(since.time), why: since.why } }),
    };
  } catch {
    return { known: false, why: 'failed' };
  }
}
