import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { ListContent } from '../src/list/list-content.ts';
import { runCommand } from '../tests/run-command.ts';
import { main } from './import.ts';

const LIST = `# Soups

## Clear

- [Broth](https://soups.example/broth) - Simmer for hours.
- [Consommé](https://soups.example/consomme)
- [A file](recipes/a.md)

**Path A: Stock first**
1. Cook broth

## Contributing

- [Write to us](https://soups.example/write)
`;

test('prints what a list holds as JSON', async (context) => {
  const file = await write(context, LIST);
  const { code, out, err } = await runCommand(main, [file, '--dry-run', '--json']);
  assert.deepEqual([code, err], [0, '']);
  const { resources, topics, paths, skipped } = JSON.parse(out) as ListContent;
  assert.deepEqual(resources[0], {
    id: 'broth',
    title: 'Broth',
    url: 'https://soups.example/broth',
    links: [],
    summary: 'Simmer for hours.',
    placements: [{ topic: 'clear', line: 5, column: 1 }],
  });
  assert.deepEqual(
    topics.map(({ title }) => title),
    ['Clear'],
  );
  assert.deepEqual(paths[0]?.steps, [
    { text: 'Cook broth', line: 10, links: [], resources: ['broth'] },
  ]);
  assert.deepEqual(
    skipped.map(({ line }) => line),
    [7, 14],
  );
});

test('says in words what it read and left out', async (context) => {
  const file = await write(context, LIST);
  const { code, out } = await runCommand(main, [file, '--dry-run']);
  assert.equal(code, 0);
  assert.equal(
    out,
    `${file}: 2 entries of 2 resources in 1 topic
      2  Clear (line 3)

Learning paths: 1
      1  Stock first (line 9): 1 step

Left out: 2 lines
      1  It leads to a file of the repository, which is not known.
         line 7
      1  Its heading is about the list itself.
         line 14
`,
  );
});

test('finds files in the repository that is named', async (context) => {
  const file = await write(context, LIST);
  const repository = 'https://github.com/someone/soups';
  const args = [file, '--dry-run', '--json', '--repository', repository, '--path', 'docs/list.md'];
  const { out } = await runCommand(main, args);
  const { resources } = JSON.parse(out) as ListContent;
  assert.equal(resources[2]?.url, `${repository}/blob/HEAD/docs/recipes/a.md`);
});

test('writes the list into a folder, with a report in words or as JSON', async (context) => {
  const file = await write(context, LIST);
  const folder = join(file, '../content');
  const args = [file, '--into', folder];
  const shown = await runCommand(main, [...args, '--dry-run']);
  assert.match(
    shown.out,
    /: 2 resources in 1 topic, 1 learning path\n.*: 5 files would be created\n/,
  );
  const { code, out } = await runCommand(main, [...args, '--json']);
  const { counts, created, left, skipped } = JSON.parse(out) as Record<string, unknown>;
  assert.deepEqual(
    [code, counts, created, left],
    [
      0,
      { resources: 2, topics: 1, paths: 1 },
      [
        ...['resources/broth.yaml', 'resources/consomme.yaml'],
        ...['topics/clear.mdx', 'paths/stock-first.mdx', 'site.yaml'],
      ],
      [],
    ],
  );
  assert.equal((skipped as unknown[]).length, 2);
  const again = await runCommand(main, args);
  assert.match(again.out, /: nothing to change\n/);
});

test('ends with 1 if there is no entry', async (context) => {
  const file = await write(context, '# Nothing\n');
  for (const how of [['--dry-run'], ['--into', 'catalog']]) {
    const { code, out, err } = await runCommand(main, [file, ...how]);
    assert.equal(code, 1);
    assert.match(out, /: 0 entries of 0 resources in 0 topics/);
    assert.match(
      err,
      /^No entry of ".+" can be read, so there is nothing to write\. An entry begins with /,
    );
  }
});

for (const [name, args, message] of [
  ['no list', ['--dry-run'], /one list is required\./],
  ['two lists', ['a.md', 'b.md', '--dry-run'], /one list is required\./],
  ['no folder', ['a.md'], /--into is missing\. Name the folder to write, or add --dry-run\./],
  ['a folder without a name', ['a.md', '--into', ''], /--into is missing\./],
  ['a list that does not exist', ['/no/such/list.md', '--dry-run'], /does not exist/],
  [
    'a page as the repository',
    ['a.md', '--dry-run', '--repository', 'https://github.com/someone'],
    /--repository "https:\/\/github\.com\/someone" is not a repository URL\./,
  ],
  ['no URL', ['a.md', '--dry-run', '--repository', 'x'], /--repository "x" is not a URL\./],
] as const)
  test(`refuses ${name}`, async () => {
    const { code, out, err } = await runCommand(main, [...args]);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, message);
  });

test('refuses a list that is not UTF-8', async (context) => {
  const file = await write(context, Buffer.from([0x2d, 0x20, 0xe9, 0x0a]));
  const { code, err } = await runCommand(main, [file, '--dry-run']);
  assert.equal(code, 2);
  assert.match(err, /is not UTF-8\. Save it as UTF-8\./);
});

async function write(context: TestContext, text: string | Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-list-'));
  context.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'list.md');
  writeFileSync(file, text);
  return file;
}
