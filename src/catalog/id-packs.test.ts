import assert from 'node:assert/strict';
import test from 'node:test';
import { countReaderPacks, packName, packOf, SOURCE_PACKS } from './id-packs.ts';

const ids = Array.from({ length: 10_000 }, (_, i) => `a-resource-about-bread-${i}`);

test('a resource has the same pack for ever', () => {
  assert.equal(packOf('kvmtool', SOURCE_PACKS), '95');
});

test('ten thousand resources are spread over all packs', () => {
  const packs = Map.groupBy(ids, (id) => packOf(id, SOURCE_PACKS));
  assert.equal(packs.size, 256);
  assert(Math.max(...[...packs.values()].map((own) => own.length)) < 80);
});

test('what readers need is one file of few resources, and packs of about ten of many', () => {
  assert.deepEqual([0, 62, 250, 251, 1000, 10_000].map(countReaderPacks), [0, 0, 0, 32, 128, 1024]);
  const packs = Map.groupBy(ids, (id) => packOf(id, 1024));
  assert(Math.max(...[...packs.values()].map((own) => own.length)) < 30);
  assert([...packs.keys()].every((name) => parseInt(name, 16) < 1024));
  assert.equal(packName(1023), '3ff');
});
