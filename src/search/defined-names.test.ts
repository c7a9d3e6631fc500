import assert from 'node:assert/strict';
import test from 'node:test';
import { createKnownNames, findDefinedNames, findTitleNames } from './defined-names.ts';

const glossary = createKnownNames(['nested paging', 'ring']);

const rows: [text: string, names: string[]][] = [
  ['It specifies SVM (Secure Virtual Machine), also known as AMD-V.', ['SVM', 'AMD-V', 'Secure Virtual Machine']],
  ['Defines the architecture of the Virtual Function (VF).', ['VF', 'Virtual Function']],
  ['Specifies nested paging for guests.', ['nested paging']],
  ['The code of SVM, and how it is used.', []],
  ['虚拟机（KVM (Kernel-based Virtual Machine)）', ['KVM', 'Kernel-based Virtual Machine']],
  ['Read (carefully) before you start (again).', []],
  [`${'defines '.repeat(2000)}(${'a '.repeat(2000)})`, []],
]; // oxfmt-ignore

for (const [text, names] of rows)
  test(`${text.slice(0, 60)} defines ${names.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(findDefinedNames(text, glossary).toSorted(), names.toSorted());
  });

test('the title of a specification names what it specifies', () => {
  assert.deepEqual(findTitleNames('Virtio Specification', createKnownNames(['virtio', 'ring'])), [
    'virtio',
    'Virtio',
  ]);
  assert.deepEqual(findTitleNames('String handling', createKnownNames(['ring'])), []);
});
