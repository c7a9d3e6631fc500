const COMMENT = /\/\*[\s\S]*?\*\//g;
const REFERENCE =
  /url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/gi;

/** What a stylesheet or a `style` attribute refers to by `url()` or `@import`, as it is written. */
export function findStylesheetReferences(css: string): string[] {
  return [...css.replace(COMMENT, '').matchAll(REFERENCE)].map(
    ([, ...groups]) => groups.find((group) => group !== undefined) ?? '',
  );
}
