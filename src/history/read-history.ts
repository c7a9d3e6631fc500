import { contentFolder } from '../source/content-folder.ts';
import { git, isGitEnded, isGitMissing } from '../git/git.ts';
import type { History } from './change.ts';
import { describeDays } from './describe-days.ts';
import { readCommits, readTree, type Limits, dayOf, groupByDay } from './read-commits.ts';
import { readTexts } from './read-texts.ts';
import { isList, repositoryFolderOf } from '../source/list-file.ts';
import type { ListNow } from './read-list-history.ts';

/** Far more than a catalog needs; git takes a second or two. */
const limits: Limits = {
  ...{ commits: 20_000, resourcesOfDay: 500, timeout: 60_000 },
  // Some seconds of parsing.
  characters: 4_000_000,
};

/**
 * Reads the changes of a content folder or a list from git, day by day. Never throws: returns why nothing is known. Broken files
 * of old commits are skipped. `cache` is a file that keeps parsed texts for the next build, and `now` what a list holds,
 * if that is known.
 */
export async function readHistory(
  content = contentFolder(),
  { cache, now, ...given }: Partial<Limits> & { cache?: string; now?: ListNow | undefined } = {},
): Promise<History> {
  const bounds = { ...limits, ...given };
  const { timeout } = bounds;
  const folder = repositoryFolderOf(content);
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
    if (isList(content)) {
      // What reads a list is another 60 modules.
      const { readListHistory } = await import('./read-list-history.ts');
      return await readListHistory(content, bounds, now);
    }
    const tree = await readTree(folder, timeout);
    const { commits, since } = await readCommits(folder, bounds);
    if (tree.size === 0 && commits.length === 0) return { known: false, why: 'not-tracked' };
    const days = groupByDay(commits, bounds.resourcesOfDay);
    const texts = await readTexts(folder, days, tree, { timeout, cache });
    return {
      known: true,
      days: describeDays(days, texts, tree).toReversed(),
      ...(since && { since: { day: dayOf(since.time), why: since.why } }),
    };
  } catch {
    return { known: false, why: 'failed' };
  }
}
