import { createHash } from 'node:crypto';

/**
 * The one script inside a page. Before anything shows, it takes the theme that the reader chose, and notes on the root
 * what the header then shows: `data-marked` if something is marked, `data-saved` if something is on
 * the reading list, with the count of it as `--saved`.
 * Storage may be refused or hold anything; then the page stays as it is.
 */
export const firstScript =
  'try{let d=document,r=d.documentElement,e=r.dataset,g=k=>JSON.parse(localStorage[`cairn:${e.base}:${k}`]||"{}"),t=g("preferences").theme;if(t=="dark"||t=="light"){e.theme=t;for(let m of d.querySelectorAll("[name=theme-color]"))m.media=m.media.includes(t)?"":"not all"}let{marks:m,saved:s}=g("progress"),n=Object.values(s).filter(v=>v.kept).length;if(Object.values(m).some(v=>v.as!="open"))e.marked="";if(n)e.saved="",r.style.setProperty("--saved",`"${n}"`)}catch{}';

const hash = createHash('sha256').update(firstScript).digest('base64');

/** The Content-Security-Policy of every page: our own files, and one script inside by its hash. */
export const policy =
  `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}'; ` +
  "style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'";

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
