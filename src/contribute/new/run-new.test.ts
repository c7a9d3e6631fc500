import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { modeline, writeChanged } from '../../../tests/bad-content/small-content.ts';
import { startHost } from '../../../tests/loopback-host.ts';
import {
  add,
  FILE,
  NAMED,
  OFFLINE,
  ADDRESS,
  PLACE,
  run,
  TEXT,
} from '../../../tests/new-resource.ts';
import { loadCatalog } from '../../content/load-catalog.ts';
import { formatIssue } from '../../rules/rules.ts';
import { loadKnownCatalog, writeNewResource } from './known-catalog.ts';
import { readOptions } from './run-new.ts';

test('writes a complete resource, and says what to do next', async (context) => {
  const { code, out, err, folder } = await run(context, [...OFFLINE, ...NAMED, ...PLACE]);
  assert.deepEqual([code, err], [0, '']);
  assert.equal(await readFile(join(folder, FILE), 'utf8'), TEXT);
  const file = join(folder, FILE);
  assert.equal(
    out,
    `${file} was written. Next:
  1. View its page:    cairn dev, then http://localhost:4321/resources/exits/
  2. Commit it:        git add ${file} && git commit -m "Add exits"
  3. Propose it:       push to your fork, and open a pull request at https://git.example/small`,
  );
});

test('removes tracking parameters from the address, and says so', async (context) => {
  const { code, err, folder } = await run(context, [
    `${ADDRESS}?utm_source=x&fbclid=1`,
    ...['--offline', ...NAMED, ...PLACE],
  ]);
  assert.deepEqual(
    [code, err],
    [0, 'Removed tracking parameters from the address: utm_source, fbclid.'],
  );
  assert.equal(await readFile(join(folder, FILE), 'utf8'), TEXT);
});

test('writes every value that has an option', async (context) => {
  const { code, err, folder } = await run(context, [
    ...OFFLINE,
    ...NAMED,
    ...['--topic', 'tools', '--section', 'measuring', '--group', 'counters'],
    ...['--note', 'Look at the table.', '--locator', 'Part 2', '--access', 'free'],
    ...['--author', 'Ada', '--author', 'Ben', '--year', '2020', '--language', 'de'],
    ...['--level-from', 'beginner', '--level-to', 'advanced', '--id', 'my-exits'],
  ]);
  assert.deepEqual([code, err], [0, '']);
  assert.equal(
    await readFile(join(folder, 'resources/my-exits.yaml'), 'utf8'),
    `${modeline}title: Exits
url: https://docs.example/exits
locator: Part 2
kind: article
summary: Explains exits.
level:
  from: beginner
  to: advanced
access: free
authors: [Ada, Ben]
year: 2020
language: de
added: 2026-06-01
placements:
  - topic: tools
    section: measuring
    group: counters
    note: Look at the table.
`,
  );
});

test('writes a book without an address', async (context) => {
  const given = ['--title', 'Exits', '--kind', 'book', '--summary', 'Explains exits.'];
  const { code, folder } = await run(context, [...given, ...PLACE, '--author', 'Ada']);
  assert.equal(code, 0);
  assert.match(await readFile(join(folder, FILE), 'utf8'), /\nauthors: \[Ada\]\n/);
});

test('shows the file and writes none with --dry-run', async (context) => {
  const { code, out, added } = await run(context, [...OFFLINE, ...NAMED, ...PLACE, '--dry-run']);
  assert.deepEqual([code, out, added], [0, TEXT.trimEnd(), []]);
});

test('shows advice, and writes all the same', async (context) => {
  const praise = [...NAMED.slice(0, -1), 'The best explanation of exits.'];
  const { code, err } = await run(context, [...OFFLINE, ...praise, ...PLACE]);
  assert.equal(code, 0);
  assert.equal(
    err,
    `summary  leading-article  Advice: summary starts with "The". Start with the most informative word.
summary  promotional-word  Advice: summary says "best", which praises instead of describing. Say what the resource covers.`,
  );
});

test('accepts with --yes what the page says, and with options what they say', async (context) => {
  const host = await startHost('127.0.0.4', {
    '/docs': (response) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          '<html lang="fr"><title>Les sorties | Exemple</title><meta property="og:site_name" content="Exemple"><meta name="author" content="Ada"><meta name="date" content="2019-01-01">',
        ),
  });
  context.after(() => host.stop());
  const page = [
    host.at('/docs'),
    '--timeout',
    '60',
    '--allow-private',
    '127.0.0.0/8',
    '--summary',
    'Explains exits.',
  ];
  const { code, err, folder } = await run(context, [
    ...page,
    ...['--yes', '--year', '2021', '--kind', 'article', ...PLACE],
  ]);
  assert.equal(code, 0);
  assert.match(err, /^address {2}http-address {2}Advice: [^\n]*$/);
  assert.equal(
    await readFile(join(folder, 'resources/les-sorties.yaml'), 'utf8'),
    `${modeline}title: Les sorties
url: ${host.at('/docs')}
kind: article
summary: Explains exits.
authors: [Ada]
year: 2021
language: fr
added: 2026-06-01
placements:
  - topic: kvm
    section: documents
`,
  );

  const shown = await run(context, [...page, '--kind', 'article', ...PLACE]);
  assert.equal(shown.code, 2);
  assert.match(shown.err, /^Missing:\n {2}--title {2}.* Suggested from the page: Les sorties\n/);

  host.requests.length = 0;
  const result = await run(context, [...page, ...NAMED, ...PLACE, '--dry-run']);
  assert.equal(result.code, 0);
  assert.equal(host.requests.length, 0, 'what nobody confirms need not be read');
  assert.doesNotMatch(result.out, /Ada|\nlanguage/);
});

test('ends when it is aborted while a page is read, and writes nothing', async (context) => {
  const end = new AbortController();
  const host = await startHost('127.0.0.4', { '/slow': () => end.abort() });
  context.after(() => host.stop());
  const { code, err, added } = await run(
    context,
    [host.at('/slow'), '--allow-private', '127.0.0.0/8', '--yes', '--timeout', '60'],
    {},
    end.signal,
  );
  assert.deepEqual([code, err, added], [130, 'Interrupted. Nothing was written.', []]);
});

test('never overwrites a file', async (context) => {
  const folder = await writeChanged(context, {});
  const known = await loadKnownCatalog(folder);
  const resource = { id: 'exits', text: TEXT, issues: [], advice: [] };
  const { signal } = new AbortController();
  await writeNewResource(resource, known, signal);
  await assert.rejects(writeNewResource({ ...resource, text: 'other' }, known, signal), {
    code: 'EEXIST',
  });
  assert.equal(await readFile(join(folder, FILE), 'utf8'), TEXT);
});

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    ...[
      'A plain sentence.',
      'yes',
      '- x',
      '# no',
      'it\'s: "so"',
      'null',
      '{a}',
      '&a',
      '*a',
      '%',
      '@',
      '`',
      '|',
      '>',
    ],
    ...[
      '<script>alert(1)</script>',
      '{{ x }}',
      '__proto__',
      '\u202ex',
      'a\nb',
      '  ',
      'x'.repeat(400),
      '2020',
      '~',
    ],
  ),
);

test('whatever is given, what it writes passes the check, and else it writes nothing', async (context) => {
  const folder = await writeChanged(context, {});
  const before = await readdir(join(folder, 'resources'));
  let written = 0;
  await fc.assert(
    fc.asyncProperty(
      texts,
      texts,
      texts,
      texts,
      fc.constantFrom(
        'https://a.example/',
        'https://a.example/?a=1&b=#c: d',
        'ftp://a.example',
        'x',
      ),
      async (title, summary, author, note, address) => {
        const { code } = await add(folder, [
          ...[
            address,
            '--offline',
            `--title=${title}`,
            `--summary=${summary}.`,
            `--author=${author}`,
          ],
          ...[
            `--note=${note}.`,
            '--kind=article',
            '--topic=kvm',
            '--section=documents',
            '--id=new',
          ],
        ]);
        const added = (await readdir(join(folder, 'resources'))).filter(
          (name) => !before.includes(name),
        );
        assert.deepEqual(added, code === 0 ? ['new.yaml'] : []);
        if (code !== 0) return;
        written += 1;
        const { issues, catalog } = await loadCatalog(folder);
        assert.deepEqual(issues.map(formatIssue), []);
        assert.equal(
          catalog?.resources.find(({ id }) => id === 'new')?.title,
          title.replaceAll(/\s+/g, ' ').trim(),
        );
        await rm(join(folder, 'resources/new.yaml'));
      },
    ),
    { numRuns: 80 },
  );
  assert.ok(written > 5, `${written} were written`);
});

test('reads the values, trimmed, and authors into one text', () => {
  const { values } = readOptions([
    ...['https://a.example/', '--title', ' Exits ', '--author', 'Ada', '--author', 'Ben'],
    ...['--level-from', 'beginner', '--level-to', 'advanced', '--note', ''],
  ]);
  assert.deepEqual(values, {
    address: 'https://a.example/',
    title: 'Exits',
    author: 'Ada; Ben',
    'level-from': 'beginner',
    'level-to': 'advanced',
  });
});

test('reads how, in milliseconds', () => {
  const { yes, dryRun, offline, allowPrivate, timeout, content } = readOptions([
    ...['--yes', '--dry-run', '--offline', '--timeout', '0.5', '--content', 'other'],
    ...['--allow-private', '10.0.0.0/8', '--allow-private', '::1'],
  ]);
  assert.deepEqual([yes, dryRun, offline, timeout, content], [true, true, true, 500, 'other']);
  assert.deepEqual(allowPrivate, ['10.0.0.0/8', '::1']);
  assert.equal(readOptions([]).timeout, 8000);
});

for (const [args, message] of [
  [['--nonsense'], /Unknown option '--nonsense'/],
  [
    ['https://a.example', 'KVM'],
    /"KVM" does not belong to an option\. Put text with spaces in quotes\./,
  ],
  [['--level-from', 'beginner'], /--level-from and --level-to must be used together\./],
  [['--level-to', 'beginner'], /--level-from and --level-to must be used together\./],
  [['--timeout', 'soon'], /--timeout "soon" must be between 0\.1 and 60\./],
  [['--timeout', ''], /--timeout "" must be between 0\.1 and 60\./],
  [['--allow-private', 'home'], /"home" is not a range of addresses\./],
] as const)
  test(`names wrong use: ${args.join(' ')}`, () => {
    assert.throws(() => readOptions([...args]), message);
  });
