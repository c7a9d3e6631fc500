import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { findErrors } from '../../../tests/awesome-list.ts';
import { nastyText } from '../../../tests/visible-markdown.ts';
import { createIdGiver } from '../../list/assign-ids.ts';
import { createContent, createFile } from '../../list/create-content.ts';
import { cleanText } from '../../list/inline-text.ts';
import { describeSite } from '../../list/list-settings.ts';
import { readList } from '../../list/read-list.ts';
import { writeList } from '../../list/write/write-list.ts';
import { writtenFields } from '../../list/write/write-entry.ts';
import { kinds, levels, valuesOf } from '../../schema/vocabulary.ts';
import { readContent, type Content } from '../../source/read-content.ts';
import { createImport, toContent, type Imported } from './create-import.ts';
import { runs } from '../../../tests/runs.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ORIGIN = { branch: 'main', path: 'list.md', root: '' };
const START = () => ({ line: 1, column: 1 });

function importText(text: string): Imported {
  const list = readList(text);
  return createImport({
    ...createContent(list, 'list.md'),
    ...{ pages: [], publicFiles: [], glossary: undefined, exceptions: undefined },
    site: createFile('list.md', 'site', describeSite(list, 'list.md', ORIGIN), START),
  });
}

/** The files of an import as they are compared: whatever the lines that they come from. */
function filesOf({ files }: Imported): Record<string, unknown> {
  return Object.fromEntries([...files].map(([path, { data, body }]) => [path, { data, body }]));
}

for (const file of globSync('tests/fixtures/lists/*.md', { cwd: ROOT }).sort())
  test(`${file} gives the same catalog when it is imported, exported and imported again`, () => {
    const imported = importText(readFileSync(join(ROOT, file), 'utf8'));
    assert.ok(imported.files.size > 5);
    const exported = writeList(toContent(imported));
    const again = importText(exported);
    assert.deepEqual(filesOf(again), filesOf(imported));
    assert.deepEqual(again.left, []);
    assert.equal(writeList(toContent(again)), exported);
    assert.deepEqual(findErrors(exported), []);
  });

test('a catalog that people wrote comes back with its ids, but for what a list has no place for', async () => {
  const { content } = await readContent(join(ROOT, 'tests/fixtures/bread'));
  const exported = writeList(content);
  assert.deepEqual(findErrors(exported), []);
  const again = toContent(importText(exported));
  const pick = ({ id, data }: { id: string; data: unknown }) => [
    id,
    Object.fromEntries(
      Object.entries(data as object).filter(([field]) => writtenFields.has(field)),
    ) as object,
  ];
  const live = content.resources.filter(({ data }) => !('status' in (data as object)));
  assert.deepEqual(
    Object.fromEntries(again.resources.map(pick)),
    Object.fromEntries(live.map(pick)),
  );
  const outline = ({ topics, paths }: Content) => ({
    topics: topics.map(({ id, data }) => {
      const { title, summary, sections = [] } = data as Part;
      return { id, title, summary, sections: sections.map(outlineOf) };
    }),
    paths: paths.map(({ id, data }) => {
      const fields = JSON.parse(JSON.stringify(data), (key, value: unknown) =>
        key === 'formerly' ? undefined : value,
      ) as object;
      return { id, ...fields };
    }),
  });
  assert.deepEqual(byId(outline(again)), byId(outline(content)));
});

interface Part {
  id: string;
  title: string;
  summary?: string;
  note?: string;
  sections?: Part[];
  groups?: Part[];
}

function outlineOf({ id, title, note, groups = [] }: Part): unknown {
  return { id, title, note, groups: groups.map(outlineOf) };
}

function byId(outline: { topics: { id: string }[]; paths: { id: string }[] }) {
  const sort = (parts: { id: string }[]) => parts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { topics: sort(outline.topics), paths: sort(outline.paths) };
}

/** Texts as the schemas accept them, with everything in them that means something in Markdown. */
const text = (longest: number) =>
  nastyText
    .map((value) => cleanText(cleanText(value)).trim().slice(0, longest).trim())
    .filter((value) => /[\p{L}\p{N}]/u.test(value) && cleanText(value) === value && value.isWellFormed());
const sentence = (longest: number) => text(longest - 1).map((value) => `${value}.`);
/** Titles of headings: awesome-lint takes an address for a link there, however it is escaped. */
const heading = text(50).filter((value) => !/www\.|:\/\/|@/.test(value));
const url = fc
  .tuple(fc.nat(40), fc.constantFrom('', '#a_b', '?a=1&b=2', '?q=(x)', '/*x*', '/~y', '/index.html', '/&amp;'))
  .map(([page, end]) => `https://pages.example/${page}${end}`);
const level = fc.record({
  from: fc.constantFrom(...valuesOf(levels)),
  by: fc.constantFrom('source', 'editors', undefined),
});
const resource = fc.record(
  {
    title: text(120),
    url,
    locator: text(60),
    kind: fc.constantFrom(...valuesOf(kinds)),
    summary: sentence(200),
    level: level.map(({ from, by }) => ({ from, to: from, ...(by && { by }) })),
    authors: fc.array(text(40), { minLength: 1, maxLength: 3 }),
    year: fc.integer({ min: 1900, max: 2100 }),
    venue: text(60),
    channel: fc.record({ network: text(30), name: text(30) }),
    links: fc.array(fc.record({ title: text(30), url }), { minLength: 1, maxLength: 3 }),
    tags: fc.uniqueArray(text(30), { minLength: 1, maxLength: 3 }),
    notes: fc.array(fc.oneof(text(200), fc.constantFrom('Level: beginner', 'Note: a', 'Year: 3')), {
      minLength: 1,
      maxLength: 3,
    }),
    places: fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 3 }),
    note: sentence(80),
  },
  { requiredKeys: ['title', 'places'] },
);
const step = fc.record({ title: text(60), uses: fc.array(fc.nat(12), { maxLength: 2 }), take: sentence(80) });
const catalog = fc.record({
  name: heading,
  titles: fc.array(heading, { minLength: 9, maxLength: 9 }),
  resources: fc.array(resource, { minLength: 1, maxLength: 12 }),
  paths: fc.array(fc.record({ title: heading, steps: fc.array(step, { minLength: 1, maxLength: 3 }) }), {
    maxLength: 2,
  }),
});
type Made = typeof catalog extends fc.Arbitrary<infer Value> ? Value : never;

/** Three topics, of which the first has two sections and the first of these two groups. */
function createMade({ name, titles, resources, paths }: Made): Content {
  const title = (i: number) => titles[i] ?? 'x';
  const giveId = createIdGiver('entry');
  const places = [
    ...[{ topic: 't0' }, { topic: 't0', section: 's0' }, { topic: 't0', section: 's0', group: 'g0' }],
    ...[{ topic: 't0', section: 's0', group: 'g1' }, { topic: 't0', section: 's1' }, { topic: 't1' }],
    ...[{ topic: 't1', section: 's0' }, { topic: 't2' }, { topic: 't2', section: 's0' }],
  ];
  const file = (id: string, data: unknown) => createFile('made', id, data, START);
  const ids = resources.map((one) => giveId(one.title));
  const topic = (id: string, i: number, sections: unknown[]) => file(id, { title: title(i), sections });
  return {
    ...{ pages: [], publicFiles: [], glossary: undefined, exceptions: undefined },
    resources: resources.map(({ places: at, note, ...fields }, i) =>
      file(ids[i] ?? '', {
        ...fields,
        placements: at.map((place, n) => ({ ...places[place], ...(n > 0 && note && { note }) })),
      }),
    ),
    topics: [
      topic('t0', 0, [
        { id: 's0', title: title(1), groups: [{ id: 'g0', title: title(2) }, { id: 'g1', title: title(3) }] },
        { id: 's1', title: title(4) },
      ]),
      topic('t1', 5, [{ id: 's0', title: title(6) }]),
      topic('t2', 7, [{ id: 's0', title: title(8) }]),
    ],
    paths: paths.map((path, i) =>
      file(`p${i}`, {
        title: path.title,
        steps: path.steps.map(({ title: name_, uses, take }, n) => ({
          ...{ id: `step-${n + 1}`, kind: uses.length > 0 ? 'resource' : 'activity', title: name_, take },
          ...(uses.length > 0 && {
            resources: [...new Set(uses)].map((use) => ({ id: ids[use] ?? 'none' })),
          }),
        })),
      }),
    ),
    site: file('site', { name, tagline: name, language: 'en', address: 'http://localhost', base: '/', topics: [], paths: [] }),
  };
}

test('a step keeps what it uses, also of two entries with one title and with a place in one without an address', () => {
  const made = createMade({
    ...{ name: 'Looms', titles: Array.from({ length: 9 }, (_, i) => `Part ${i}`) },
    resources: [
      { title: 'Guild', channel: { network: 'Matrix', name: '#a' }, places: [0] },
      { title: 'Guild', channel: { network: 'Matrix', name: '#b' }, places: [0] },
      { title: 'The Weaver', authors: ['Ada Example'], places: [1] },
    ],
    paths: [{ title: 'First cloth', steps: [{ title: 'Meet others', uses: [1], take: 'Names.' }] }],
  });
  const [path] = made.paths;
  const [step] = (path?.data as { steps: Record<string, unknown>[] }).steps;
  Object.assign(step ?? {}, {
    companions: [made.resources[0]?.id],
    resources: [{ id: made.resources[1]?.id }, { id: made.resources[2]?.id, locator: 'Chapter 2' }],
  });
  const imported = createImport(made);
  assert.deepEqual(filesOf(importText(writeList(toContent(imported)))), filesOf(imported));
});

test('any catalog gives the same one when it is exported and imported, and a list that awesome-lint accepts', () => {
  fc.assert(
    fc.property(catalog, (made) => {
      const imported = createImport(createMade(made));
      const exported = writeList(toContent(imported));
      assert.deepEqual(filesOf(importText(exported)), filesOf(imported));
      assert.deepEqual(findErrors(exported), []);
    }),
    { numRuns: runs(60) },
  );
});
