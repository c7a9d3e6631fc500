import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLinkList } from './link-list.ts';

test('answers for its own pages only, at addresses that no stranger can name', () => {
  const [one, other] = [createLinkList(['https://a.example/?a&"b"']), createLinkList([])];
  const [page = ''] = one.pages;
  assert.equal(one.pageAt(page), '<a href="https://a.example/?a&amp;&quot;b&quot;"></a>');
  assert.equal(other.pageAt(page), undefined);
  assert.notDeepEqual(createLinkList(['https://a.example/']).pages, one.pages);
});
