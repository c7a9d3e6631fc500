import type { SeenPage } from './evidence.ts';

// A script's own route (`#/docs`, `#!docs`), a line of a source file (`#L12`, `#L12-L20`, `#n12`), the top of the page.
const NOT_AN_ANCHOR = /^(?:[/!].*|[Ln]\d+(?:C\d+)?(?:-[Ln]?\d+(?:C\d+)?)?|top|)$/;

/**
 * The fragments that the content names and the page does not have; none where the page was not read
 * whole. What a browser marks by itself (`:~:text=`) is no anchor.
 */
export function findMissingFragments(fragments: string[], page: SeenPage | undefined): string[] {
  if (!page?.anchors) return [];
  const anchors = new Set(page.anchors);
  return [...new Set(fragments)].filter((fragment) => {
    const [name = ''] = fragment.split(':~:');
    if (NOT_AN_ANCHOR.test(name)) return false;
    return ![name, decode(name)].some(
      (form) => anchors.has(form) || anchors.has(`user-content-${form}`),
    );
  });
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
