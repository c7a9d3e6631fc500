import { groundOn, type ThemeData } from '../schema/theme.ts';
import { corners, fonts } from '../schema/vocabulary.ts';

/**
 * The tokens that a theme changes, as a style sheet to be read after `tokens.css` and `look.css`; empty if it changes none.
 * Every value is one that the schema has checked.
 */
export function formatThemeTokens({ accent, corners: corner, font }: ThemeData): string {
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
  return tokens.length === 0 ? '' : `@layer tokens{:root{${tokens.join(';')}}}`;
}
