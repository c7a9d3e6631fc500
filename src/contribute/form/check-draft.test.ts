import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, test } from 'node:test';
import fc from 'fast-check';
import {
  changeContent,
  oneRetired,
  writeContent,
} from '../../../tests/bad-content/small-content.ts';
import type { Issue } from '../../source/issue.ts';
import { exampleContent, showExample } from '../../../tests/example-content.ts';
import { formatIssue, isAdvice, rules } from '../../rules/rules.ts';
import { checkFolder } from '../../content/load-catalog.ts';
import { kinds, levels, valuesOf } from '../../schema/vocabulary.ts';
import { openLookup } from '../../../tests/open-lookup.ts';
import { knownPages } from '../../link-health/known-pages.ts';
import { checkDraft, readData, writeDraft } from './draft.ts';
import { createData, type Entry } from '../resource-fields.ts';
import { runs } from '../../../tests/runs.ts';

const folder = await writeContent(
  changeContent({
    ...oneRetired,
    'resources/kvm-api.yaml': ['placements:', 'formerly: [api]\nplacements:'],
  }),
);
const exampleFolder = await writeContent(new Map(Object.entries(exampleContent)));
after(() => Promise.all([folder, exampleFolder].map((one) => rm(one, { recursive: true }))));
const lookup = await openLookup(folder);
const lookupOfExample = await openLookup(exampleFolder);
const { titles } = knownPages().challenges;

const good: Entry[] = [
  ['url', 'https://guide.example/'],
  ['title', 'The Guide'],
  ['kind', 'tutorial'],
  ['summary', 'Walks through everything once.'],
  ['placements.0.place', 'kvm/documents/'],
];

test('a good draft has no issue', async () => {
  assert.deepEqual(await check('guide', good), []);
});

const cases: [name: string, id: string, entries: Entry[], says: string[]][] = [
  [
    'an empty one',
    '',
    [],
    [
      '1:1  empty-file  the file has no fields. Fill it in, or remove it.',
      '1:1  missing-field  id is missing. Add it.',
    ],
  ],
  [
    'one with a known address, spelt otherwise',
    'guide',
    [...good, ['url', 'http://docs.example/kvm/']],
    [
      '3:6  duplicate-resource  "http://docs.example/kvm/" is already listed as "The KVM API" in content/resources/kvm-api.yaml. Add a placement there, or add a "locator" to tell them apart.',
      '3:6  http-address  Advice: url "http://docs.example/kvm/" is not encrypted, and its host supports https. Write "https://".',
    ],
  ],
  [
    'one whose id is taken',
    'perf',
    good,
    ['1:1  doubled-id  "perf" is the id of another resource. Choose another one.'],
  ],
  [
    'one whose id another had',
    'api',
    good,
    [
      '1:1  doubled-id  "api" is a former id of "kvm-api". Choose another one.',
      'kvm-api: former-id-in-use',
    ],
  ],
  [
    'one that requires what is not there, and itself',
    'guide',
    [...good, ['requires', 'kvmtol\nguide\napi']],
    [
      '6:12  unknown-resource  resource "kvmtol" does not exist. Did you mean "kvmtool"?',
      '6:20  names-itself  "guide" refers to itself. Use another id.',
      '6:27  unknown-resource  resource "api" does not exist. It is now called "kvm-api". Use that id.',
    ],
  ],
  [
    'one at the address of a retired one',
    'guide',
    [...good, ['url', 'https://docs.example/old/']],
    ['old-api: duplicate-resource'],
  ],
  [
    'one that requires a retired one',
    'guide',
    [...good, ['requires', 'old-api']],
    ['6:12  retired-reference  Advice: "old-api" is retired. Use its successor, "kvm-api".'],
  ],
  [
    'one whose id a retired one has or had',
    'older-api',
    good,
    [
      'old-api: former-id-in-use',
      '1:1  doubled-id  "older-api" is a former id of "old-api". Choose another one.',
    ],
  ],
  [
    'one in a group that the section does not have',
    'guide',
    [...good, ['placements.0.place', 'kvm/documents/paper']],
    [
      '9:12  unknown-group  group "paper" does not exist in section "documents" of topic "kvm". Check its spelling, or create it.',
    ],
  ],
];

for (const [name, id, entries, says] of cases)
  test(`reports ${name}`, async () => {
    assert.deepEqual(await check(id, entries), says);
  });

test('accepts a resource in a topic without a section', async () => {
  assert.deepEqual(await check('guide', [...good, ['placements.0.place', 'kvm//']]), []);
});

test('a known resource is checked beside the others, not beside itself', async () => {
  const entries: Entry[] = [
    ['url', 'https://tools.example/perf'],
    ['title', 'perf'],
    ['kind', 'tool'],
    ['summary', 'Counts what the processor does.'],
    ['related.0.resource', 'kvmtool'],
    ['related.0.how', 'It measures guests.'],
    ['placements.0.place', 'tools/measuring/counters'],
  ];
  assert.deepEqual(await check('perf', entries, true), []);
  const moved = entries.with(-1, ['placements.0.place', 'kvm/documents/']);
  assert.deepEqual(await check('perf', moved, true), ['tools: unused-section']);
});

test('a retired resource is edited as it is, and back to one that is recommended', async () => {
  const entries: Entry[] = [
    ['url', 'https://docs.example/old'],
    ['title', 'The Old API'],
    ['kind', 'documentation'],
    ['summary', 'What KVM offered at first.'],
    ['placements.0.place', 'kvm/documents/'],
  ];
  const of: Entry[] = [
    ['status', 'deprecated'],
    ['reason', 'It is gone.'],
    ['successor', 'kvm-api'],
  ];
  assert.deepEqual(await check('old-api', [...entries, ...of], true), []);
  assert.deepEqual(await check('old-api', entries, true), []);
  assert.deepEqual(await check('old-api', [...entries, ...of.slice(0, 1), ...of.slice(2)], true), [
    '6:9  retired-without-reason  status needs a reason. Add "reason".',
  ]);
  assert.deepEqual(await check('perf', [...good, ...of.slice(0, 2)], true), [
    'tools: unused-section',
  ]);
});

test('a relation that the other file declares is found', async () => {
  const entries: Entry[] = [
    ['url', 'https://github.com/example/kvmtool'],
    ['title', 'kvmtool'],
    ['kind', 'tool'],
    ['summary', 'Small user space for KVM.'],
    ['placements.0.place', 'kvm/programs/'],
  ];
  assert.deepEqual(await check('kvmtool', entries, true), []);
  const more: Entry[] = [...entries, ['related.0.resource', 'perf'], ['related.0.how', 'So.']];
  assert.match((await check('kvmtool', more, true)).join(), /doubled-relation/);
});

test('says what it can where the catalog is not known', () => {
  const draft = { id: 'guide', text: writeDraft(createData(good)), isKnown: false };
  assert.deepEqual(checkDraft(draft, undefined, titles), []);
});

const texts = fc.oneof(
  fc.constantFrom(
    '',
    'Plain words.',
    'Just a moment...',
    'ALL IN CAPITALS',
    '- a',
    'a: b',
    '# x',
    '{x}',
    '*x',
    '<b>x</b>',
    "it's",
    'yes',
    '1',
    '\u202ex',
    'x\u0000',
    'é',
    '🚀 Go.',
  ),
  fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => `${text}.`),
  fc.lorem({ maxCount: 40 }).map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`),
);
/** As fc.webUrl makes them, which first makes a table of every character. */
const part = fc.string({
  unit: fc.constantFrom(...'aZ09-._~!$&()*+,;=:@', "'", '%20', '%C3%A9', '%2F', '%F0%9F%9A%80'),
  maxLength: 10,
});
const webUrls = fc
  .record({
    scheme: fc.constantFrom('http', 'https'),
    host: fc.domain(),
    path: fc.array(part, { maxLength: 4 }),
    query: fc.option(
      part.map((text) => `?${text}`),
      { nil: '' },
    ),
    fragment: fc.option(
      part.map((text) => `#${text}`),
      { nil: '' },
    ),
  })
  .map(({ scheme, host, path, query, fragment }) =>
    [`${scheme}://${host}`, ...path].join('/').concat(query, fragment),
  );
const addresses = fc.oneof(
  webUrls,
  fc.constantFrom(
    '',
    'https://docs.example/kvm',
    'https://docs.example/old',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://a@b.example/',
    'x',
  ),
);
const ids = fc.constantFrom(
  'perf',
  'kvm-api',
  'old-api',
  'guide',
  'api',
  'A b',
  '../x',
  'constructor',
);
const sentences = fc
  .lorem({ maxCount: 30, mode: 'words' })
  .map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
/** Fields that say something sensible. */
const sound = fc.record({
  url: webUrls,
  title: sentences,
  kind: fc.constantFrom(...(valuesOf(kinds) as string[])),
  summary: sentences,
  authors: fc
    .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), { maxLength: 3 })
    .map((lines) => lines.join('\n')),
  'level.from': fc.constantFrom('', 'beginner'),
  'level.to': fc.constant('advanced'),
  'placements.0.place': fc.constantFrom('kvm/documents/', 'tools/measuring/counters'),
  'placements.0.note': sentences,
});
/** Fields that may hold anything. */
const wild = fc.record(
  {
    url: addresses,
    title: texts,
    kind: fc.constantFrom('', 'x'),
    summary: texts,
    aliases: texts,
    'level.from': fc.constantFrom(...(valuesOf(levels) as string[]), ''),
    'level.to': fc.constantFrom(...(valuesOf(levels) as string[]), ''),
    year: fc.constantFrom('', '2010', '99', 'x'),
    doi: fc.constantFrom('', '10.1000/182', 'x'),
    requires: ids,
    'related.0.resource': ids,
    'related.0.how': texts,
    'caveats.0.note': texts,
    'caveats.0.evidence': addresses,
    'placements.0.place': fc.constantFrom('tools/measuring/', 'x/y/', ''),
    'placements.0.note': texts,
    'placements.1.place': fc.constantFrom('kvm/documents/', 'kvm/programs/', ''),
  },
  { requiredKeys: [] },
);
const forms = fc
  .tuple(sound, wild, fc.integer({ min: 0, max: 3 }))
  .map(([base, more, count]) =>
    Object.entries({ ...base, ...Object.fromEntries(Object.entries(more).slice(0, count)) }),
  );

test('what the form writes without an error always passes the check, and what it reports is what the check reports', async () => {
  let passed = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('guide', 'other'), forms, async (id, entries) => {
      const data = createData(entries);
      const text = writeDraft(data);
      const today = new Date().toISOString().slice(0, 10);
      const known = await lookup.around({ id, data, isKnown: false });
      const found = checkDraft({ id, text, isKnown: false }, known, titles, today);
      const overlay = new Map([[`content/resources/${id}.yaml`, text]]);
      const { issues } = await checkFolder(folder, { overlay });
      const errors = found.filter((issue) => !isAdvice(issue));
      // Of two that are alike the check of everything names the one that comes later by name.
      const codes = (of: Issue[]) => of.map(({ code }) => code).toSorted();
      assert.deepEqual(codes(errors), codes(issues));
      if (issues.length === 0) passed += 1;
    }),
    { numRuns: runs(200) },
  );
  assert.ok(passed > runs(20), `only ${passed} of the forms passed, so that little was proved`);
});

for (const { code, check: own, examples } of rules) {
  const { bad } = examples;
  if (!own || typeof bad === 'string') continue;
  const [[file, text] = ['', ''], ...more] = Object.entries(bad);
  const id = /^resources\/(.*)\.yaml$/.exec(file)?.[1];
  if (!id || !text || more.length > 0) continue;
  test(`applies the rule "${code}" to its bad example`, async () => {
    const draft = { id, text: showExample(bad).get(file) ?? '', isKnown: true };
    const known = await lookupOfExample.around({ ...draft, data: readData(draft.text) });
    const issues = checkDraft(draft, known, titles, '2026-06-01');
    assert.ok(issues.some((issue) => issue.code === code));
  });
}

/** What is found of a draft: place, code and message in its file, and file and code elsewhere. */
async function check(id: string, entries: Entry[], isKnown = false): Promise<string[]> {
  const data = createData(entries);
  const text = writeDraft(data);
  const known = await lookup.around({ id, data, isKnown });
  const file = `content/resources/${id}.yaml`;
  return checkDraft({ id, text, isKnown }, known, titles).map((issue) =>
    issue.file === file
      ? formatIssue(issue).slice(file.length + 1)
      : `${issue.file.replace(/^.*\/|\.\w+$/g, '')}: ${issue.code}`,
  );
}
