import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChangelogItem } from './changelog.ts';
import { createChangelogPages, type ChangelogPage } from './changelog-pages.ts';

test('few items make one page, without numbers', () => {
  const { newest, numbered } = createChangelogPages({ items: createItems(3) }, '/base/');
  assert.deepEqual(keysOf(newest), ['3', '2', '1']);
  assert.equal(newest.href, '/base/changes/');
  assert.deepEqual([newest.older, newest.newer, numbered], [undefined, undefined, []]);
});

test('no item makes one empty page', () => {
  const { newest, numbered } = createChangelogPages({ items: [] }, '/');
  assert.deepEqual([newest.days, numbered], [[], []]);
});

test('numbers full pages from the oldest, so that they stay what they are', () => {
  const before = createChangelogPages({ items: createItems(200) }, '/').numbered;
  const after = createChangelogPages({ items: createItems(320) }, '/').numbered;
  assert.ok(before.length > 1 && after.length > before.length);
  assert.equal(keysOf(before[0]).at(-1), '1');
  for (const [i, page] of before.entries()) {
    assert.equal(page.href, `/changes/page/${i + 1}/`);
    assert.deepEqual(keysOf(after[i]), keysOf(page));
  }
});

test('every item stands on a page, and the newest page is never short', () => {
  for (const count of [40, 200, 201, 277]) {
    const { newest, numbered } = createChangelogPages({ items: createItems(count) }, '/');
    const told = [...numbered.flatMap(keysOf), ...keysOf(newest)];
    assert.equal(new Set(told).size, count);
    assert.equal(keysOf(newest)[0], String(count));
    if (numbered.length > 0)
      assert.ok(keysOf(newest).length > keysOf(numbered[0]).length, `${count}`);
  }
});

test('pages lead to each other, and none of them to itself', () => {
  const { newest, numbered } = createChangelogPages({ items: createItems(320) }, '/');
  const last = numbered.length;
  assert.ok(last > 2);
  // The last full page stands on the newest one too.
  assert.equal(newest.older, `/changes/page/${last - 1}/`);
  assert.deepEqual(
    numbered.map(({ older, newer }) => [older, newer]),
    numbered.map((_page, i) => [
      i === 0 ? undefined : `/changes/page/${i}/`,
      i === last - 1 ? '/changes/' : `/changes/page/${i + 2}/`,
    ]),
  );
});

test('what lost its page fills a page as before', () => {
  const items = createItems(200);
  const linked = items.map((item) => ({
    ...item,
    words: item.words.map((piece) =>
      typeof piece === 'string' ? piece : { ...piece, href: '/resources/something/' },
    ),
  }));
  const { numbered } = createChangelogPages({ items: linked }, '/');
  assert.ok(numbered.length > 1);
  assert.deepEqual(createChangelogPages({ items }, '/').numbered.map(keysOf), numbered.map(keysOf));
});

test('a day that two pages share stands on both', () => {
  const items = createItems(300).map((item) => ({ ...item, day: '2026-03-01' }));
  const { newest, numbered } = createChangelogPages({ items }, '/');
  for (const { days } of [newest, ...numbered])
    assert.deepEqual(
      days.map(({ day }) => day),
      ['2026-03-01'],
    );
});

/** As many items, newest first, each with its number for a key; two on each day. */
function createItems(count: number): ChangelogItem[] {
  return Array.from({ length: count }, (_, i): ChangelogItem => {
    const number = count - i;
    const time = new Date(Date.UTC(2026, 0, Math.ceil(number / 2))).toISOString();
    const title = `Resource ${'of some length '.repeat(3)}`;
    const words = ['Adds ', { text: title, isTitle: true, href: undefined }];
    return {
      key: String(number),
      day: time.slice(0, 10),
      time,
      kind: 'added',
      words,
      names: [],
      topics: [],
      href: undefined,
    };
  });
}

function keysOf(page: ChangelogPage | undefined): string[] {
  return page?.days.flatMap(({ items }) => items.map(({ key }) => key)) ?? [];
}
