import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { corners, fonts } from '../schema/vocabulary.ts';
import { formatThemeTokens } from './theme-sheet.ts';

const [tokens, look] = ['tokens.css', 'look.css'].map((name) =>
  readFileSync(new URL(name, import.meta.url), 'utf8'),
) as [string, string];

test('a theme changes the tokens of its fields, and text on its accent has the colour of the page', () => {
  assert.equal(
    formatThemeTokens({
      accent: { light: '#0b5cad', dark: '#7cc0ff' },
      corners: 'soft',
      font: 'serif',
    }),
    '@layer tokens{:root{' +
      '--signal:light-dark(#0b5cad,#7cc0ff);--on-signal:light-dark(#fbfbf9,#0e0f10);--link:var(--signal);' +
      "--corner:0.25rem;--sans:charter, 'Bitstream Charter', 'Sitka Text', cambria, serif}}",
  );
});

test('what a theme does not name stays as it is', () => {
  assert.equal(formatThemeTokens({ logo: 'logo.svg' }), '');
  assert.equal(formatThemeTokens({ corners: 'round' }), '@layer tokens{:root{--corner:0.75rem}}');
});

test('a theme changes only tokens that there are, and the first of each list is what there is without one', () => {
  const sheet = formatThemeTokens({
    accent: { light: '#000000', dark: '#ffffff' },
    corners: 'square',
    font: 'system',
  });
  const names = [...sheet.matchAll(/(--[\w-]+):/g)].map(([, name]) => name);
  assert.equal(names.length, 5);
  for (const name of names) assert.match(tokens + look, new RegExp(`^ +${name}: `, 'm'), name);
  assert.match(look, new RegExp(`--corner: ${corners.square.radius};`));
  assert.ok(tokens.includes(`--sans: ${fonts.system.stack};`));
});
