import { stateLabels } from '../catalog/health-queries.ts';
import type { Link } from '../catalog/catalog.ts';
import { showHiddenCharacters } from '../text/hidden-character.ts';
import { hasFailed } from '../catalog/resource-links.ts';
import type { Health } from '../link-health/health.ts';
import { adviseOn as adviseOnReason, formatReason } from '../link-health/reasons.ts';

/** A piece of a sentence: words, a day, or words that a stranger's server wrote. */
export type Piece = string | { day: string } | { foreign: string };

/**
 * One or two sentences about a link, as a reader of a resource wants to know them. With the address that
 * a resource has there, only the missing part that it names is reported.
 */
export function describeHealth(link: Described, address?: string): Piece[] {
  return [...describeState(link), ...describeMissing(link.health, address)];
}

/** What was known of the link of a retired resource, which is checked no more unless something else names it too. */
export function describeLastHealth(link: Pick<Link, 'health' | 'exception' | 'namedBy'>): Piece[] {
  if (link.namedBy.length > 0) return describeState(link);
  const known = link.health.state === 'unchecked' ? [] : [...describeState(link), ' '];
  return [...known, 'No longer checked.'];
}

function describeState({ health, exception }: Described): Piece[] {
  const { ok, checked } = health;
  const seen: Piece[] = ok
    ? [' Last seen working ', { day: ok }, '.']
    : [' This site has never seen it working.'];
  const reason = reasonOf(health);
  const since: Piece[] = health.since ? [' since ', { day: health.since }] : [];
  switch (health.state) {
    case 'unchecked':
      return exception
        ? [`Not checked by this site, on purpose. ${exception.reason}`]
        : ['Never checked by this site.'];
    case 'ok':
      return ['Last seen working ', { day: ok ?? checked ?? '' }, '.'];
    case 'moved-permanently':
      return ['Moved permanently', ...targetOf(health), '.', ...seen];
    case 'moved-temporarily':
      return ['Redirects temporarily', ...targetOf(health), '.', ...seen];
    case 'blocked':
      return ['Could not be checked automatically', ...since, ...reason, '.', ...(ok ? seen : [])];
    case 'suspect':
      return ['Suspect', ...since, ...reason, '.', ...seen];
    case 'flaky':
      return ['Works only some of the time', ...reason, '.', ...seen];
    case 'broken':
      return ['Not reachable', ...since, ...reason, '.', ...seen];
    case 'gone':
      return ['Gone', ...since, ...reason, '.', ...seen];
    case 'refused':
      return ['Skipped by the rules of the link check', ...reason, '.'];
    case 'skipped':
      return ['Not a web URL, so it is not checked.'];
  }
}

function describeMissing({ missing = [] }: Health, address?: string): Piece[] {
  const own = address && decodeFragment(address);
  return missing
    .filter((part) => own === undefined || decodeFragment(`#${part}`) === own)
    .flatMap((part) => [' The page has no part “', { foreign: showHiddenCharacters(part) }, '”.']);
}

function decodeFragment(address: string): string {
  const fragment = address.replace(/^[^#]*#?/, '');
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** What a row in a list says of a link, only where readers should know it before they follow it. */
export function describeMark({ health, matters }: Link): Piece[] {
  if (!matters) return [];
  const { state, since, ok } = health;
  if (state === 'flaky' || state === 'moved-permanently')
    return [stateLabels[state], ...(ok ? [', worked on ', { day: ok }] : [])];
  if (state === 'broken' || state === 'gone' || state === 'suspect')
    return [stateLabels[state], ...(since ? [' since ', { day: since }] : [])];
  if (ok) return ['last seen working ', { day: ok }];
  return ['unverified', ...(since ? [' since ', { day: since }] : [])];
}

/** What a curator does about a link, in plain words; empty where there is nothing to do. */
export function adviseOn({ health, copy }: Link): string {
  if (hasFailed(health))
    return copy && !hasFailed(copy.health)
      ? 'Find the new URL. Until then, readers see the archived copy first.'
      : 'Find the new URL, or add an archived copy.';
  return adviseOnReason(health.reason ?? '').replaceAll('`', '');
}

function reasonOf({ reason, detail }: Health): Piece[] {
  return reason ? [': ', { foreign: showHiddenCharacters(formatReason(reason, detail)) }] : [];
}

/** The host that answers now; it is text, since nobody vouches for it. */
function targetOf({ final }: Health): Piece[] {
  if (!final || !URL.canParse(final)) return [];
  return [', to ', { foreign: showHiddenCharacters(final.slice(0, 200)) }];
}

type Described = Pick<Link, 'health' | 'exception'>;
