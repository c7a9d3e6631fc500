import { decodePercent } from '../../text/escape.ts';
import { formatSuggestion } from '../../text/suggestion.ts';
import { type BuiltPage, type Reference, isPage } from './page.ts';

/** Elements whose reference leads a reader somewhere; every other one loads an asset. */
const LINKS = new Set(['a', 'area', 'form', 'button', 'input', 'meta', 'blockquote', 'q']);

/** Creates the function that resolves a reference on a page of the built site and checks its target. */
export function createReferenceCheck(
  site: Site,
  files: Set<string>,
  documents: Map<string, BuiltPage>,
): (reference: Reference, page: string, document: BuiltPage) => Target {
  const known = new Map<string, Target>();
  const pages = [...files]
    .filter(isPage)
    .map((file) => site.base + file.replace(/(^|\/)index\.html$/, '$1'));

  return (reference, page, document) => {
    // Most references begin with a slash, and mean the same on every page.
    const isShared = reference.value.startsWith('/') && document.base === undefined;
    if (!isShared) return check(reference, page, document);
    const key = `${reference.element} ${reference.value}`;
    const target = known.get(key) ?? check(reference, page, document);
    known.set(key, target);
    return target;
  };

  function check(reference: Reference, page: string, document: BuiltPage): Target {
    const target = resolveReference(reference, page, site, document.base);
    return target.kind === 'own' ? (checkOwn(reference, target) ?? target) : target;
  }

  function checkOwn({ element, value }: Reference, { path, fragment }: OwnTarget) {
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (!files.has(file)) {
      if (files.has(`${path}/index.html`)) {
        return issue('missing-slash', `"${value}" redirects. Write "${site.base}${path}/".`);
      }
      if (LINKS.has(element) || isPage(file)) {
        const hint = formatSuggestion(site.base + path, pages);
        return issue('broken-link', `"${value}" leads to no page.${hint} Correct the URL.`);
      }
      return issue('missing-asset', `"${value}" does not exist. Correct the URL, or add the file.`);
    }
    const refresh = documents.get(file)?.refresh;
    if (refresh !== undefined && LINKS.has(element)) {
      return issue('moved-page', `"${value}" leads to a page that has moved. Write "${refresh}".`);
    }
    const anchors = documents.get(file)?.anchors;
    if (fragment === '' || fragment.toLowerCase() === 'top' || !anchors || file.endsWith('.css')) {
      return undefined;
    }
    if (anchors.has(fragment) || anchors.has(decodePercent(fragment))) return undefined;
    const where = site.base + file.replace(/(^|\/)index\.html$/, '$1');
    return issue(
      'broken-fragment',
      `"#${fragment}" does not exist on ${where}.${formatSuggestion(fragment, anchors)} Correct the fragment, or add the id to the page.`,
    );
  }
}

/** The origin of a site whose address is unknown; `.invalid` never belongs to anybody. */
const NOWHERE = 'http://site.invalid';
const SCRIPTS = new Set(['javascript:', 'vbscript:', 'file:']);
const THIS_MACHINE = /^(?:localhost|.*\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])$/;

/** Resolves a reference on `page`, without a look at any file. */
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

export function issue(code: string, message: string): Target {
  return { kind: 'issue', code, message };
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
  | { kind: 'issue'; code: string; message: string };

/** A place of the site itself: its path below the base, decoded. */
export interface OwnTarget {
  kind: 'own';
  path: string;
  fragment: string;
}
