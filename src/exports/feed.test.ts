import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'htmlparser2';
import { createChange } from '../../tests/made-changes.ts';
import { createEntries, createTerseEntries } from '../../tests/small-entries.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import { named, type Change } from '../history/change.ts';
import { createChangelog } from '../history/changelog.ts';
import { formatFeed } from './feed.ts';

const origin = new URL('https://pages.example');
const catalog = createCatalog(
  createEntries({ a: {}, b: { summary: 'Less < more & "so".' } }),
  '/base/',
);
const time = '2026-03-02T12:00:00.000Z';

test('lists each change with its page, when and what it is', () => {
  const { entries } = read(feedOf([createChange({ id: 'b', title: 'B' })]));
  assert.deepEqual(entries, [
    {
      id: 'tag:small.example,2026-03-02:resource/b',
      title: 'Adds “B”',
      updated: time,
      link: 'https://pages.example/base/resources/b/',
      category: 'added',
      summary: 'Less < more & "so".',
    },
  ]);
});

test('a catalog that names nobody is the author of its feed, and states no rights', () => {
  const terse = createCatalog(createTerseEntries(), '/');
  const text = formatFeed({ items: [], gap: undefined }, terse, origin);
  assert.match(text, /<author>\n<name>Small<\/name>\n<\/author>/);
  assert.doesNotMatch(text, /<rights>|<subtitle>|undefined/);
});

test('what has no page leads to what has changed', () => {
  const { entries } = read(feedOf([createChange({ kind: 'removed', id: 'gone', title: 'Gone' })]));
  assert.equal(entries[0]?.['title'], 'Removes “Gone”');
  assert.equal(entries[0]?.['link'], 'https://pages.example/base/changes/');
});

test('many at once are one entry with the first names and how many each topic got', () => {
  const many = Array.from({ length: 13 }, (_, i) => {
    const change = createChange({ id: `r${i}`, title: `R${i}` });
    const topic = i === 0 ? [] : [' to ', named('topic', 'kvm', 'KVM')];
    return { ...change, pieces: [...change.pieces, ...topic] };
  });
  const { entries } = read(feedOf(many));
  assert.equal(entries.length, 1);
  assert.equal(entries[0]?.['title'], 'Adds 13 resources');
  assert.equal(
    entries[0]?.['summary'],
    '“R0”, “R1”, “R2”, “R3”, “R4” and 8 more. “KVM”: 12, no topic: 1.',
  );
});

test('says of itself where it is, of what, and since when', () => {
  const { fields } = read(feedOf([createChange()]));
  assert.deepEqual(fields, {
    id: 'https://pages.example/base/changes/',
    title: 'What has changed in Small',
    subtitle: 'A made-up catalog.',
    updated: time,
    link: 'https://pages.example/base/feed.xml',
    name: 'Nobody',
    rights: 'CC0-1.0',
  });
});

test('no word of content is markup, and none breaks the feed', () => {
  const title = '</title><script>alert(1)</script> & ]]> "\u0007\ufffe\ud800" é 😀';
  const text = feedOf([createChange({ title })]);
  assert.equal(
    read(text).entries[0]?.['title'],
    'Adds “</title><script>alert(1)</script> & ]]> "\\u0007\\ufffe\\ud800" é 😀”',
  );
  assert.doesNotMatch(text, /<script|[\0-\x08\ud800-\udbff](?![\udc00-\udfff])/);
});

test('ids stay where the site moves, and are of one change each', () => {
  const changes = [
    createChange(),
    createChange({ kind: 'changed', id: 'b' }),
    createChange({ id: 'ü/&' }),
  ];
  const ids = (address: string) =>
    read(formatFeed(changelogOf(changes), catalog, new URL(address))).entries.map(({ id }) => id);
  assert.deepEqual(ids('https://elsewhere.example'), ids('https://pages.example'));
  assert.equal(new Set(ids('https://pages.example')).size, 3);
});

test('lists the newest hundred', () => {
  const days = Array.from({ length: 150 }, (_, i) => {
    const at = new Date(Date.UTC(2026, 5, 1) - i * 24 * 3600 * 1000).toISOString();
    return { day: at.slice(0, 10), time: at, changes: [createChange({ id: `r${i}` })] };
  });
  const { entries } = read(
    formatFeed(createChangelog({ known: true, days }, catalog), catalog, origin),
  );
  assert.equal(entries.length, 100);
  assert.equal(entries[0]?.['title'], 'Adds “R0”');
});

test('is a feed, and says why it is empty, where nothing is known', () => {
  const changelog = createChangelog({ known: false, why: 'no-git' }, catalog);
  const { fields, entries } = read(formatFeed(changelog, catalog, origin));
  assert.deepEqual(entries, []);
  assert.match(fields['subtitle'] ?? '', /^The history is unavailable: .* without Git\.$/);
  assert.equal(fields['updated'], '1970-01-01T00:00:00Z');
});

function feedOf(changes: Change[]): string {
  return formatFeed(changelogOf(changes), catalog, origin);
}

function changelogOf(changes: Change[]) {
  return createChangelog({ known: true, days: [{ day: '2026-03-02', time, changes }] }, catalog);
}

/** The texts of a feed by the names of their elements, and those of its entries; links by where they lead. */
function read(text: string): { fields: Fields; entries: Fields[] } {
  const fields: Fields = {};
  const entries: Fields[] = [];
  const open: string[] = [];
  const into = () => (open.includes('entry') ? (entries.at(-1) ?? fields) : fields);
  const parser = new Parser(
    {
      onopentag: (name, { href, term }) => {
        open.push(name);
        if (name === 'entry') entries.push({});
        const value = href ?? term;
        if (value !== undefined) into()[name] = value;
      },
      ontext: (part) => {
        const name = open.at(-1) ?? '';
        if (!['feed', 'entry', 'author', ''].includes(name))
          into()[name] = (into()[name] ?? '') + part;
      },
      onclosetag: (name) => assert.equal(open.pop(), name),
    },
    { xmlMode: true },
  );
  parser.end(text);
  assert.deepEqual(open, []);
  return { fields, entries };
}

type Fields = Record<string, string>;
