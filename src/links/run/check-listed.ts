import { markListed } from '../../link-health/forget.ts';
import type { LinkState } from '../../link-health/record.ts';
import { checkLinks, type CheckedLinks } from './check-links.ts';
import { findCopies } from './find-copies.ts';
import type { StateKeeper } from './keep-state.ts';
import { addressOfLink } from '../../urls/address-of-link.ts';
import type { Listed } from './load-listed.ts';
import type { LinkOptions } from './read-options.ts';
import type { Choice } from './select-addresses.ts';
import type { Progress } from './run-progress.ts';

/**
 * Checks what is chosen, looks for copies of what fails, and marks what the content names no more.
 * Writes the state only while the run goes on; the caller writes what it returns.
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
  // Looking for copies takes minutes: who ends the run meanwhile keeps what it has found.
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
    // A list of other addresses says nothing about what the content names.
    state:
      options.urls === undefined ? markListed(known, urlsOf(listed), now.toISOString()) : known,
    results: checked.results.map((finding) => {
      const record = copies.get(finding.address.url);
      return record ? { ...finding, record } : finding;
    }),
  };
}

function urlsOf({ addresses }: Listed): string[] {
  return addresses.map(({ url }) => url);
}

/** The addresses for which the content names a copy. */
function findArchived({ resources }: Listed): Set<string> {
  return new Set(
    resources.flatMap(({ url, archive }) => (url && archive ? (addressOfLink(url) ?? []) : [])),
  );
}
