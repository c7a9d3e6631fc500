import { formatSuggestion } from '../../text/suggestion.ts';
import type { BuiltPage, Reference } from './page.ts';
import { isPage } from './files.ts';
import { resolveReference, type OwnTarget, type Site, type Target } from './resolve-reference.ts';

/** Elements whose reference leads a reader somewhere; every other one loads an asset. */
const LINKS = new Set(['a', 'area', 'form', 'button', 'input', 'meta', 'blockquote', 'q']);

/** Creates the function that says what is wrong with a reference on a page of the built site. */
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
    if (anchors.has(fragment) || anchors.has(decode(fragment))) return undefined;
    const where = site.base + file.replace(/(^|\/)index\.html$/, '$1');
    return issue(
      'broken-fragment',
      `"#${fragment}" does not exist on ${where}.${formatSuggestion(fragment, anchors)} Correct the fragment, or add the id to the page.`,
    );
  }
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function issue(code: string, message: string): Target {
  return { kind: 'fault', code, message };
}
