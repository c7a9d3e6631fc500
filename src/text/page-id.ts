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
