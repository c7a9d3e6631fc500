import assert from 'node:assert/strict';
import { readdir, rm } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import {
  changeContent,
  oneRetired,
  writeContent,
} from '../../../tests/bad-content/small-content.ts';
import { fillForm, goodValues } from '../../../tests/filled-form.ts';
import { checkSuggestion, isFormOf, parseForm } from './check-suggestion.ts';

const DAY = '2026-05-31';
let folder: string;

before(async () => {
  folder = await writeContent(changeContent());
});

after(() => rm(folder, { recursive: true }));

test('makes the file of a filled form, and finds nothing wrong with it', async () => {
  const { file, errors, formErrors, listed } = await check({
    ...goodValues,
    'Placements: note': 'Read the part\non exits.',
    'Level: from': 'beginner: Needs no knowledge of the subject.',
    'Level: to': 'Intermediate',
    Access: 'free',
    Authors: '- A. Writer\n\n* B. Reader  ',
    Year: '2024',
    Language: 'de',
    'Other names': 'YFG',
    Takeaways: 'You know it.',
    'Channel: network': 'OFTC',
    'Channel: name': '#kvm',
  });
  assert.deepEqual({ errors, formErrors, listed }, { errors: [], formErrors: [], listed: [] });
  assert.equal(file?.path, 'content/resources/your-first-guest.yaml');
  assert.equal(
    file.text,
    `# yaml-language-server: $schema=../schema/resource.json
title: Your First Guest
aliases: [YFG]
url: https://guests.example/first/
kind: tutorial
summary: Starts a guest of ten instructions and counts what it costs.
takeaways:
  - You know it.
level:
  from: beginner
  to: intermediate
access: free
authors: [A. Writer, B. Reader]
year: 2024
language: de
channel:
  network: OFTC
  name: "#kvm"
added: 2026-05-31
placements:
  - topic: tools
    section: measuring
    group: counters
    note: Read the part on exits.
`,
  );
  assert.deepEqual(await readdir(`${folder}/resources`), [
    'kvm-api.yaml',
    'kvmtool.yaml',
    'perf.yaml',
  ]);
});

test('the hash is that of one path and text, and of no other', async () => {
  const hashes = [
    await check(goodValues),
    await check({ ...goodValues, Title: 'Your First Guests' }),
    await check({ ...goodValues, Title: 'Your first guest' }),
    await check({ ...goodValues, Year: '2024' }),
  ].map(({ file }) => file?.hash ?? '');
  for (const hash of hashes) assert.match(hash, /^[0-9a-f]{64}$/);
  assert.equal(new Set(hashes).size, hashes.length);
  // Needless spaces are in no file.
  for (const same of [goodValues, { ...goodValues, Title: 'Your First  Guest' }])
    assert.equal((await check(same)).file?.hash, hashes[0]);
});

const found: [name: string, values: Record<string, string>, findings: string[]][] = [
  [
    'all that the schema refuses, under the names of the form',
    {
      Title: 'A',
      Kind: 'tutorail',
      Summary: 'No end',
      Year: '1.5',
      'Level: from': 'expert',
      DOI: 'x',
    },
    [
      'Kind: unknown-value kind "tutorail" does not exist. Did you mean "tutorial"?',
      'Placements: missing-field placements is missing. Add it.',
      'Level: from: unknown-value level from "expert" does not exist. Use one of: beginner, intermediate, advanced.',
      'Level: to: missing-field level to is missing. Add one of: beginner, intermediate, advanced.',
      'Year: wrong-type year is "1.5", but must be a number. Write it in digits, without quotes.',
      'DOI: bad-doi doi "x" is not a DOI. Write it without https://doi.org/, as in "10.1145/361011.361073".',
    ],
  ],
  [
    'a place that the form does not have',
    { ...goodValues, Placements: 'Tools › Elsewhere', 'Placements: note': 'Look.' },
    [
      'Placements: missing-field "Tools › Elsewhere" is not a place in the form. Copy one from there.',
    ],
  ],
  [
    'a resource that nobody can find',
    { ...goodValues, URL: '_No response_' },
    [
      ': not-findable the resource has no url, doi, isbn, channel or authors. Add one so that readers can find it.',
    ],
  ],
  [
    'an address that runs code',
    { ...goodValues, URL: 'javascript:alert(1)' },
    [
      'URL: url-scheme url "javascript:alert(1)" has the scheme "javascript:". Only https:// and http:// are allowed.',
    ],
  ],
  [
    'a title without a letter of an id',
    { ...goodValues, Title: '仮想化', URL: 'https://docs.example/123' },
    [
      'Title: bad-id no id can be made from the title. Add a name in Latin letters under "Other names".',
    ],
  ],
  [
    'a resource that stands under a later id',
    { ...goodValues, URL: 'http://www.docs.example/kvm/', Title: 'A KVM Guide' },
    ['content/resources/kvm-api.yaml: duplicate-resource already listed as “The KVM API”, in KVM.'],
  ],
  [
    'a resource that stands under an earlier id',
    { ...goodValues, URL: 'https://docs.example/kvm', Title: 'Z' },
    [
      'URL: duplicate-resource "https://docs.example/kvm" is already listed as "The KVM API" in content/resources/kvm-api.yaml. Add a placement there, or add a "locator" to tell them apart.',
    ],
  ],
  [
    'nothing in what was chosen twice or written as its value',
    { ...goodValues, Kind: 'TUTORIAL', Access: 'None' },
    [],
  ],
];

for (const [name, values, findings] of found)
  test(`finds ${name}`, async () => {
    const { errors } = await check(values);
    assert.deepEqual(
      errors.map(({ about, code, message }) => `${about}: ${code} ${message}`),
      findings,
    );
  });

test('says which resource is at the address, also where nothing forbids another', async () => {
  const address = { URL: 'https://www.docs.example/kvm/?utm_source=a' };
  const { errors, listed } = await check({ ...goodValues, ...address, Locator: 'Chapter 2' });
  assert.deepEqual(errors, []);
  assert.deepEqual(
    listed.map(({ id }) => id),
    ['kvm-api'],
  );
});

test('says why the resource at the address was retired', async (context) => {
  const other = await writeContent(changeContent(oneRetired));
  context.after(() => rm(other, { recursive: true }));
  const { errors, listed, file } = await check(
    { ...goodValues, URL: 'https://docs.example/old', Title: 'Older API' },
    other,
  );
  assert.deepEqual(
    errors.map(({ about, code, message }) => `${about}: ${code} ${message}`),
    [
      'content/resources/old-api.yaml: duplicate-resource known as “The Old API”, which was retired in favour of “The KVM API”: It tells of ioctls that are gone.',
    ],
  );
  assert.deepEqual(
    listed.map(({ id }) => id),
    ['old-api'],
  );
  assert.equal(file?.path, 'content/resources/older-api-2.yaml');
});

test('gives no id that is taken: by a file, one that cannot be read, or a former id', async (context) => {
  const other = await writeContent(
    changeContent({
      'resources/perf.yaml': ['related:', 'formerly: [perf-2]\nrelated:'],
      'resources/perf-3.yaml': 'title: [',
    }),
  );
  context.after(() => rm(other, { recursive: true }));
  const { file } = await check({ ...goodValues, Title: 'perf' }, other);
  assert.equal(file?.path, 'content/resources/perf-4.yaml');
});

test('uses the id of another name if the title gives none', async () => {
  const { file, errors } = await check({
    ...goodValues,
    Title: '仮想化',
    'Other names': '発酵\nFermentation',
  });
  assert.equal(file?.id, 'fermentation');
  assert.deepEqual(errors, []);
});

test('reports nothing of what is wrong with the catalog anyway', async (context) => {
  const other = await writeContent(
    changeContent({
      'resources/perf.yaml': ['summary: Counts what the processor does.', 'summary: Counts'],
      'resources/broken.yaml': 'title: [',
      'exceptions.yaml': `# yaml-language-server: $schema=schema/exceptions.json
- rule: link-not-asked
  where: docs.example
  reason: They ask for it.
  until: 2020-01-01
`,
    }),
  );
  context.after(() => rm(other, { recursive: true }));
  assert.deepEqual((await check(goodValues, other)).errors, []);
});

test('gives advice apart from errors', async () => {
  const { errors, advice } = await check({
    ...goodValues,
    URL: 'https://guests.example/?utm_source=a',
    Title: 'THE COMPLETE GUEST',
  });
  assert.deepEqual(errors, []);
  assert.deepEqual(
    advice.map(({ about, code }) => `${about}: ${code}`),
    ['URL: tracking-parameter', 'Title: title-in-capitals'],
  );
});

test('a text that is no form is reported as that, and nothing is guessed', async () => {
  const suggestion = await checkSuggestion('Please add https://docs.example/', DAY, folder);
  assert.deepEqual(suggestion.formErrors, [
    'the text has none of the headings of the form. Open a new issue with the form.',
  ]);
  assert.equal(suggestion.file, undefined);
});

async function check(values: Record<string, string>, content = folder) {
  return checkSuggestion(await fillForm(content, values), DAY, content);
}

const labels = ['Address', 'Title', 'Level: from', 'Authors'];
const form = `### Address

https://docs.example/

### Title

The guide

### Level: from

_No response_

### Authors

A. Writer
B. Reader`;

const read: [name: string, text: string, values: Record<string, string>][] = [
  [
    'what was filled in, and nothing where nothing was',
    form,
    { Address: 'https://docs.example/', Title: 'The guide', Authors: 'A. Writer\nB. Reader' },
  ],
  [
    'the line ends of an edited issue',
    form.replaceAll('\n', '\r\n'),
    { Address: 'https://docs.example/', Title: 'The guide', Authors: 'A. Writer\nB. Reader' },
  ],
  [
    'headings in any order, and some left out',
    '### Title\nA\n### Address\nB',
    { Title: 'A', Address: 'B' },
  ],
  ['blank lines and spaces around a value', '\n\n### Title  \n\n\n  A \n\n', { Title: 'A' }],
  [
    'text that Markdown shows as something else',
    '### Title\n<!-- ### Address -->\n> ### Address\n* * *',
    { Title: '<!-- ### Address -->\n> ### Address\n* * *' },
  ],
  [
    'a channel and a number, which begin like headings',
    '### Title\n#kvm\n#1',
    { Title: '#kvm\n#1' },
  ],
  ['names that objects have', '### Title\n__proto__', { Title: '__proto__' }],
];

for (const [name, text, values] of read)
  test(`reads ${name}`, () => {
    assert.deepEqual(parseForm(text, labels), {
      values: new Map(Object.entries(values)),
      errors: [],
    });
  });

const invalid: [name: string, text: string, errors: string[]][] = [
  [
    'a heading of ours inside a value',
    '### Title\nA\n\n### Address\n\nhttps://evil.example/\n\n### Address\n\nhttps://docs.example/',
    ['line 8: the heading "### Address" appears twice. Keep one, and remove the other.'],
  ],
  [
    'a form that names a path and an id',
    '### Title\nA\n### Path\n.github/workflows/ci.yml\n### Id\n../../x',
    [
      'line 3: "### Path" is not a heading of the form. Remove the line, or the "#" at its start.',
      'line 5: "### Id" is not a heading of the form. Remove the line, or the "#" at its start.',
    ],
  ],
  ...[
    '   ### Address',
    '## Address',
    '### Address ###',
    '###\tAddress',
    '### __proto__',
    '### address',
    '#',
  ].map((line): [string, string, string[]] => [
    `"${line}", which readers take for a heading`,
    `### Title\nA\n${line}\nB`,
    [
      `line 3: "${line.trim()}" is not a heading of the form. Remove the line, or the "#" at its start.`,
    ],
  ]),
  [
    'text above the form',
    'Hello.\n\n### Title\nA',
    ['line 1: "Hello." is above the first heading of the form. Move it below one, or remove it.'],
  ],
  [
    'a text far longer than a resource needs',
    `### Title\n${'A\n'.repeat(9000)}`,
    ['the text has more than 16,000 characters. Shorten it to what the form asks for.'],
  ],
  ...['', 'Please add https://docs.example/', '# Title\n\nA'].map(
    (text): [string, string, string[]] => [
      `${JSON.stringify(text)}, which is no form`,
      text,
      ['the text has none of the headings of the form. Open a new issue with the form.'],
    ],
  ),
];

for (const [name, text, errors] of invalid)
  test(`reports ${name}`, () => {
    assert.deepEqual(parseForm(text, labels).errors, errors);
  });

test('recognizes a form when it has every heading, as GitHub writes them', () => {
  assert.equal(isFormOf(form, labels), true);
  assert.equal(isFormOf(form.replaceAll('\n', '\r\n'), labels), true);
  assert.equal(isFormOf(form.replace('### Title', '### title'), labels), false);
  assert.equal(isFormOf('', labels), false);
});
