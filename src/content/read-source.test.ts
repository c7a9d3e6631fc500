import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { loadCatalog } from './load-catalog.ts';

const README = `# Bread

Loaves, and how to bake them.

## Baking

Everything that rises. Begin with flour.

And with patience, *not* {haste} <b>.

- [The Loaf](https://loaf.example/) 🔥 - Everything about one bread.

### Sour

- [Starter](https://starter.example/) - What lives in it
- [Ovens](https://oven.example/) - Jane Baker

## Eating

- [Butter](https://butter.example/) - Goes on top.

## Sponsors

- [Mill](https://mill.example/) - Flour.

## Path A: First week

1. [The Loaf](https://loaf.example/)
2. Bake one.
`;

const SETTINGS = `name: Bread and more
headings: { Sponsors: topic }
marks: { 🔥: Hot }
entries:
  the loaf:
    level: { from: beginner, to: advanced }
    requires: [https://starter.example]
    aliases: [Brot]
`;

test('a list is a catalog, with every value at its line', async (context) => {
  const { catalog, issues, advice } = await load(context, { 'README.md': README });
  assert.deepEqual(issues, []);
  assert.equal(catalog?.site.name, 'Bread');
  assert.equal(catalog.site.description, 'Loaves, and how to bake them.');
  assert.deepEqual(
    catalog.topics.map(({ title, sections }) => [title, sections.map(({ title: name }) => name)]),
    [
      ['Baking', [undefined, 'Sour']],
      ['Eating', [undefined]],
    ],
  );
  assert.deepEqual(
    catalog.resources.map(({ title, summary }) => [title, summary]),
    [
      ['Butter', 'Goes on top.'],
      ['Ovens', 'Jane Baker'],
      ['Starter', 'What lives in it'],
      ['The Loaf', 'Everything about one bread.'],
    ],
  );
  assert.deepEqual(
    catalog.paths.map(({ title, steps }) => [title, steps.map(({ kind }) => kind)]),
    [['First week', ['resource', 'activity']]],
  );
  const ending = advice.filter(({ code }) => code === 'sentence-ending');
  assert.deepEqual(
    ending.map(({ line, column }) => [line, column]),
    [
      [15, 1],
      [16, 1],
    ],
  );
});

test('what is said beside a list is added to it', async (context) => {
  const files = { 'README.md': README, 'cairn.yaml': SETTINGS };
  const { catalog, issues } = await load(context, files);
  assert.deepEqual(issues, []);
  assert.equal(catalog?.site.name, 'Bread and more');
  assert.deepEqual(
    catalog.topics.map(({ title }) => title),
    ['Baking', 'Eating', 'Sponsors'],
  );
  const loaf = catalog.resources.find(({ title }) => title === 'The Loaf');
  assert.equal(loaf?.level?.label, 'beginner to advanced');
  assert.deepEqual(loaf.aliases, ['Brot']);
  assert.deepEqual(loaf.tags, ['Hot']);
  assert.deepEqual(
    loaf.requires.map(({ title }) => title),
    ['Starter'],
  );
});

test('questions and the start name learning paths and entries as people know them', async (context) => {
  const questions = (answer: string) => `start: { resource: The Loaf }
questions:
  - ask: Have you baked before?
    answers:
      - { say: "No", paths: [${answer}], because: It begins with flour. }
      - { say: "Yes", paths: [], because: Read on. }
`;
  const { catalog, issues } = await load(context, {
    'README.md': README,
    'cairn.yaml': questions('first week'),
  });
  assert.deepEqual(issues, []);
  assert.deepEqual(
    catalog?.site.questions.map(({ ask, answers }) => [
      ask,
      answers.map(({ say, paths }) => [say, paths.map(({ title }) => title)]),
    ]),
    [
      [
        'Have you baked before?',
        [
          ['No', ['First week']],
          ['Yes', []],
        ],
      ],
    ],
  );
  assert.equal(catalog.site.start?.thing.title, "The Loaf");
  const wrong = await load(context, {
    'README.md': README,
    'cairn.yaml': questions('First wek'),
  });
  assert.deepEqual(
    [
      ...wrong.issues.map(({ code, line }) => [code, line]),
      ...wrong.advice
        .filter(({ code }) => code === 'unknown-entry')
        .map(({ line, column, message }) => [message, line, column]),
    ],
    [
      ['aimless-question', 5],
      ['the list has no learning path "First wek". Did you mean "First week"?', 5, 30],
    ],
  );
});

test('what is said of an entry that has gone is advice, and makes nothing of it', async (context) => {
  const settings = `channels: [Bakery Chat]
entries:
  The Loaf: { requires: [Yeast], related: [{ resource: Rye, how: Both rise. }] }
glossary: { crumb: { term: Crumb, definition: The inside of bread., resources: [Yeast] } }
paths:
  - id: bake
    title: Bake
    steps: [{ kind: resource, id: mix, title: Mix, resources: [{ id: Yeast }], companions: [Rye] }]
`;
  const { catalog, issues, advice } = await load(context, {
    'README.md': README,
    'cairn.yaml': settings,
  });
  assert.deepEqual(issues, []);
  assert.deepEqual(
    advice
      .filter(({ code }) => code === 'unknown-entry')
      .map(({ line, column, field }) => [line, column, field?.join('.')]),
    [
      [1, 12, 'channels.0'],
      [3, 26, 'entries.The Loaf.requires.0'],
      [3, 56, 'entries.The Loaf.related.0.resource'],
      [4, 81, 'glossary.crumb.resources.0'],
      [8, 70, 'paths.0.steps.0.resources.0.id'],
      [8, 93, 'paths.0.steps.0.companions.0'],
    ],
  );
  assert.deepEqual(catalog?.paths.find(({ id }) => id === 'bake')?.steps[0]?.kind, 'activity');
});

for (const [marks, expected] of [
  ['🔥: Must read', [true, 'Marked in the list: Must read.', []]],
  ['🔥: Hot', [undefined, undefined, ['Hot']]],
  ['🔥: { means: Hot, pick: true }', [true, 'Marked in the list: Hot.', []]],
  ["':fire:': { means: Must read, pick: false }", [undefined, undefined, ['Must read']]],
  ['🔥: Must read\nentries: { The Loaf: { featured: false } }', [false, undefined, []]],
] as const)
  test(`a mark makes picks if it recommends or is said to: ${marks}`, async (context) => {
    const settings = marks.replace(/^/, 'marks:\n  ');
    const { catalog, issues } = await load(context, {
      'README.md': README,
      'cairn.yaml': `${settings}\n`,
    });
    assert.deepEqual(issues, []);
    const loaf = catalog?.resources.find(({ title }) => title === 'The Loaf');
    assert.deepEqual([loaf?.featured, loaf?.why, loaf?.tags ?? []], expected);
  });

test('the text behind the dash may be an author', async (context) => {
  const files = { 'README.md': README, 'cairn.yaml': 'behind: authors\n' };
  const { catalog } = await load(context, files);
  const ovens = catalog?.resources.find(({ title }) => title === 'Ovens');
  assert.deepEqual([ovens?.authors, ovens?.summary], [['Jane Baker'], undefined]);
});

test('several lists are one catalog, each value at its line in its own file', async (context) => {
  const more = '# More\n\n## Milling\n\n- [Stones](https://stones.example/) - no end\n';
  const files = {
    'README.md': README,
    'more.md': more,
    'cairn.yaml': 'lists: [README.md, more.md]\n',
  };
  const { catalog, issues, advice } = await load(context, files);
  assert.deepEqual(issues, []);
  assert.deepEqual(
    catalog?.topics.map(({ title }) => title),
    ['Baking', 'Eating', 'Milling'],
  );
  const ending = advice.filter(({ code, file }) => code === 'sentence-ending' && file.endsWith('more.md'));
  assert.deepEqual(
    ending.map(({ line }) => line),
    [5],
  );
  const stones = catalog.resources.find(({ title }) => title === 'Stones');
  assert.match(catalog.list?.places.resources[stones?.id ?? '']?.file ?? '', /more\.md$/);
});

test('a list that is named, but is none of those in the settings, is not passed over', async (context) => {
  const files = { 'README.md': README, 'cairn.yaml': 'lists: [README.md]\n', 'more.md': '# More\n' };
  await assert.rejects(
    load(context, files, 'more.md'),
    new Error(
      '"more.md" is none of the lists in cairn.yaml: README.md. Name one of them, or add it there.',
    ),
  );
});

test('what is wrong beside a list is found in its file', async (context) => {
  const settings = 'entries:\n  The Loave: { level: { from: advanced, to: beginner } }\ncolour: red\n';
  const files = { 'README.md': README, 'cairn.yaml': settings };
  const { issues, advice } = await load(context, files);
  assert.deepEqual(
    [...issues, ...advice.filter(({ file }) => file.endsWith('cairn.yaml'))].map(
      ({ line, column, code }) => [line, column, code],
    ),
    [
      [3, 1, 'unknown-key'],
      [2, 3, 'unknown-entry'],
    ],
  );
  assert.match(advice.find(({ code }) => code === 'unknown-entry')?.message ?? '', /"The Loaf"/);
});

test('settings that are too large are named with their own limit', async (context) => {
  const settings = `title: Bread # ${'x'.repeat(299_986)}\n`;
  const { issues } = await load(context, { 'README.md': README, 'cairn.yaml': settings });
  assert.deepEqual(
    issues.map(({ file, code, message }) => [file, code, message]),
    [['cairn.yaml', 'file-too-large', 'the file is 293 KB. Keep it below 256 KB.']],
  );
});

test('nothing is read behind a link, nor outside of the folder of the list', async (context) => {
  const secret = mkdtempSync(join(tmpdir(), 'cairn-'));
  context.after(() => {
    rmSync(secret, { recursive: true });
  });
  writeFileSync(join(secret, 'secret.md'), '# Secret\n\n## A\n\n- [b](https://secret.example/)\n');
  const name = join('..', basename(secret), 'secret.md');
  const files = { 'README.md': README, 'cairn.yaml': `lists: [${name}]\n` };
  const { issues } = await load(context, files);
  assert.deepEqual(
    issues.map(({ code }) => code),
    ['bad-list'],
  );
  for (const [link, settings, message] of [
    ['inside', 'lists: [inside/secret.md]\n', /"inside\/secret\.md" is behind the symbolic link "inside"/],
    ['README.md', '', /the list "[^"]+" is a symbolic link\. Name the file itself\./],
  ] as const) {
    const folder = mkdtempSync(join(secret, 'list-'));
    symlinkSync(link === 'inside' ? secret : join(secret, 'secret.md'), join(folder, link));
    if (link === 'inside') writeFileSync(join(folder, 'README.md'), README);
    if (settings !== '') writeFileSync(join(folder, 'cairn.yaml'), settings);
    await assert.rejects(loadCatalog(join(folder, 'README.md')), message);
  }
  const folder = mkdtempSync(join(secret, 'list-'));
  writeFileSync(join(folder, 'README.md'), README);
  symlinkSync(secret, join(folder, '.cairn'));
  const beside = await loadCatalog(join(folder, 'README.md'));
  assert.deepEqual(
    beside.issues.map(({ code }) => code),
    ['unreadable-file'],
  );
});

test('a list that cannot be read is named with what to do', async (context) => {
  await assert.rejects(load(context, {}), /the list "[^"]+" does not exist\. Check its name\./);
  const { issues } = await load(context, { 'README.md': '# Bread\n\nNothing.\n' });
  assert.deepEqual(
    issues.map(({ code, line }) => [code, line]),
    [['list-empty', 1]],
  );
});

function load(context: TestContext, files: Record<string, string>, list = 'README.md') {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return loadCatalog(join(folder, list));
}
