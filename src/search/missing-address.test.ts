import assert from 'node:assert/strict';
import test from 'node:test';
import { wordsOfAddress } from './missing-address.ts';

test('the words of an address are those of its last part', () => {
  const cases: [address: string, words: string][] = [
    ['/resources/kvm-unit-tests/', 'kvm unit tests'],
    ['/our-list/topics/Shadow_Paging', 'Shadow Paging'],
    ['/docs/virtio-1.2.html', 'virtio 1 2'],
    ['/resources/%D0%B2%D0%B8%D1%80%D1%82/', 'вирт'],
    ['/resources/%E0%A4%A-kvm', 'E0 A4 A kvm'],
    ['/404.html', ''],
    ['/', ''],
    ['/<img src=x>/', '<img src=x>'],
  ];
  assert.deepEqual(
    cases.map(([address]) => wordsOfAddress(address)),
    cases.map(([, words]) => words),
  );
});
