import assert from 'node:assert/strict';
import test from 'node:test';
import { packOf } from './source-packs.ts';

test('a resource has the same pack for ever', () => {
  assert.equal(packOf('kvmtool'), '95');
});

test('ten thousand resources are spread over all packs', () => {
  const ids = Array.from({ length: 10_000 }, (_, i) => `a-resource-about-bread-${i}`);
  const packs = Map.groupBy(ids, packOf);
  assert.equal(packs.size, 256);
  assert(Math.max(...[...packs.values()].map((own) => own.length)) < 80);
});
