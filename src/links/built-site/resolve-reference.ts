import type { Reference } from './page.ts';

/** Stands for the site's own address where none is known; `.invalid` never belongs to anybody. */
const NOWHERE = 'http://site.invalid';
const SCRIPTS = new Set(['javascript:', 'vbscript:', 'file:']);
const THIS_MACHINE = /^(?:localhost|.*\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])$/;

/** Tells where a reference on `page` leads, without looking at any file. */
export function resolveReference(
  reference: Reference,
  page: string,
  site: Site,
  pageBase = '',
): Target {
  const { value, element, attribute } = reference;
  const origin = site.origin ?? NOWHERE;
  if (value === '' && (attribute === 'src' || attribute === 'poster')) {
    return issue('empty-address', `${attribute}="" is empty. Give it an address, or remove it.`);
  }
  if (page === '404.html' && isRelative(value) && pageBase === '') {
    return issue(
      'relative-address',
      `"${value}" leads elsewhere at each missing address. Begin it with "${site.base}".`,
    );
  }
  const pageUrl = origin + site.base + page.replace(/(^|\/)index\.html$/, '$1');
  const from = URL.canParse(pageBase, pageUrl) ? new URL(pageBase, pageUrl).href : pageUrl;
  if (!URL.canParse(value, from)) {
    return issue('malformed-address', `"${value}" is not an address. Correct it.`);
  }
  const url = new URL(value, from);
  if (url.origin === origin) {
    const elsewhere =
      element === 'a' && value.includes('//') && !url.pathname.startsWith(site.base);
    return elsewhere ? { kind: 'external', url: url.href } : resolveOwn(url, value, site.base);
  }
  if (SCRIPTS.has(url.protocol)) {
    return issue('forbidden-scheme', `"${value}" begins with "${url.protocol}". Use https.`);
  }
  if (url.protocol === 'ircs:' && element !== 'a') {
    return issue('forbidden-scheme', `"${value}" opens a chat, so only a link may hold it.`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'other' };
  if (THIS_MACHINE.test(url.hostname)) {
    return issue('local-address', `"${value}" leads to the reader's own machine. Correct it.`);
  }
  return { kind: 'external', url: url.href };
}

function resolveOwn(url: URL, value: string, base: string): Target {
  if (!url.pathname.startsWith(base)) {
    return `${url.pathname}/` === base
      ? issue('missing-slash', `"${value}" redirects. End it with "/".`)
      : issue(
          'outside-base',
          `"${value}" is outside the base path ${base}. Put the base before it.`,
        );
  }
  try {
    const path = decodeURIComponent(url.pathname.slice(base.length));
    // A text fragment names words, not an anchor.
    const fragment = url.hash.slice(1).replace(/:~:.*$/, '');
    return { kind: 'own', path, fragment };
  } catch {
    return issue('malformed-address', `"${value}" is percent-encoded wrongly. Correct it.`);
  }
}

function isRelative(value: string): boolean {
  return !/^(?:[/#]|[a-z][a-z0-9+.-]*:)/i.test(value) && value !== '';
}

function issue(code: string, message: string): Target {
  return { kind: 'fault', code, message };
}

export interface Site {
  /** Base path, with a slash at both ends. */
  base: string;
  /** Scheme and host at which the site is published, where known. */
  origin: string | undefined;
}

export type Target =
  | OwnTarget
  | { kind: 'external'; url: string }
  | { kind: 'other' }
  | { kind: 'fault'; code: string; message: string };

/** A place of the site itself: its path below the base, decoded. */
export interface OwnTarget {
  kind: 'own';
  path: string;
  fragment: string;
}
