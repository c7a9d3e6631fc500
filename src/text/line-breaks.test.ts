import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headingClass, splitAtBreaks, splitCompounds } from './line-breaks.ts';

test('addresses break after their signs, and nowhere else', () => {
  const cases: [string, string][] = [
    ['github.com', 'github.|com'],
    ['chromium.googlesource.com', 'chromium.|googlesource.|com'],
    ['https://git.kernel.org/pub/', 'https://|git.|kernel.|org/|pub/'],
    ['arch/x86/kvm/vmx.c', 'arch/|x86/|kvm/|vmx.|c'],
    ['A. Bee, ed. 2009. a.example', 'A. Bee, ed. 2009. a.|example'],
    ['OFTC', 'OFTC'],
    ['...', '...'],
    ['', ''],
  ];
  for (const [text, broken] of cases) assert.equal(splitAtBreaks(text).join('|'), broken);
});

test('short compounds of a title stay whole, and the title stays as it is', () => {
  const cases: [string, string[]][] = [
    ['Intel® 64 and IA-32 Architectures', ['IA-32']],
    ['I/O Organization', ['I/O']],
    ['What is VT-x?', ['VT-x']],
    ['SR-IOV and AMD-V', ['SR-IOV', 'AMD-V']],
    ['x86-64', ['x86-64']],
    ['and/or', []],
    ['Long-Form Content', ['Long-Form']],
    ['virtio-fs', []],
    ['The Architecture-dependent part of a/b/c/D/e', []],
    ['2026-11-29', []],
    ['-', []],
    ['', []],
  ];
  for (const [title, whole] of cases) {
    const pieces = splitCompounds(title);
    assert.deepEqual(
      pieces.filter((piece) => piece.whole).map(({ text }) => text),
      whole,
      title,
    );
    assert.equal(pieces.map(({ text }) => text).join(''), title);
  }
  // Linear, whatever a title repeats.
  assert.equal(splitCompounds('a-'.repeat(20_000)).length, 1);
});

test('a first heading is the smaller the longer it is', () => {
  const cases = [
    ['kvmtool', undefined],
    ['Linux Kernel KVM', undefined],
    ['Organization', 'lesser'],
    ['Firecracker Getting Started', 'lesser'],
    ['Formal Requirements for Virtualizable Third Generation Architectures', 'least'],
    ['Donaudampfschifffahrtsgesellschaft', 'least'],
  ] as const;
  for (const [title, size] of cases) assert.equal(headingClass(title), size, title);
});
