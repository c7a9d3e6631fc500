import { createHash } from 'node:crypto';

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

export interface InlineStyle {
  text: string;
  /** What a Content-Security-Policy names it by. */
  source: string;
}
