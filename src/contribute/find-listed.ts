import { foldUrl, removeTrackingParameters } from '../urls/folded-url.ts';
import type { Kind } from '../schema/vocabulary.ts';
import rows from './data/kinds-of-hosts.json' with { type: 'json' };

/** A resource, as far as it is needed to say that it is listed. */
export interface ListedResource {
  id: string;
  title: string;
  url?: string | undefined;
  locator?: string | undefined;
  /** Titles of the topics it is placed in. */
  topics: string[];
  /** Why it is recommended no more, and the title of what takes its place; `undefined` if it is recommended. */
  retired?: { reason: string; successor: string | undefined } | undefined;
}

/** The resources that are at an address already, distinguished as the check does; `except` is left out. */
export function findListed<R extends ListedResource>(
  address: string,
  resources: Iterable<R>,
  except?: string,
): R[] {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return [];
  const key = foldUrl(address);
  return [...resources].filter(
    ({ id, url }) => id !== except && url !== undefined && foldUrl(url) === key,
  );
}

/** `already listed as “The KVM API”, in KVM`, or `known as “The old API”, which was retired: It is gone` */
export function describeListed({ title, locator, topics, retired }: ListedResource): string {
  const name = `“${title}”${locator === undefined ? '' : ` (${locator})`}`;
  if (retired) {
    const { reason, successor } = retired;
    const next = successor === undefined ? '' : ` in favour of “${successor}”`;
    return `known as ${name}, which was retired${next}: ${reason.replace(/\.$/, '')}`;
  }
  const where = topics.length > 0 ? `, in ${topics.join(' and ')}` : '';
  return `already listed as ${name}${where}`;
}

/**
 * An address without tracking parameters, as `check --fix` would write it, and a sentence that names what was removed;
 * `says` is `undefined` if nothing was.
 */
export function cleanAddress(address: string): { address: string; says: string | undefined } {
  const clean = removeTrackingParameters(address);
  if (clean === address) return { address, says: undefined };
  const left = new URL(clean).searchParams;
  const names = [...new Set(new URL(address).searchParams.keys())].filter(
    (name) => !left.has(name),
  );
  const what = names.length === 1 ? 'a tracking parameter' : 'tracking parameters';
  return { address: clean, says: `Removed ${what} from the address: ${names.join(', ')}.` };
}

/**
 * The kind that most resources at such an address are of, or `undefined` if it says too little.
 * A proposal for a person to look at, never written unseen.
 */
export function proposeKind(address: string): Kind | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname } = new URL(address);
  const host = hostname.replace(/^www\./, '');
  const row = rows.find(({ match }) => {
    const [wanted = '', ...path] = match.split('/');
    const isHost = host === wanted || host.endsWith(`.${wanted}`);
    return isHost && (path.length === 0 || pathname.startsWith(`/${path.join('/')}`));
  });
  if (row) return row.kind as Kind;
  if (/^(?:docs|documentation)\./.test(host)) return 'documentation';
  if (/^blog\./.test(host)) return 'blog';
  return /\.pdf$/i.test(pathname) ? 'paper' : undefined;
}
