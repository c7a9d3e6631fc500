import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds } from '../schema/vocabulary.ts';
import { proposeKind } from './propose.ts';
import rows from './data/kinds-of-hosts.json' with { type: 'json' };

for (const [address, kind] of [
  ['https://github.com/kvmtool/kvmtool', 'source-code'],
  ['https://www.youtube.com/@level1techs', 'video-channel'],
  ['https://www.youtube.com/watch?v=1', 'talk'],
  ['https://qemu.readthedocs.io/en/latest/', 'documentation'],
  ['https://docs.example/kvm', 'documentation'],
  ['https://lists.example/paper.PDF', 'paper'],
  ['https://www.kernel.org/doc/html/', 'documentation'],
  ['https://www.kernel.org/', undefined],
  ['https://notgithub.com/', undefined],
  ['nonsense', undefined],
] as const)
  test(`proposes for ${address} ${kind ?? 'nothing in particular'}`, () => {
    assert.equal(proposeKind(address), kind);
  });

test('every kind of the list is one', () => {
  for (const { kind } of rows) assert.ok(Object.hasOwn(kinds, kind), kind);
});
