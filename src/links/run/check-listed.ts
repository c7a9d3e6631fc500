import { markListed } from '../../link-health/update-state.ts';
import type { LinkState } from '../../link-health/record.ts';
import { checkLinks, type CheckedLinks } from './check-links.ts';
import { findCopies } from './find-copies.ts';
import type { StateKeeper } from './saved-state.ts';
import { addressOfLink } from '../../urls/link-address.ts';
import type { Listed } from './listed-addresses.ts';
import type { LinkOptions } from './read-options.ts';
import type { Choice } from './select-addresses.ts';
import type { Progress } from './run-progress.ts';

/**
 * Checks the chosen links, looks for copies of those that fail, and marks links that the content no longer contains.
 * Writes the state only during the run; the caller writes what it returns.
 */
export async function checkListed(
  listed: Listed,
  state: LinkState,
  choice: Choice,
  options: LinkOptions,
  { keeper, progress, signal }: { keeper: StateKeeper; progress: Progress; signal: AbortSignal },
): Promise<CheckedLinks> {
  const { now, limit } = options;
  const { addresses, exceptions, userAgent } = listed;
  const request = {
    onProgress: progress.show,
    allowPrivate: options.allowPrivate,
    userAgent,
    proxies: options.proxies,
    signal: limit === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(limit)]),
    ...(options.timeout !== undefined && { timeout: options.timeout }),
    ...(options.gap !== undefined && { gap: options.gap }),
    ...(options.perHost !== undefined && { perHost: options.perHost }),
  };
  const checked = await checkLinks(addresses, state, {
    choice,
    exceptions,
    now,
    request,
    onLearned: keeper.keep,
  });
  await keeper.end();
  if (checked.offline) {
    await keeper.undo(state);
    return checked;
  }
  // The search for copies takes minutes: if somebody ends the run meanwhile, the checks are saved.
  await keeper.write(checked.state);

  const { archive, archiveGap: gap, save } = options;
  const copies =
    archive === undefined
      ? new Map<string, never>()
      : await findCopies(checked.results, findArchived(listed), {
          archive,
          gap,
          save,
          now,
          request,
        });
  const known: LinkState = new Map([...checked.state, ...copies]);
  return {
    ...checked,
    // A list of other URLs says nothing about the links of the content.
    state:
      options.urls === undefined ? markListed(known, urlsOf(listed), now.toISOString()) : known,
    results: checked.results.map((result) => {
      const record = copies.get(result.address.url);
      return record ? { ...result, record } : result;
    }),
  };
}

function urlsOf({ addresses }: Listed): string[] {
  return addresses.map(({ url }) => url);
}

/** The addresses for which the content has a copy. */
function findArchived({ resources }: Listed): Set<string> {
  return new Set(
    resources.flatMap(({ url, archive }) => (url && archive ? (addressOfLink(url) ?? []) : [])),
  );
}
