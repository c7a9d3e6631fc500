import { createHash } from 'node:crypto';

/** The Content-Security-Policy of every page: our own files, and nothing inline but values of styles. */
export const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; style-src-attr 'unsafe-inline'; " +
  "img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'";

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
