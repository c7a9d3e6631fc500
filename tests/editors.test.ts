import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createGeneratedFiles } from '../src/contribute/generated/generated-files.ts';
import { changeContent, modeline, smallContent } from './bad-content/small-content.ts';
import { startYamlEditor, type YamlEditor } from './yaml-editor.ts';

const ROOT = join(import.meta.dirname, '..');
const FILE = 'content/resources/new.yaml';
const NAMED = `${modeline}title: perf
url: https://tools.example/perf
kind: tool
summary: Counts what the processor does.
`;
const placed = (...lines: string[]) => `${NAMED}placements:\n${lines.join('\n')}\n`;
const inKvm = placed('  - topic: kvm', '    section: programs');

describe('in an editor with yaml-language-server', () => {
  let folder: string;
  let editor: YamlEditor;
  const ends: (() => void)[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-'));
    const write = async (file: string, text: string | Uint8Array) => {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    };
    for (const [file, text] of changeContent()) await write(`content/${file}`, text);
    const generated = await createGeneratedFiles(join(folder, 'content'));
    for (const [file, text] of generated) await write(file, text);
    editor = await startYamlEditor({ after: (end) => ends.push(end) }, folder);
  });

  after(async () => {
    for (const end of ends) end();
    await rm(folder, { recursive: true });
  });

  for (const [what, text, labels] of [
    ['topics', placed('  - topic: ‸'), ['kvm', 'tools']],
    [
      'the sections of the topic that stands there',
      placed('  - topic: kvm', '    section: ‸'),
      ['documents', 'programs'],
    ],
    ['no others', placed('  - topic: tools', '    section: ‸'), ['measuring']],
    [
      'the sections of each placement by itself',
      placed('  - topic: kvm', '    section: programs', '  - topic: tools', '    section: ‸'),
      ['measuring'],
    ],
    [
      'the groups of the section',
      placed('  - topic: tools', '    section: measuring', '    group: ‸'),
      ['counters'],
    ],
    ['levels', `${NAMED}level:\n  from: ‸\n`, ['beginner', 'intermediate', 'advanced']],
    ['ways of access', `${NAMED}access: ‸\n`, ['free', 'account', 'paid']],
  ] as const)
    test(`completes ${what}`, async () => {
      assert.deepEqual(
        (await editor.complete(FILE, text)).map(({ label }) => label),
        labels,
      );
    });

  test('completes fields, and says what each is for', async () => {
    const found = await editor.complete(FILE, `${NAMED}‸\n`);
    const byLabel = new Map(found.map(({ label, documentation }) => [label, documentation]));
    assert.equal(byLabel.get('access'), 'What readers need to open it. Leave it out if unknown.');
    assert.ok(byLabel.has('placements'));
    assert.ok(!byLabel.has('kind'), 'what stands there is not offered again');
  });

  test('completes kinds, and says what each means', async () => {
    const found = await editor.complete(FILE, `${modeline}kind: ‸\n`);
    assert.equal(found.length, 18);
    assert.deepEqual(
      found.find(({ label }) => label === 'talk'),
      { label: 'talk', documentation: 'A recorded talk, with or without slides.' },
    );
  });

  test('says which topic an id stands for while it completes', async () => {
    const [kvm] = await editor.complete(FILE, placed('  - topic: ‸'));
    assert.deepEqual(kvm, { label: 'kvm', documentation: 'KVM' });
  });

  for (const [what, text, expected] of [
    ['a field', inKvm.replace('kind', 'ki‸nd'), /^The kind of resource\./],
    [
      'a kind',
      inKvm.replace('kind: tool', 'kind: to‸ol'),
      /\* `tool`: A program to run while you learn or work\./,
    ],
    ['a topic', inKvm.replace('topic: kvm', 'topic: k‸vm'), /\* `kvm`: KVM\n/],
    [
      'a section',
      inKvm.replace('programs', 'pro‸grams'),
      /^Id of the section[^\n]*\n\nAllowed Values:\n\n\* `programs`: Programs\n\* `documents`: Documents\n\nSource/,
    ],
  ] as const)
    test(`explains ${what} under the pointer`, async () => {
      assert.match(await editor.hover(FILE, text), expected);
    });

  for (const [what, text, line, message] of [
    [
      'an unknown topic',
      inKvm.replace('topic: kvm', 'topic: kvmm'),
      7,
      'No topic has this id. Use one of: kvm, tools.',
    ],
    [
      'a number for a topic',
      inKvm.replace('topic: kvm', 'topic: 3'),
      7,
      'No topic has this id. Use one of: kvm, tools.',
    ],
    [
      'a section of another topic',
      placed('  - topic: tools', '    section: programs'),
      8,
      'Topic "tools" has no such section. Use one of: measuring.',
    ],
    [
      'a group where there is none',
      inKvm + '    group: counters\n',
      9,
      'Section "programs" has no groups. Remove the line.',
    ],
    [
      'an unknown group',
      placed('  - topic: tools', '    section: measuring', '    group: timers'),
      9,
      'Section "measuring" has no such group. Use one of: counters.',
    ],
    ['a missing field', inKvm.replace(/^title.*\n/m, ''), 2, 'Missing property "title".'],
    ['an unknown field', inKvm + 'colour: red\n', 9, 'Property colour is not allowed.'],
    [
      'what is no day',
      inKvm + 'added: 1 June 2026\n',
      9,
      'This is not a date. Write it as YYYY-MM-DD.',
    ],
    [
      'what is no address',
      inKvm.replace('https:', 'gopher:'),
      3,
      'This is not a URL. Copy the whole URL, starting with https://.',
    ],
    [
      'what is no sentence',
      inKvm.replace('does.', 'does'),
      5,
      'This does not end with a full stop, "!" or "?". Write a complete sentence.',
    ],
    [
      'what is no id',
      inKvm + 'requires: [KVM API]\n',
      9,
      'This is not an id. Use lower-case letters, digits and single hyphens, as in "intel-sdm".',
    ],
    [
      'what is no DOI',
      inKvm + 'doi: https://doi.org/10.1145/361011.361073\n',
      9,
      'This is not a DOI. Write it without https://doi.org/, as in "10.1145/361011.361073".',
    ],
    [
      'what is no language',
      inKvm + 'language: English\n',
      9,
      'This is not a language tag. Use a tag such as "en", "zh" or "pt-BR".',
    ],
  ] as const)
    test(`underlines ${what}, in one message`, async () => {
      assert.deepEqual(await editor.judge(FILE, text), [{ line, message }]);
    });

  test('offers topics and learning paths to the file of the site, and underlines others', async () => {
    const site = smallContent['site.yaml'];
    const topics = await editor.complete(
      'content/site.yaml',
      site.replace('topics: [kvm, tools]', 'topics:\n  - ‸'),
    );
    assert.deepEqual(topics, [
      { label: 'kvm', documentation: 'KVM' },
      { label: 'tools', documentation: 'Tools' },
    ]);
    assert.deepEqual(
      await editor.judge('content/site.yaml', site.replace('[first-guest]', '[last-guest]')),
      [{ line: 15, message: 'No learning path has this id. Use one of: first-guest.' }],
    );
  });

  test('completes kinds of steps, and says what each means', async () => {
    const found = await editor.complete(
      'content/paths/new.yaml',
      '# yaml-language-server: $schema=../schema/learning-path.json\nsteps:\n  - kind: ‸\n',
    );
    assert.deepEqual(found.slice(0, 2), [
      { label: 'resource', documentation: 'Work with one or more resources in the catalog.' },
      {
        label: 'reading',
        documentation: 'Read something that is not a resource in the catalog.',
      },
    ]);
  });

  test('explains the rules for which exceptions are made', async () => {
    const found = await editor.complete(
      'content/exceptions.yaml',
      '# yaml-language-server: $schema=schema/exceptions.json\n- rule: ‸\n',
    );
    assert.equal(
      found.find(({ label }) => label === 'link-not-asked')?.documentation,
      'The link check skips this URL.',
    );
    assert.ok(found.every(({ documentation }) => documentation.endsWith('.')));
  });
});

test('an editor finds nothing wrong with any file of this catalog', async (context) => {
  const editor = await startYamlEditor(context, ROOT);
  const read = (file: string) => readFile(join(ROOT, file), 'utf8');
  const files = [
    'content/site.yaml',
    'content/glossary.yaml',
    ...(await readdir(join(ROOT, 'content/resources'))).map((name) => `content/resources/${name}`),
  ];
  const judge = async (file: string, text: string) =>
    assert.deepEqual(await editor.judge(file, text), [], file);
  await Promise.all(files.map(async (file) => judge(file, await read(file))));
  assert.ok(files.length > 2);

  // Editors know no YAML inside MDX: the fields are shown to it by themselves.
  for (const [kind, schema] of [
    ['topics', 'topic'],
    ['paths', 'learning-path'],
  ] as const)
    for (const name of await readdir(join(ROOT, 'content', kind))) {
      const text = await read(`content/${kind}/${name}`);
      const [, fields = ''] = /^---\n(.*?\n)---\n/s.exec(text) ?? [];
      assert.notEqual(fields, '');
      const first = `# yaml-language-server: $schema=../schema/${schema}.json\n`;
      await judge(`content/${kind}/${name}.yaml`, first + fields);
    }
});
