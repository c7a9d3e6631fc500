import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFormOf, parseForm } from './parse-form.ts';

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

const faulty: [name: string, text: string, errors: string[]][] = [
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

for (const [name, text, errors] of faulty)
  test(`reports ${name}`, () => {
    assert.deepEqual(parseForm(text, labels).errors, errors);
  });

test('recognizes a form when it has every heading, as GitHub writes them', () => {
  assert.equal(isFormOf(form, labels), true);
  assert.equal(isFormOf(form.replaceAll('\n', '\r\n'), labels), true);
  assert.equal(isFormOf(form.replace('### Title', '### title'), labels), false);
  assert.equal(isFormOf('', labels), false);
});
