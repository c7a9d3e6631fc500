import assert from 'node:assert/strict';
import test from 'node:test';
import { formatSuggestAddress } from './suggest-address.ts';

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
