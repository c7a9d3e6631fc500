import type { Plugin } from 'vite';

/** Elements that stand on lines of their own, beside which a space shows nothing. */
const BLOCK =
  '(?:address|article|aside|body|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|html|li|main|nav|ol|p|section|table|tbody|td|tfoot|th|thead|tr|ul)';
const BEFORE = new RegExp(String.raw`\s+(?=</?${BLOCK}[\s>$])`, 'g');
const VALUE = String.raw`\$\{(?:[^<>{}]|\$\{[^<>{}]*\})*\}`;
const REST = String.raw`(?=[\s>$])(?:[^<>$\x60{}]|${VALUE})*>`;
const AFTER = new RegExp(String.raw`(</?${BLOCK}${REST})\s+`, 'g');
/** Of two spaces with only the start or the end of such an element between them, one shows: the one outside it. */
const INLINE = '(?:a|b|bdi|em|i|small|span|strong)';
/** Where what follows is there or not; what repeats has no space between. */
const IF = String.raw`\$\{(?:(?!=>)[^<{}\x60])*(?:&&|\?) \$\$render\x60`;
const AFTER_START = new RegExp(
  String.raw`((?:\s|</?${BLOCK}${REST})(?:${IF})?(?:<${INLINE}${REST})+|<button${REST})\s+`,
  'g',
);
const BEFORE_END = new RegExp(
  String.raw`\s+(?=(?:</${INLINE}>)+(?:\x60\})?(?:\s|</?${BLOCK}[\s>$])|</button>)`,
  'g',
);
const DEEPEST = 3;
const TEMPLATE = /\$\$render`/;

/**
 * Leaves out the spaces that never show from what Astro makes of components, once a component rather than once a page. What
 * somebody wrote is no part of it yet, so it cannot change. Without this, a thirtieth of every page is spaces. What a style
 * sheet puts in front of such an element, as with `.lv`, needs a margin of its own.
 */
export function squeezeMarkup(): Plugin {
  return {
    name: 'cairn-squeeze-markup',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { id: /\.astro$/ },
      handler: (code) => (TEMPLATE.test(code) ? { code: squeeze(code), map: null } : null),
    },
  };
}

/** The code of a component without spaces that never show. */
export function squeeze(code: string): string {
  let squeezed = code.replace(BEFORE, '').replace(AFTER, '$1');
  // Once for each of such elements that begin or end together.
  for (let depth = 0; depth < DEEPEST; depth += 1)
    squeezed = squeezed.replace(AFTER_START, '$1').replace(BEFORE_END, '');
  return squeezed;
}
