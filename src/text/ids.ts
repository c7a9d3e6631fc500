/** An id of the content: lower-case letters, digits and single hyphens. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * The id of a part that every page, or every page of a kind, has. No id of content has an underscore,
 * so a section, step or term is never taken for a part of the page.
 */
export function pageId(name: string): string {
  return `page_${name}`;
}

/**
 * Gives headings of a body other ids where theirs stand for something else on the page: for a part
 * of the page itself, or for one of `taken`. An id that says nothing is left out.
 */
export function freeHeadingIds(html: string, taken: Iterable<string>): string {
  const used = new Set([...taken, ...findHeadingIds(html)]);
  const kept = new Set(taken);
  return html.replace(heading, (tag: string, before: string, found?: string) => {
    const id = found ?? '';
    if (id === '') return before.trimEnd();
    if (!kept.has(id) && !id.startsWith(pageId(''))) {
      kept.add(id);
      return tag;
    }
    const name = id.replace(/_/g, '-');
    let n = 1;
    while (used.has(`${name}-${n}`)) n += 1;
    used.add(`${name}-${n}`);
    return `${before}id="${name}-${n}"`;
  });
}

/** A heading with its id; one of signs alone has an id without a value. */
const heading = /(<h[1-6]\s)id(?:="([^"]*)")?(?=[\s>])/g;

function findHeadingIds(html: string): string[] {
  return [...html.matchAll(heading)].map(([, , id]) => id ?? '');
}

/** The FNV-1a hash of a text by its UTF-16 units, 32 bits, signed (Fowler, Noll, Vo). */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
