import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

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
  const [a, b] = [over, under].map((name) => luminanceOf(readColour(name, scheme))) as [
    number,
    number,
  ];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** A token's colour, such as `#0e0f10`. */
function readColour(name: string, scheme: 'light' | 'dark'): string {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1] ?? '';
  const both = /^light-dark\((#\w+), (#\w+)\)$/.exec(value);
  return (scheme === 'light' ? both?.[1] : both?.[2]) ?? value;
}

/** Relative luminance as WCAG defines it. */
function luminanceOf(colour: string): number {
  const digits = colour.length === 4 ? colour.replaceAll(/[^#]/g, '$&$&') : colour;
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
