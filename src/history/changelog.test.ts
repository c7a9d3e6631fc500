import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChange } from '../../tests/made-changes.ts';
import { createEntries } from '../../tests/small-entries.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import { foreign, named, type Change, type History, type KnownHistory } from './change.ts';
import {
  createChangelog,
  joinFirst,
  type ChangelogItem,
  createChangelogPages,
  type ChangelogPage,
} from './changelog.ts';

const catalog = createCatalog(createEntries({ here: { formerly: ['there'] }, kept: {} }), '/base/');

test('links what is still there, under whatever id it has now', () => {
  const [added, renamed, placed] = itemsOf([
    createChange({ id: 'there', title: 'There' }),
    createChange({ kind: 'renamed', id: 'gone' }),
    createChange({
      kind: 'changed',
      id: 'kept',
      pieces: ['moves it to ', named('topic', 'kvm', 'KVM'), ' › ', foreign('Old\u202E papers')],
    }),
  ]);
  assert.deepEqual(added?.words, [
    'Adds ',
    { text: 'There', isTitle: true, href: '/base/resources/here/' },
  ]);
  assert.equal(added?.href, '/base/resources/here/');
  assert.deepEqual(renamed?.words, ['Renames ', { text: 'GONE', isTitle: true, href: undefined }]);
  assert.equal(renamed?.href, undefined);
  assert.deepEqual(placed?.words, [
    'Moves it to ',
    { text: 'KVM', isTitle: true, href: '/base/topics/kvm/' },
    ' › ',
    { text: 'Old\\u202e papers', isTitle: false, href: undefined },
  ]);
});

test('follows names through the history where content says nothing of them', () => {
  const renamed = (formerId: string, id: string) => createChange({ kind: 'renamed', formerId, id });
  const items = itemsOf([
    createChange({ id: 'first' }),
    renamed('first', 'second'),
    renamed('second', 'there'),
    createChange({ id: 'to' }),
    renamed('to', 'fro'),
    renamed('fro', 'to'),
  ]);
  const hrefOf = (id: string) => items.find(({ key }) => key.endsWith(`/${id}`))?.href;
  assert.equal(hrefOf('first'), '/base/resources/here/');
  assert.equal(hrefOf('fro'), undefined);
});

test('what was retired is linked to its entry, also under a former id', () => {
  const retired = { status: 'deprecated' as const, reason: 'Gone.', formerly: ['older'] };
  const entries = createEntries({ old: retired });
  const items = itemsOf(
    [createChange({ kind: 'retired', id: 'old' }), createChange({ id: 'older' })],
    createCatalog(entries, '/base/'),
  );
  assert.deepEqual(
    items.map(({ href }) => href),
    ['/base/retired/#old', '/base/retired/#old'],
  );
});

test('what was removed leads nowhere, though its id may be taken again', () => {
  const [removed] = itemsOf([createChange({ kind: 'removed', id: 'kept' })]);
  assert.equal(removed?.href, undefined);
});

test('keys are the same in every build and of one thing each', () => {
  const many = Array.from({ length: 13 }, (_, i) => createChange({ kind: 'changed', id: `r${i}` }));
  const items = itemsOf([
    ...many,
    createChange({ id: 'kept' }),
    createChange({ subject: 'topic', id: 'kept' }),
  ]);
  assert.deepEqual(
    items.map(({ key }) => key),
    ['2026-03-02/resource/kept', '2026-03-02/topic/kept', '2026-03-02/changed/resources'],
  );
  assert.equal(items[2]?.names.length, 13);
  assert.deepEqual(items[2]?.topics, []);
});

test('lists many new resources by their topics, the largest first, and those without one last', () => {
  const placed = Array.from({ length: 13 }, (_, i) => {
    const topic = i < 4 ? 'qemu' : 'kvm';
    const places = i === 6 ? [] : [' to ', named('topic', topic, topic.toUpperCase())];
    const change = createChange({ id: `r${i}` });
    return { ...change, pieces: [...change.pieces, ...places] };
  });
  const [item] = itemsOf(placed);
  assert.deepEqual(
    item?.topics.map(({ topic, names }) => [topic?.text, topic?.href, names.length]),
    [
      ['KVM', '/base/topics/kvm/', 8],
      ['QEMU', undefined, 4],
      [undefined, undefined, 1],
    ],
  );
});

test('of many names says the first five and how many more', () => {
  const names = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ text: `R${i}`, isTitle: true, href: undefined }));
  const text = (count: number) =>
    joinFirst(names(count))
      .map((piece) => (typeof piece === 'string' ? piece : piece.text))
      .join('');
  assert.equal(text(5), 'R0, R1, R2, R3, R4');
  assert.equal(text(1005), 'R0, R1, R2, R3, R4 and 1,000 more');
});

test('reports only the numbers of what is too much to read', () => {
  const { items } = createChangelog(
    historyOf([], { atOnce: { added: 1234, changed: 1, removed: 0 } }),
    catalog,
  );
  assert.deepEqual(
    items.map(({ words, key }) => [words, key]),
    [
      [['Adds 1,234 resources at once'], '2026-03-02/added/resources'],
      [['Changes 1 resource at once'], '2026-03-02/changed/resources'],
    ],
  );
});

const gaps: [name: string, history: History, gap: string | undefined][] = [
  ['all is known', historyOf([]), undefined],
  [
    'a shallow clone',
    { ...historyOf([]), since: { day: '2026-03-01', why: 'shallow' } },
    'Changes before 1 March 2026 are unavailable: this site was built from a shallow clone, which lacks older commits.',
  ],
  [
    'a very long history',
    { ...historyOf([]), since: { day: '2026-03-01', why: 'long' } },
    'Changes before 1 March 2026 are only in the Git history.',
  ],
  [
    'no repository',
    { known: false, why: 'no-repository' },
    'The history is unavailable: this site was built from files outside a Git repository.',
  ],
];

for (const [name, history, gap] of gaps)
  test(`says plainly what is not known: ${name}`, () => {
    assert.equal(createChangelog(history, catalog).gap, gap);
  });

function itemsOf(changes: Change[], of = catalog) {
  return createChangelog(historyOf(changes), of).items;
}

function historyOf(changes: Change[], more: object = {}): KnownHistory {
  const day = { day: '2026-03-02', time: '2026-03-02T12:00:00.000Z', changes };
  return { known: true, days: [{ ...day, ...more }] };
}

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
    const listed = [...numbered.flatMap(keysOf), ...keysOf(newest)];
    assert.equal(new Set(listed).size, count);
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
