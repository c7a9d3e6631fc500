import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pageAddresses } from '../catalog/addresses.ts';
import { appIcons } from '../exports/web-app-manifest.ts';
import { allExports } from '../exports/registry.ts';
import names from './reserved-names.json' with { type: 'json' };
import { isReplaceable, isReservedAddress } from './reserved-names.ts';

const root = join(import.meta.dirname, '../..');
const first = (address: string) => address.split('/')[1] ?? '';

test('no page or file of a catalog can take an address of the engine', () => {
  const taken = [
    ...Object.values(pageAddresses).map(first),
    ...allExports.map(({ address }) => first(address)),
    ...Object.keys(appIcons).map((name) => `${name}.png`),
    ...readdirSync(join(root, 'public')),
    ...readdirSync(join(root, 'src/pages')).map((name) => name.replace(/\.(?:astro|ts)$/, '')),
    ...['_astro', '_headers', 'pagefind', 'offline.json', 'offline-worker.js', '404.html'],
    ...['sitemap-index.xml'],
  ].filter((name) => name !== '' && !/^[.[]/.test(name));
  assert.ok(taken.length > 40);
  assert.deepEqual(
    taken.filter((name) => !isReservedAddress(name)),
    ['index'].filter((name) => !isReservedAddress(name)),
  );
});

test('capitals make no other address', () => {
  assert.ok(isReservedAddress('About') && isReservedAddress('FAVICON.ico'));
  assert.ok(!isReservedAddress('about-us') && !isReservedAddress('imprint'));
});

test('only icons can be replaced, and the lists name nothing twice', () => {
  for (const name of names.replaceable)
    assert.ok(/\.(?:png|svg|ico)$/.test(name) && isReplaceable(name));
  assert.ok(!isReplaceable('robots.txt') && !isReplaceable('pictures/favicon.svg'));
  const all = [...names.taken, ...names.keptFree];
  assert.equal(new Set(all).size, all.length);
  for (const name of names.replaceable) assert.ok(names.taken.includes(name), name);
});
