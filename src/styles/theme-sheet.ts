import { groundOn, type ThemeData } from '../schema/theme.ts';
import { corners, fonts } from '../schema/vocabulary.ts';

/**
 * The style sheet of a catalog's own look: the tokens of `tokens.css` that differ, to be read after them. Every value
 * is one that the schema has checked. Returns nothing if the theme changes no token.
 */
export function formatThemeSheet(theme: ThemeData | undefined): string | undefined {
  const { accent, corners: corner, font } = theme ?? {};
  const tokens = [
    ...(accent
      ? [
          `--signal:light-dark(${accent.light},${accent.dark})`,
          `--on-signal:light-dark(${groundOn('light')},${groundOn('dark')})`,
          '--link:var(--signal)',
        ]
      : []),
    ...(corner ? [`--corner:${corners[corner].radius}`] : []),
    ...(font ? [`--sans:${fonts[font].stack}`] : []),
  ];
  return tokens.length === 0 ? undefined : `@layer tokens{:root{${tokens.join(';')}}}\n`;
}
