import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { id as idSchema } from '../catalog/schema/fields.ts';
import { proposeId } from './propose-id.ts';

for (const [title, id] of [
  ['KVM API Tutorial', 'kvm-api-tutorial'],
  [
    "Intel® 64 and IA-32 Architectures Software Developer's Manual",
    'intel-64-and-ia-32-architectures-software-developers-manual',
  ],
  ['Über Virtualisierung — ein Überblick', 'uber-virtualisierung-ein-uberblick'],
  ['  C++ / Rust: a (short) story?  ', 'c-rust-a-short-story'],
  ['仮想化', ''],
  ['../../etc/passwd', 'etc-passwd'],
  ['x'.repeat(200), 'x'.repeat(60)],
] as const)
  test(`proposes "${id}" for "${title.slice(0, 40)}"`, () => {
    assert.equal(proposeId(title), id);
  });

test('counts on where an id is taken', () => {
  assert.equal(proposeId('KVM', new Set(['kvm', 'kvm-2'])), 'kvm-3');
});

test('whatever the title, the id is one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      const id = proposeId(title);
      assert.ok(id === '' || idSchema.safeParse(id).success);
    }),
  );
});
