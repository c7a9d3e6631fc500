import { findForge } from '../urls/forge.ts';
import { describeMalformed } from '../urls/link-address.ts';
import type { SkipReason } from './skip-reasons.ts';

/** Where a list is, as far as it is known. */
export interface ListOrigin {
  /** The address of its repository, such as `https://github.com/someone/list`. */
  repository?: string | undefined;
  /** Its path in the repository. */
  path?: string | undefined;
  /** Whether every address on the web is that of an entry, even one of the list's own repository. */
  isExact?: boolean;
}

/** Where a link of a list leads: to an address, or why it is none. */
export type Resolved =
  | { url: string; reason?: undefined; channel?: undefined }
  | { url?: undefined; reason: SkipReason; channel?: { network: string; name: string } };

/** Files of a repository that are about the list itself, and its README in other languages. */
const ABOUT_ITSELF =
  /^(?:(?:\.github|docs?)\/)?(?:contributing|contribute|contributors|license|licence|copying|code[_-]of[_-]conduct|sponsorship|sponsors|backers|security|changelog|pull_request_template|readme|maintainers|authors)(?:\.(?:md|markdown|txt|rst|adoc))?$|(?:^|\/)readme[._-][a-z-]{2,8}\.(?:md|markdown)$/i;
/** The address of a mailbox, whose scheme is missing. */
const EMAIL = /^[^\s/@]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
/** Pages of a repository that are about it. */
const PAGES =
  /^\/(?:issues|pulls?|pull-requests?|merge_requests|edit|fork|stargazers|watchers|network|graphs|commits?|discussions|projects|releases|actions|subscription|new|-\/(?:issues|merge_requests|edit|forks))(?:\/|$|\?)/i;

/** Resolves the addresses of a list. An absolute address stays as it is written. */
export function createResolver(origin: ListOrigin): (address: string) => Resolved {
  const repository = origin.repository?.replace(/(?:\.git)?\/*$/, '');
  const own = repository?.toLowerCase();
  const path = origin.path ?? 'README.md';
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return (address) => {
    const trimmed = address.trim();
    if (trimmed === '') return { reason: 'malformed' };
    if (trimmed.startsWith('#')) return { reason: 'fragment' };
    if (/^https?:/i.test(trimmed)) return resolveAbsolute(trimmed);
    if (/^\/\//.test(trimmed)) return resolveAbsolute(`https:${trimmed}`);
    if (/^www\./i.test(trimmed)) return { reason: 'malformed' };
    const irc = /^ircs?:\/\/([^/?#]+)\/(#?[^/?#]+)/i.exec(trimmed);
    if (irc?.[1] !== undefined && irc[2] !== undefined)
      return {
        reason: 'scheme',
        channel: { network: irc[1], name: `#${irc[2].replace(/^#/, '')}` },
      };
    if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed) || EMAIL.test(trimmed)) return { reason: 'scheme' };
    return resolveRelative(trimmed);
  };

  function resolveAbsolute(address: string): Resolved {
    if (describeMalformed(address) !== undefined) return { reason: 'malformed' };
    if (origin.isExact || own === undefined || !address.toLowerCase().startsWith(own))
      return { url: address };
    const rest = address.slice(own.length);
    const file = /^\/(?:-\/)?(?:blob|raw|src|tree)\/(?:branch\/)?[^/]+\/([^#?]*)/.exec(rest)?.[1];
    if (/^\/?#/.test(rest)) return { reason: 'fragment' };
    if (/^\/?$/.test(rest) || PAGES.test(rest)) return { reason: 'own' };
    return file !== undefined && isAboutItself(file) ? { reason: 'own' } : { url: address };
  }

  /** Whether a file at the top of the repository, or beside the list, is about the list. */
  function isAboutItself(file: string): boolean {
    return (
      ABOUT_ITSELF.test(file) ||
      (file.startsWith(folder) && ABOUT_ITSELF.test(file.slice(folder.length)))
    );
  }

  function resolveRelative(address: string): Resolved {
    const [, file = '', end = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
    const absolute = resolvePath(path, file);
    if (absolute === undefined) return { reason: 'malformed' };
    if (absolute === path && end.startsWith('#')) return { reason: 'fragment' };
    if (isAboutItself(absolute)) return { reason: 'own' };
    if (repository === undefined) return { reason: 'relative' };
    return {
      url: `${repository}/${folderOfFiles(repository)}/${absolute.replaceAll(' ', '%20')}${end}`,
    };
  }
}

function folderOfFiles(repository: string): string {
  const forge = findForge({ url: repository });
  if (forge === 'gitlab') return '-/blob/HEAD';
  return forge === 'github' || forge === undefined ? 'blob/HEAD' : 'src/HEAD';
}

/** The path that a link in a file leads to; `undefined` if it is outside of the repository. */
function resolvePath(from: string, link: string): string | undefined {
  const parts = link.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of link.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

const OWN_LINK =
  /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/(?:graphs\/contributors|issues\/new|edit\/|(?:blob|tree)\/[^/]+\/(?:\.github\/)?(?:contributing|license|code_of_conduct)(?:\.md)?$|(?:actions\/workflows\/[^/]+\/badge\.svg))/i;

/** The repository that a list is in, where its links to its own guidelines and contributors all name one. */
export function inferRepository(urls: Iterable<string>): string | undefined {
  const counts = new Map<string, number>();
  let first: string | undefined;
  for (const url of urls) {
    const name = OWN_LINK.exec(url)?.[1];
    if (name === undefined || /badge\.svg/.test(url)) continue;
    first ??= name;
    counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  }
  return first !== undefined && counts.size === 1 ? `https://github.com/${first}` : undefined;
}
