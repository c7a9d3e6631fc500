import { createHash } from 'node:crypto';

/**
 * The one script inside a page: before anything shows, it puts on the root what `client/root-notes.ts` stored, such as the
 * theme that the reader chose. It is short, as every page has it.
 * Storage may be refused or hold anything; then the page stays as it is.
 */
export const firstScript =
  'try{let d=document,r=d.documentElement,s=JSON.parse(localStorage["cairn:"+r.dataset.base]);for(let k in s)r.setAttribute(k,s[k]);d.getElementsByName("theme-color").forEach(m=>m.content=s["data-bar"]||m.content)}catch{}';

const hash = createHash('sha256').update(firstScript).digest('base64');

/** The Content-Security-Policy of every page: our own files, and one script inside by its hash. Workers are scripts to it. */
export const policy =
  `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}'; ` +
  "style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'";

/** Makes a stylesheet ready for use inside a page that prints `foot` below each sheet. */
export function createInlineStyle(css: string, foot: string): InlineStyle {
  const text = `${css.trim()}@page{@bottom-left{content:${formatCssString(foot)}}}`;
  const hash = createHash('sha256').update(text).digest('base64');
  return { text, source: `'sha256-${hash}'` };
}

/** A text as a CSS string, which nothing in it can end. */
export function formatCssString(text: string): string {
  const escaped = text.replaceAll(
    /[^\p{L}\p{N} ·.,:;()-]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped}"`;
}

interface InlineStyle {
  text: string;
  /** What a Content-Security-Policy names it by. */
  source: string;
}
