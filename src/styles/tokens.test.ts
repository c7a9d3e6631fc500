import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { contrastOf as compare, surfaces } from '../schema/theme.ts';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const lines = Array.from({ length: 6 }, (_, i) => `line-${i + 1}`);
const grounds = ['paper', 'field'];

/** Colours that letters have, and what they are on; WCAG 1.4.3. */
const texts = [
  ...grounds.flatMap((ground) => [
    ['ink', ground],
    ['dim', ground],
  ]),
  ['paper', 'ink'],
  ['on-signal', 'signal'],
  ...lines.map((line) => ['on-line', line]),
] as [string, string][];
/** Borders of controls, and lines of paths; WCAG 1.4.11. */
const drawn = grounds.flatMap((ground) =>
  ['edge', ...lines].map((line): [string, string] => [line, ground]),
);

for (const scheme of ['light', 'dark'] as const)
  for (const [pairs, least] of [
    [texts, 4.5],
    [drawn, 3],
  ] as const)
    test(`colours of ${least === 4.5 ? 'letters' : 'lines'} have enough contrast, ${scheme}`, () => {
      const poor = pairs
        .map(([over, under]) => ({ over, under, ratio: contrastOf(over, under, scheme) }))
        // A colour that was not found has no contrast.
        .filter(({ ratio }) => !(ratio >= least));
      assert.deepEqual(poor, []);
    });

function contrastOf(over: string, under: string, scheme: 'light' | 'dark'): number {
  const [a, b] = [over, under].map((name) => inFull(readColour(name, scheme)));
  return compare(a ?? '', b ?? '');
}

/** A token's colour, such as `#0e0f10`. */
function readColour(name: string, scheme: 'light' | 'dark'): string {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1] ?? '';
  const both = /^light-dark\((#\w+), (#\w+)\)$/.exec(value);
  return (scheme === 'light' ? both?.[1] : both?.[2]) ?? value;
}

/** A colour of three digits with six. */
function inFull(colour: string): string {
  return colour.length === 4 ? colour.replaceAll(/[^#]/g, '$&$&') : colour;
}

test('the grounds that accents are checked on are those of the style sheet', () => {
  for (const scheme of ['light', 'dark'] as const)
    assert.deepEqual(surfaces[scheme], {
      paper: readColour('paper', scheme),
      field: readColour('field', scheme),
    });
});
