import assert from 'node:assert/strict';
import test from 'node:test';
import { wordsOfAddress, formatSuggestAddress } from './addresses.ts';

test('the words of an address are those of its last part', () => {
  const cases: [address: string, words: string][] = [
    ['/resources/kvm-unit-tests/', 'kvm unit tests'],
    ['/virtualization/topics/Shadow_Paging', 'Shadow Paging'],
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

test('a query is the title of what is suggested, and an address is its link', () => {
  const cases: [query: string, parameters: string][] = [
    [' shadow  VMCS ', 'title=shadow+VMCS'],
    ['C++ & <b>', 'title=C%2B%2B+%26+%3Cb%3E'],
    ['https://lwn.net/Articles/658511/', 'url=https%3A%2F%2Flwn.net%2FArticles%2F658511%2F'],
    ['https://lwn.net about it', 'title=https%3A%2F%2Flwn.net+about+it'],
    ['javascript:alert(1)', 'title=javascript%3Aalert%281%29'],
    ['😀'.repeat(130), `title=${'%F0%9F%98%80'.repeat(120)}`],
  ];
  assert.deepEqual(
    cases.map(([query]) => formatSuggestAddress('/new/', query)),
    cases.map(([, parameters]) => `/new/?${parameters}`),
  );
});
