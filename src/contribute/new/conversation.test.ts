import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { modeline, writeChanged } from '../../../tests/bad-content/small-content.ts';
import { startHost, type Host } from '../../../tests/loopback-host.ts';
import { Interrupted, type Prompts } from './prompts.ts';
import { readOptions, runNew } from './run-new.ts';

const PAGE =
  '<html lang="de"><title>Ausgänge</title><meta name="author" content="Ada"><meta name="date" content="2019">';

/** What is answered, in order: a text or a value, `true` or `false`, or nothing for what is proposed. */
type Answer = [prompt: string, answer?: string | boolean];

test('prompts for all that is missing, and writes the file', async (context) => {
  const host = await startPage(context);
  const { code, file, shown, logged, out } = await talk(
    context,
    [`${host.at('/docs')}?utm_source=x`],
    [
      ['title'],
      ['kind', 'article'],
      ['summary', 'Explains exits.'],
      ['author'],
      ['year'],
      ['language'],
      ['topic', 'tools'],
      ['section'],
      ['group', 'counters'],
      ['note', 'Begin here.'],
      ['level-from', 'beginner'],
      ['level-to', 'advanced'],
      ['access', ''],
      ['id', 'exits'],
      ['Write this file?', true],
    ],
  );
  assert.equal(code, 0);
  assert.equal(
    await file('exits'),
    `${modeline}title: Ausgänge
url: ${host.at('/docs')}
kind: article
summary: Explains exits.
level:
  from: beginner
  to: advanced
authors: [Ada]
year: 2019
language: de
added: 2026-06-01
placements:
  - topic: tools
    section: measuring
    group: counters
    note: Begin here.
`,
  );
  assert.ok(logged.includes('Removed a tracking parameter from the address: utm_source.'));
  assert.ok(shown.some((text) => text.startsWith(`${modeline}title: Ausgänge\n`)));
  assert.match(out, /exits\.yaml was written\. Next:\n/);
});

test('shows what is proposed, and where it comes from', async (context) => {
  const host = await startPage(context);
  const { prompted } = await talk(
    context,
    [host.at('/docs')],
    [
      ['title'],
      ['kind'],
      ['summary', 'Explains exits.'],
      ['author'],
      ['year'],
      ['language'],
      ['topic'],
    ],
  );
  assert.deepEqual(
    prompted.map(({ message, initial }) => [message, initial]).filter(([, initial]) => initial),
    [
      ['title: The title, as on the resource itself. Suggested from the page.', 'Ausgänge'],
      ['author: Authors in order, as in the source. Suggested from the page. Optional.', 'Ada'],
      ['year: Year of publication, if there is one. Suggested from the page. Optional.', '2019'],
      [
        'language: Language, if it is not the language of the catalog. Suggested from the page. Optional.',
        'de',
      ],
    ],
  );
});

test('prompts for nothing that an option says', async (context) => {
  const options = ['--title', 'Exits', '--kind', 'article', '--summary', 'Explains exits.'];
  const { code, prompted } = await talk(
    context,
    [
      'https://docs.example/exits',
      '--offline',
      ...options,
      '--topic',
      'kvm',
      '--section',
      'documents',
    ],
    [['author'], ['year'], ['note'], ['level-from', ''], ['access', ''], ['id'], ['Write', false]],
  );
  assert.equal(code, 0);
  assert.equal(prompted.at(-1)?.message, 'Write this file?');
});

test('prompts with --yes only for what is needed and not proposed', async (context) => {
  const host = await startPage(context);
  const { code, file } = await talk(
    context,
    [host.at('/docs'), '--yes'],
    [
      ['topic', 'kvm'],
      ['section', 'documents'],
    ],
  );
  assert.equal(code, 0);
  assert.match(await file('ausgange'), /\ntitle: Ausgänge\n[^]*\nyear: 2019\nlanguage: de\n/);
});

test('prompts for an address, and for authors where there is none', async (context) => {
  const { prompted } = await talk(
    context,
    [],
    [
      ['address', ''],
      ['title', 'Exits'],
      ['kind', 'book'],
      ['summary', 'Explains exits.'],
      ['author', 'Ada'],
    ],
  );
  assert.equal(prompted[4]?.validate?.(''), 'author is missing. Add it.');
});

test('warns of a resource at the same address before it prompts for more, and lets leave', async (context) => {
  const { code, logged, added } = await talk(
    context,
    ['http://docs.example/kvm/', '--offline'],
    [['Is yours a different document at the same address?', false]],
  );
  assert.deepEqual([code, added], [0, []]);
  assert.deepEqual(logged, [
    'The address is already listed as “The KVM API”, in KVM. To list it in another place, add a placement to content/resources/kvm-api.yaml.',
    'Nothing was written.',
  ]);
});

test('prompts for what distinguishes two documents at one address', async (context) => {
  const { code, file } = await talk(
    context,
    [
      ...['https://docs.example/kvm', '--offline', '--title', 'Exits', '--kind', 'article'],
      ...['--summary', 'Explains exits.', '--topic', 'kvm', '--section', 'documents', '--yes'],
    ],
    [
      ['Is yours a different document at the same address?', true],
      ['locator', 'Chapter 3'],
    ],
  );
  assert.equal(code, 0);
  assert.match(await file('exits'), /\nlocator: Chapter 3\n/);
});

test('prompts again for what the check finds wrong, and names the code', async (context) => {
  const { code, logged, file } = await talk(
    context,
    [
      ...[
        'https://docs.example/exits',
        '--offline',
        '--yes',
        '--title',
        'Exits',
        '--kind',
        'essay',
      ],
      ...['--summary', 'Explains exits', '--topic', 'kvmm', '--section', 'documents'],
    ],
    [
      ['kind', 'article'],
      ['topic', 'kvm'],
    ],
  );
  assert.equal(code, 0);
  assert.match(logged[0] ?? '', /^kind {2}unknown-value {2}kind "essay" does not exist\./);
  assert.match(
    logged.join('\n'),
    /^topic {2}unknown-topic {2}topic "kvmm" does not exist\. Did you mean "kvm"\?$/m,
  );
  assert.match(await file('exits'), /\n {2}- topic: kvm\n/);
});

test('prompts again for an address and an id that are none', async (context) => {
  const { logged } = await talk(
    context,
    [
      'docs.example',
      '--offline',
      '--yes',
      '--id',
      'KVM',
      '--title',
      'Exits',
      '--kind',
      'article',
      '--summary',
      'Explains exits.',
    ],
    [
      ['address', 'https://docs.example/exits'],
      ['id', 'exits'],
    ],
  );
  assert.deepEqual(logged, [
    'url "docs.example" is not a URL. Copy the whole URL, starting with https://.',
    'id "KVM" is not an id. Use lower-case letters, digits and single hyphens, as in "intel-sdm".',
  ]);
});

test('checks each value in the words of the check', async (context) => {
  const { prompted } = await talk(
    context,
    ['https://docs.example/exits', '--offline'],
    [
      ['title', 'Exits'],
      ['kind', 'article'],
      ['summary', 'Explains exits.'],
      ['author', ''],
      ['year', ''],
      ['topic'],
      ['section'],
      ['note', ''],
      ['level-from', ''],
      ['access', ''],
      ['id'],
    ],
  );
  const validate = (name: string, text: string) =>
    prompted.find(({ message }) => message.startsWith(`${name}: `))?.validate?.(text);
  assert.equal(validate('title', ''), 'title is missing. Add it.');
  assert.equal(
    validate('title', 'x'.repeat(130)),
    'title has 130 characters, but at most 120 are allowed. Shorten it.',
  );
  assert.equal(
    validate('summary', 'Exits and more.'),
    'summary starts with the title. Start with what the resource is.',
  );
  assert.equal(validate('year', '1800'), 'year is "1800", but must be at least 1900.');
  assert.equal(
    validate('author', 'Ada; Be\u202en'),
    'authors 2 "Be\u202en" contains a hidden character. Type the text again without it.',
  );
  assert.equal(
    validate('id', 'kvmtool'),
    '"kvmtool" is the id of another resource. Choose another one.',
  );
  for (const name of ['author', 'year', 'note']) assert.equal(validate(name, ''), undefined, name);
});

test('says why a page is not read, and continues', async (context) => {
  const host = await startPage(context);
  const { logged } = await talk(context, [host.at('/challenge')], [['title', 'Exits']]);
  assert.deepEqual(logged, [
    `Reading 127.0.0.5:${host.port} …`,
    'The page was not used: the server checks for a human visitor (Just a moment...). Open it in a browser. You can continue without it.',
  ]);
});

test('offers the address to which a page has moved', async (context) => {
  const host = await startPage(context);
  const { file } = await talk(
    context,
    [
      ...[host.at('/moved'), '--yes', '--kind', 'article', '--summary', 'Explains exits.'],
      ...['--topic', 'kvm', '--section', 'documents'],
    ],
    [[`The page has moved permanently to ${host.at('/docs')}. Use the new address?`, true]],
  );
  assert.match(await file('ausgange'), new RegExp(`\nurl: ${host.at('/docs')}\n`));
});

for (const [name, answers] of [
  ['at the first prompt', []],
  [
    'at the last prompt',
    [
      ['title', 'Exits'],
      ['kind', 'article'],
      ['summary', 'Explains exits.'],
      ['author', ''],
      ['year', ''],
      ['topic'],
      ['section'],
      ['note', ''],
      ['level-from', ''],
      ['access', ''],
      ['id'],
    ],
  ],
] as [string, Answer[]][])
  test(`leaves nothing behind when it is left ${name}`, async (context) => {
    const args = ['https://docs.example/exits', '--offline'];
    const { code, err, added } = await talk(context, args, answers);
    assert.deepEqual([code, err, added], [130, 'Interrupted. Nothing was written.', []]);
  });

/** Runs the command with a person who gives these answers, and leaves at the prompt after the last one. */
async function talk(context: TestContext, args: string[], answers: Answer[]) {
  const folder = await writeChanged(context);
  const before = await readdir(join(folder, 'resources'));
  const left = [...answers];
  const prompted: {
    message: string;
    initial?: string | undefined;
    validate?: (text: string) => string | undefined;
  }[] = [];
  const logged: string[] = [];
  const shown: string[] = [];
  const lines = { out: '', err: '' };

  const next = (message: string): string | boolean | undefined => {
    const answer = left.shift();
    if (!answer) throw new Interrupted();
    assert.ok(message.startsWith(answer[0]), `prompted "${message}" in place of "${answer[0]}"`);
    return answer[1];
  };
  const prompts: Prompts = {
    text: async (prompt) => {
      prompted.push(prompt);
      const text = String(next(prompt.message) ?? prompt.initial);
      assert.equal(prompt.validate(text), undefined);
      return Promise.resolve(text);
    },
    select: async (prompt) => {
      prompted.push(prompt);
      const value = String(next(prompt.message) ?? prompt.initial ?? prompt.choices[0]?.value);
      assert.ok(
        prompt.choices.some((choice) => choice.value === value),
        value,
      );
      return Promise.resolve(value);
    },
    confirm: (message, initial) => {
      prompted.push({ message });
      return Promise.resolve((next(message) ?? initial) === true);
    },
    log: (text) => logged.push(text),
    show: (text) => shown.push(text),
  };
  const options = [
    ...args,
    '--content',
    folder,
    '--allow-private',
    '127.0.0.0/8',
    '--timeout',
    '60',
  ];
  const code = await runNew(readOptions(options), {
    out: (text) => (lines.out += text),
    err: (text) => (lines.err += text),
    prompts,
    signal: new AbortController().signal,
    today: '2026-06-01',
  });
  assert.deepEqual(left, [], 'every answer has its prompt');
  const after = await readdir(join(folder, 'resources'));
  const added = after.filter((name) => !before.includes(name));
  const file = (id: string) => readFile(join(folder, 'resources', `${id}.yaml`), 'utf8');
  return { code, prompted, logged, shown, added, file, ...lines };
}

async function startPage(context: TestContext): Promise<Host> {
  const type = { 'content-type': 'text/html; charset=utf-8' };
  const host = await startHost('127.0.0.5', {
    '/docs': (response) => response.writeHead(200, type).end(PAGE),
    '/moved': (response) => response.writeHead(301, { location: '/docs' }).end(),
    '/challenge': (response) =>
      response.writeHead(403, type).end('<title>Just a moment...</title>'),
  });
  context.after(() => host.stop());
  return host;
}
