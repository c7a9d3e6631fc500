import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import { writeMadeUpCatalog } from '../../../tests/made-up-catalog.ts';
import { openLookup } from '../../../tests/open-lookup.ts';
import { knownPages } from '../../link-health/known-pages.ts';
import { formatIssue } from '../../rules/rules.ts';
import type { Data } from '../resource-fields.ts';
import { checkDraft, writeDraft } from './draft.ts';

const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
after(() => {
  rmSync(folder, { recursive: true });
});
const { titles } = knownPages().challenges;

// More than one pack of keys, so that nothing but what a key leads to is known.
writeMadeUpCatalog(folder, { resources: 300, topics: 6, paths: 1, stepsPerPath: 4, seed: 3 });
const [first = '', second = ''] = readdirSync(join(folder, 'resources'))
  .toSorted()
  .map((name) => name.replace('.yaml', ''));
const edit = (id: string, from: RegExp, to: string) => {
  const file = join(folder, 'resources', `${id}.yaml`);
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
};
for (const id of [first, second]) edit(id, /^requires:\n(?: .*\n)+/m, '');
edit(first, /^placements:/m, `requires: [${second}]\nformerly: [bait-hives]\nplacements:`);
edit(first, /^url: .*/m, 'url: https://first.example/hives');
edit(second, /^url: .*/m, 'url: https://doi.org/10.1000/Bees');
const known = await openLookup(folder);

const good: Data = {
  url: 'https://new.example/',
  title: 'Something new',
  kind: 'tool',
  summary: 'Weighs a hive.',
  placements: [{ topic: 'wintering', section: 'the-basics' }],
};
const of = (id: string) =>
  parse(readFileSync(join(folder, 'resources', `${id}.yaml`), 'utf8')) as Data;

const cases: [name: string, id: string, change: Data, says: RegExp | undefined][] = [
  ['nothing that another has', 'something-new', {}, undefined],
  ['the URL of another', 'new', { url: `${String(of(first)['url'])}/` }, /duplicate-resource/],
  [
    'a part of the page of another',
    'new',
    { url: `${String(of(first)['url'])}#1` },
    /similar-address/,
  ],
  ['the DOI that the URL of another resolves', 'new', { doi: '10.1000/bees' }, /similar-address/],
  ['the title of another', 'new', { title: of(second)['title'] }, /similar-title/],
  ['the id of another', first, {}, /doubled-id/],
  ['an id that another had', 'bait-hives', {}, /doubled-id .*former id of/],
  [
    'a host that supports https',
    'new',
    { url: String(of(first)['url']).replace(/^https(:\/\/[^/]*).*/, 'http$1/new') },
    /http-address .*supports https/,
  ],
  ['a requirement that does not exist', 'new', { requires: ['nothing'] }, /unknown-resource/],
  ['a requirement that was renamed', 'new', { requires: ['bait-hives'] }, /now called/],
  ['a topic that does not exist', 'new', { placements: [{ topic: 'nothing' }] }, /unknown-topic/],
  [
    'a section that does not exist',
    'new',
    { placements: [{ topic: 'wintering', section: 'no' }] },
    /unknown-section/,
  ],
];

for (const [name, id, change, says] of cases)
  test(`of a large catalog, finds ${name}`, async () => {
    const data = { ...good, ...change };
    const around = await known.around({ id, data, isKnown: false });
    const draft = { id, text: writeDraft(data), isKnown: false };
    const found = checkDraft(draft, around, titles).map(formatIssue).join('\n');
    if (says) assert.match(found, says);
    else assert.equal(found, '');
  });

test('follows what is required until it leads back', async () => {
  const data = { ...of(second), requires: [first] };
  const around = await known.around({ id: second, data, isKnown: true });
  const draft = { id: second, text: writeDraft(data), isKnown: true };
  assert.match(checkDraft(draft, around, titles).map(formatIssue).join('\n'), /requires-cycle/);
});

test('says which ids are taken, also those that were', async () => {
  assert.deepEqual(
    await Promise.all(['bait-hives', first, 'bait'].map((id) => known.isTaken(id))),
    [true, true, false],
  );
});

test('names a resource at the same address, with its topics', async () => {
  const url = String(of(first)['url']);
  const { listed } = await known.around({ id: '', data: { url }, isKnown: false });
  assert.deepEqual(
    listed.map(({ id, topics }) => [id, topics.length > 0]),
    [[first, true]],
  );
});

test('what a draft loads does not grow with the catalog, and a failed request is made again', async () => {
  const load = async (resources: number) => {
    writeMadeUpCatalog(folder, {
      resources,
      topics: resources / 50,
      paths: 1,
      stepsPerPath: 4,
      seed: 3,
    });
    let bytes = 0;
    let isOffline = true;
    const lookup = await openLookup(folder, (_address, text) => {
      if (isOffline) throw new Error('No connection.');
      bytes += text.length;
    });
    const typed = { id: 'something-new', data: good, isKnown: false };
    await assert.rejects(lookup.around(typed));
    isOffline = false;
    for (const title of ['Some', 'Something', 'Something new'])
      await lookup.around({ ...typed, data: { ...good, title } });
    return bytes;
  };
  const [few, many] = [await load(300), await load(1200)];
  assert.ok(many < few * 1.25 && many < 30_000, `${few} bytes of 300, ${many} of 1,200`);
});
