import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { importList, type ImportResult } from './import-list.ts';

const LIST = `# Soups

Soups for cold days.

## Clear

- [Broth](https://soups.example/broth) - Simmer for hours.
- [Consommé](https://soups.example/consomme) - Clear as glass.

### From fish

- [Dashi](https://soups.example/dashi) - Two things in water.

## Thick

What a spoon stands in.

- [Goulash](https://soups.example/goulash) - With paprika.

**Path A: Stock first**
1. Cook [Broth](https://soups.example/broth)
2. Rest
`;

test('writes a catalog that passes the check, and nothing again if nothing has changed', async (context) => {
  const place = await begin(context);
  const first = await place.import(LIST);
  assert.deepEqual([first.errors, first.imported.left, first.kept], [[], [], []]);
  assert.equal(
    place.read('resources/broth.yaml'),
    `# yaml-language-server: $schema=../schema/resource.json
title: Broth
url: https://soups.example/broth
summary: Simmer for hours.
placements:
  - topic: clear
`,
  );
  assert.equal(
    place.read('topics/clear.mdx'),
    `---
title: Clear
sections:
  - id: from-fish
    title: From fish
---
`,
  );
  const again = await place.import(LIST);
  assert.deepEqual([again.created, again.updated, again.removed], [[], [], []]);
});

test('writes nothing on a dry run', async (context) => {
  const place = await begin(context);
  const { created } = await place.import(LIST, { dryRun: true });
  assert.ok(created.includes('site.yaml'));
  assert.ok(!existsSync(place.folder));
});

test('updates what only the list has changed, and keeps comments and what was edited by hand', async (context) => {
  const place = await begin(context);
  await place.import(LIST);
  place.edit('resources/broth.yaml', (text) =>
    text.replace('summary: Simmer for hours.', '# Ours.\nsummary: Simmer it slowly.'),
  );
  place.edit('topics/clear.mdx', (text) => text.replace('title: From fish', 'title: From the sea'));
  const { updated, kept } = await place.import(
    LIST.replace('[Broth]', '[Bouillon]')
      .replace('Clear as glass.', 'As clear as glass.')
      .replace('spoon', 'ladle'),
  );
  assert.deepEqual(updated.toSorted(), [
    'resources/broth.yaml',
    'resources/consomme.yaml',
    'topics/thick.mdx',
  ]);
  assert.deepEqual(kept, []);
  assert.match(place.read('resources/broth.yaml'), /title: Bouillon\n.*\n# Ours\.\nsummary: Simmer it slowly\./);
  assert.match(place.read('resources/consomme.yaml'), /summary: As clear as glass\./);
  assert.match(place.read('topics/clear.mdx'), /title: From the sea/);
  assert.match(place.read('topics/thick.mdx'), /ladle/);
});

test('keeps a field that both have changed, and reports it once', async (context) => {
  const place = await begin(context);
  await place.import(LIST);
  place.edit('resources/broth.yaml', (text) => text.replace('for hours', 'for days'));
  const changed = LIST.replace('Simmer for hours.', 'Boil it.');
  const { kept } = await place.import(changed);
  assert.deepEqual(kept, [
    {
      file: 'resources/broth.yaml',
      field: 'summary',
      why: 'Both the list and somebody by hand have changed it.',
    },
  ]);
  assert.match(place.read('resources/broth.yaml'), /Simmer for days\./);
  assert.deepEqual((await place.import(changed)).kept, []);
});

test('adds what is new, and removes what has gone if nobody has edited it', async (context) => {
  const place = await begin(context);
  await place.import(LIST);
  place.edit('resources/goulash.yaml', (text) => text.replace('paprika', 'caraway'));
  const { created, removed, kept, errors } = await place.import(
    LIST.replace(/### From fish[^#]*/, '')
      .replace(/- \[Goulash\].*\n/, '- [Pea soup](https://soups.example/pea) - Green.\n')
      .replace('- [Consommé](https://soups.example/consomme) - Clear as glass.\n', ''),
  );
  assert.deepEqual(created, ['resources/pea-soup.yaml']);
  assert.deepEqual(removed.toSorted(), ['resources/consomme.yaml', 'resources/dashi.yaml']);
  assert.deepEqual(
    kept.map(({ file }) => file),
    ['resources/goulash.yaml'],
  );
  assert.doesNotMatch(place.read('topics/clear.mdx'), /sections/);
  assert.deepEqual(errors, []);
});

test('leaves files alone that no import wrote, and those that were removed by hand', async (context) => {
  const place = await begin(context);
  await place.import(LIST);
  const own = place.read('resources/dashi.yaml').replace('Dashi', 'Ramen').replace('dashi', 'ramen');
  place.write('resources/ramen.yaml', own);
  await rm(join(place.folder, 'resources/goulash.yaml'));
  place.edit('topics/thick.mdx', (text) => text);
  const more = LIST.replace('- [Dashi]', '- [Ramen](https://noodles.example/) - Noodles.\n- [Dashi]');
  const { created, kept } = await place.import(more);
  assert.deepEqual(created, ['resources/ramen-2.yaml']);
  assert.equal(place.read('resources/ramen.yaml'), own);
  assert.ok(!existsSync(join(place.folder, 'resources/goulash.yaml')));
  assert.deepEqual(
    kept.map(({ file, why }) => [file, why]),
    [['resources/goulash.yaml', 'It was removed by hand, and stays so.']],
  );
});

test('refuses a catalog that no import wrote, and changes nothing of it', async (context) => {
  const place = await begin(context);
  await place.import(LIST);
  await rm(join(place.folder, '.import.json'));
  const before = place.read('site.yaml');
  await assert.rejects(place.import(LIST.replace('Soups', 'Stews')), /no import wrote/);
  assert.equal(place.read('site.yaml'), before);
});

test('refuses a record that is none', async (context) => {
  const place = await begin(context);
  await place.import(LIST);
  place.write('.import.json', '{"cairn":"import","version":1,"files":{"../../x":{}}}');
  await assert.rejects(place.import(LIST), /is no record of an import/);
});

test('splits what is too long, and leaves out what cannot be right, with line and reason', async (context) => {
  const place = await begin(context);
  const long = `${'One sentence of some words. '.repeat(12)}The end.`;
  const { imported } = await place.import(`# Soups

## Clear

- [Broth](https://soups.example/broth) - ${long}
- [Broth is soup](https://soups.example/b) - Broth is soup is a meal for cold days.
- [Spaces](<https://soups.example/a b>) - An address with a space.
- [Short](https://bit.ly/3abc) - A shortened address.
- **Old broth** (1885), A. Cook [[pdf]](https://soups.example/old.pdf)
`);
  const files = Object.fromEntries([...imported.files].map(([path, { data }]) => [path, data]));
  const { summary, notes } = files['resources/broth.yaml'] as { summary: string; notes: string[] };
  assert.ok(summary.length <= 250);
  assert.equal([summary, ...notes].join(' '), long);
  assert.equal(files['resources/broth-is-soup.yaml']?.['summary'], 'A meal for cold days.');
  assert.deepEqual(files['resources/old-broth.yaml']?.['notes'], ['Year: 1885']);
  assert.deepEqual(
    imported.left.map(({ line, title }) => [line, title]),
    [
      [7, 'Spaces'],
      [8, 'Short'],
    ],
  );
});

interface Place {
  folder: string;
  import: (text: string, options?: { dryRun: boolean }) => Promise<ImportResult>;
  read: (path: string) => string;
  write: (path: string, text: string) => void;
  edit: (path: string, change: (text: string) => string) => void;
}

async function begin(context: TestContext): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), 'cairn-import-'));
  context.after(() => rm(root, { recursive: true }));
  const folder = join(root, 'content');
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  return {
    ...{ folder, read, write },
    import: (text, { dryRun } = { dryRun: false }) => {
      const list = join(root, 'list.md');
      writeFileSync(list, text);
      return importList(list, folder, { dryRun });
    },
    edit: (path, change) => write(path, change(read(path))),
  };
}
