import type { Plugin } from 'vite';

/** Elements that stand on lines of their own, beside which a space shows nothing. */
const BLOCK =
  '(?:address|article|aside|body|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|html|li|main|nav|ol|p|section|table|tbody|td|tfoot|th|thead|tr|ul)';
const BEFORE = new RegExp(String.raw`\s+(?=</?${BLOCK}[\s>])`, 'g');
const AFTER = new RegExp(
  String.raw`(</?${BLOCK}(?:\s(?:[^<>$\x60{}]|\$\{[^<>{}]*\})*)?>)\s+`,
  'g',
);
const TEMPLATE = /\$\$render`/;

/**
 * Leaves out the spaces beside blocks in what Astro makes of components, once a component rather than once a page. What
 * somebody wrote is no part of it yet, so it cannot change. Without this, a fortieth of every page is spaces.
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

/** The code of a component without spaces beside blocks. */
export function squeeze(code: string): string {
  return code.replace(BEFORE, '').replace(AFTER, '$1');
}
