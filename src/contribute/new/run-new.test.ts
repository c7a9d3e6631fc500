import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import {
  type Case,
  modeline,
  oneRetired,
  writeChanged,
} from '../../../tests/bad-content/small-content.ts';
import { formatIssue } from '../../rules/rules.ts';
import { loadCatalog } from '../../content/load-catalog.ts';
import { startHost } from '../../../tests/loopback-host.ts';
import { loadKnownCatalog, writeNewResource } from './known-catalog.ts';
import { readOptions } from './read-options.ts';
import { runNew } from './run-new.ts';

const ADDRESS = 'https://docs.example/exits';
const OFFLINE = [ADDRESS, '--offline'];
const PLACE = ['--topic', 'kvm', '--section', 'documents'];
const NAMED = ['--title', 'Exits', '--kind', 'article', '--summary', 'Explains exits.'];
const FILE = 'resources/exits.yaml';
const TEXT = `${modeline}title: Exits
url: https://docs.example/exits
kind: article
summary: Explains exits.
added: 2026-06-01
placements:
  - topic: kvm
    section: documents
`;

test('writes a resource of which all is told, and says what to do next', async (context) => {
  const { code, out, err, folder } = await run(context, [...OFFLINE, ...NAMED, ...PLACE]);
  assert.deepEqual([code, err], [0, '']);
  assert.equal(await readFile(join(folder, FILE), 'utf8'), TEXT);
  const file = join(folder, FILE);
  assert.equal(
    out,
    `${file} was written. Next:
  1. View its page:    npm run dev, then http://localhost:4321/resources/exits/
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

test('writes all that options can tell', async (context) => {
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
  const told = ['--title', 'Exits', '--kind', 'book', '--summary', 'Explains exits.'];
  const { code, folder } = await run(context, [...told, ...PLACE, '--author', 'Ada']);
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

const refusals: [name: string, args: string[], code: number, err: string | RegExp][] = [
  [
    'tells all that is missing at once',
    [],
    2,
    `Missing:
  --title    The title, as on the resource itself.
  --kind     The kind of resource. One of: specification, documentation, reference, tutorial, article, paper, book, course, source-code, tool, test-suite, talk, conference, video-channel, blog, mailing-list, chat, questions-and-answers
  --summary  What it is and covers, in one or two of your own sentences.
  --author   Authors in order, as in the source. Not needed with an address.
  --topic    Id of the topic: the name of its file in content/topics without .mdx. One of: kvm, tools
  --section  Id of the section, as the topic declares it.
Add them. Nothing was written.`,
  ],
  [
    'tells what is proposed for what is missing',
    [...OFFLINE, '--title', 'Exits'],
    2,
    `Missing:
  --kind     The kind of resource. Suggested from its address: documentation
  --summary  What it is and covers, in one or two of your own sentences.
  --topic    Id of the topic: the name of its file in content/topics without .mdx. Suggested because of 1 of 1 placement at docs.example: kvm
  --section  Id of the section, as the topic declares it. Suggested because of 1 of 1 placement at docs.example: documents
Add them, or add --yes to accept the suggestions. Nothing was written.`,
  ],
  [
    'tells what nothing can be proposed for, even with --yes',
    [...OFFLINE, '--title', 'Exits', '--yes'],
    2,
    `Missing:
  --summary  What it is and covers, in one or two of your own sentences.
Add them. Nothing was written.`,
  ],
  [
    'asks for an id where the title makes none',
    ['https://docs.example/123', '--offline', ...NAMED, ...PLACE, '--title', '仮想化'],
    2,
    /^Missing:\n {2}--id {2}The file name, and the last part of the page address: /,
  ],
  [
    'tells every issue of the check',
    [
      ...OFFLINE,
      '--title',
      'Exits',
      '--kind',
      'essay',
      '--summary',
      'Exits',
      '--topic',
      'kvmm',
      '--section',
      'x',
      '--year',
      'soon',
    ],
    1,
    `kind  unknown-value  kind "essay" does not exist. Use one of: specification, documentation, reference, tutorial, article, paper, book, course, source-code, tool, test-suite, talk, conference, video-channel, blog, mailing-list, chat, questions-and-answers.
summary  sentence-ending  summary "Exits" does not end with a full stop, "!" or "?". Write a complete sentence.
summary  summary-repeats-title  summary starts with the title. Start with what the resource is.
year  wrong-type  year is "soon", but must be a number. Write it in digits, without quotes.
topic  unknown-topic  topic "kvmm" does not exist. Did you mean "kvm"?
Nothing was written.`,
  ],
  [
    'tells of a topic and a section that do not exist',
    [...OFFLINE, ...NAMED, '--topic', 'kvm', '--section', 'measuring'],
    1,
    'section  unknown-section  section "measuring" does not exist in topic "kvm". Check its spelling, or create it.\nNothing was written.',
  ],
  [
    'tells of a resource at the same address, in another spelling too',
    ['http://www.docs.example/kvm/', '--offline'],
    1,
    'The address is already listed as “The KVM API”, in KVM. To list it in another place, add a placement to content/resources/kvm-api.yaml. If yours is a different document at the same address, add --locator. Nothing was written.',
  ],
  [
    'refuses an id that is taken',
    [...OFFLINE, '--id', 'kvmtool'],
    1,
    '"kvmtool" is the id of another resource. Choose another one. Nothing was written.',
  ],
  [
    'refuses an id that leads out of the folder',
    [...OFFLINE, ...NAMED, ...PLACE, '--id', '../../evil'],
    1,
    'id "../../evil" is not an id. Use lower-case letters, digits and single hyphens, as in "intel-sdm". Nothing was written.',
  ],
  [
    'refuses an address that runs code',
    ['javascript:alert(1)', ...NAMED, ...PLACE],
    1,
    /^address {2}url-scheme {2}url "javascript:alert\(1\)" has the scheme "javascript:"\./,
  ],
  [
    'refuses hidden characters, and shows them as codes',
    [...OFFLINE, ...NAMED, ...PLACE, '--title', 'E\u202exits\u001b[31m'],
    1,
    'title  hidden-character  title "E\\u202exits\\u001b[31m" contains a hidden character. Type the text again without it.\nNothing was written.',
  ],
];

for (const [name, args, code, expected] of refusals)
  test(`${name}, and writes nothing`, async (context) => {
    const { code: ended, out, err, added } = await run(context, args);
    assert.deepEqual([ended, out, added], [code, '', []]);
    if (typeof expected === 'string') assert.equal(err, expected);
    else assert.match(err, expected);
  });

test('tells the issues of content to which nothing can be added', async (context) => {
  const { code, err } = await run(context, [...OFFLINE, ...NAMED, ...PLACE], {
    'resources/perf.yaml': ['kind: tool', 'kind: toool'],
  });
  assert.equal(code, 1);
  assert.equal(
    err,
    'The content has issues. Fix them first:\ncontent/resources/perf.yaml:4:7  unknown-value  kind "toool" does not exist. Did you mean "tool"?',
  );
});

test('is not kept from adding by an exception that has ended', async (context) => {
  const { code } = await run(context, [...OFFLINE, ...NAMED, ...PLACE], {
    'exceptions.yaml':
      '# yaml-language-server: $schema=../public/schema/exceptions.json\n- rule: link-not-asked\n  where: docs.example\n  reason: They ask for it.\n  until: 2020-01-01\n',
  });
  assert.equal(code, 0);
});

test('tells why an address was retired, and takes no id of a retired resource', async (context) => {
  const again = await run(context, ['https://docs.example/old/', '--offline'], oneRetired);
  assert.equal(
    again.err,
    'The address is known as “The Old API”, which was retired in favour of “The KVM API”: It tells of ioctls that are gone. To list it again, remove "status" and the fields that belong to it from content/resources/old-api.yaml. If yours is a different document at the same address, add --locator. Nothing was written.',
  );
  assert.deepEqual([again.code, again.added], [1, []]);
  const taken = [...OFFLINE, ...NAMED, ...PLACE, '--id', 'old-api'];
  assert.equal(
    (await run(context, taken, oneRetired)).err,
    '"old-api" is the id of another resource. Choose another one. Nothing was written.',
  );
  const named = [...OFFLINE, ...NAMED, ...PLACE, '--title', 'Older API'];
  assert.deepEqual((await run(context, named, oneRetired)).added, ['older-api-2.yaml']);
});

test('takes no id that a resource had before', async (context) => {
  const { code, out, added } = await run(context, [...OFFLINE, ...NAMED, ...PLACE], {
    'resources/kvmtool.yaml': ['placements:', 'formerly: [exits]\nplacements:'],
  });
  assert.deepEqual([code, added], [0, ['exits-2.yaml']], out);
});

test('takes with --yes what the page says, and with options what they say', async (context) => {
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
  const told = await run(context, [...page, ...NAMED, ...PLACE, '--dry-run']);
  assert.equal(told.code, 0);
  assert.equal(host.requests.length, 0, 'what nobody confirms need not be read');
  assert.doesNotMatch(told.out, /Ada|\nlanguage/);
});

test('ends when it is told to while a page is read, and writes nothing', async (context) => {
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

test('whatever is told, what it writes passes the check, and else it writes nothing', async (context) => {
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
        assert.equal(catalog?.resources.find(({ id }) => id === 'new')?.title, title.trim());
        await rm(join(folder, 'resources/new.yaml'));
      },
    ),
    { numRuns: 80 },
  );
  assert.ok(written > 5, `${written} were written`);
});

async function run(
  context: TestContext,
  args: string[],
  change: Case['change'] = {},
  signal = new AbortController().signal,
) {
  const folder = await writeChanged(context, change);
  const before = await readdir(join(folder, 'resources'));
  const ended = await add(folder, args, signal);
  const after = await readdir(join(folder, 'resources'));
  return { ...ended, folder, added: after.filter((name) => !before.includes(name)) };
}

async function add(folder: string, args: string[], signal = new AbortController().signal) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runNew(readOptions([...args, '--content', folder]), {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    prompts: undefined,
    signal,
    today: '2026-06-01',
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
