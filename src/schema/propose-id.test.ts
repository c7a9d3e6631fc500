import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arbitraryText } from '../../tests/arbitrary-text.ts';
import { id as idSchema } from './fields.ts';
import { proposeId } from './propose-id.ts';

for (const [title, id] of [
  ['KVM API Tutorial', 'kvm-api-tutorial'],
  [
    "Intel® 64 and IA-32 Architectures Software Developer's Manual",
    'intel-64-and-ia-32-architectures-software-developers-manual',
  ],
  ['Über Virtualisierung — ein Überblick', 'uber-virtualisierung-ein-uberblick'],
  ['  C++ / Rust: a (short) story?  ', 'cpp-rust-a-short-story'],
  ['Łódź i Øresund', 'lodz-i-oresund'],
  ['Đại', 'dai'],
  ['Æther', 'aether'],
  ['Œuvre', 'oeuvre'],
  ['Straße GROẞ', 'strasse-gross'],
  ['þorn ð ı İ', 'thorn-d-i-i'],
  ['Введение в ядро Щука', 'vvedenie-v-yadro-schuka'],
  ['Εισαγωγή', 'eisagogi'],
  ['ქართული', 'qartuli'],
  ['Ｗｉｄｅ ｌｅｔｔｅｒｓ', 'wide-letters'],
  ['C for guests', 'c-for-guests'],
  ['C++ for guests', 'cpp-for-guests'],
  ['C# for guests', 'csharp-for-guests'],
  ['F♯ and Objective-C++', 'fsharp-and-objective-cpp'],
  ['C-- and g++', 'c-minus-minus-and-gpp'],
  ['.NET, Node.js', 'dotnet-node-js'],
  ['A* search', 'a-star-search'],
  ['R&D', 'r-and-d'],
  ['I/O 2.0', 'i-o-2-0'],
  ['lesson #3', 'lesson-3'],
  ['深入理解 KVM 虚拟机', 'kvm'],
  ['हिन्दी', ''],
  ['🚀', ''],
  ['仮想化', ''],
  ['../../etc/passwd', 'etc-passwd'],
  ['x'.repeat(200), 'x'.repeat(60)],
] as const)
  test(`proposes "${id}" for "${title.slice(0, 40)}"`, () => {
    assert.equal(proposeId(title), id);
  });

for (const [address, id] of [
  ['https://docs.example/kasouka/nyuumon.html', 'nyuumon'],
  ['https://docs.example/%E4%BB%AE/index.html', ''],
  ['https://www.docs.example/kvm/123/', 'kvm'],
  ['https://docs.example/%E0%A4%A', ''],
  ['no address', ''],
] as const)
  test(`proposes "${id}" for a title without a letter and ${address}`, () => {
    assert.equal(proposeId('仮想化', new Set(), address), id);
  });

test('counts on where an id is taken', () => {
  assert.equal(proposeId('KVM', new Set(['kvm', 'kvm-2'])), 'kvm-3');
});

test('whatever the title, the id is one', () => {
  fc.assert(
    fc.property(arbitraryText(), (title) => {
      const id = proposeId(title);
      assert.ok(id === '' || idSchema.safeParse(id).success);
    }),
  );
});
