import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Document, parse, visit, type Scalar } from 'yaml';
import { foldUrl } from '../urls/folded-url.ts';
import { fixFile } from './plan-fixes.ts';
import { runs } from '../../tests/runs.ts';

const FILE = 'content/resources/guide.yaml';
const modeline = '# yaml-language-server: $schema=../schema/resource.json\n';
const facts = { secureHosts: new Set(['docs.example']) };
const fix = (text: string, file = FILE) => fixFile(file, text, facts);

test('fixes all that has one right value, and keeps every comment', () => {
  assert.equal(
    fix(`# On the whole file.

kind: Tutorial   # beside
# On the title.
title:  The guide


url: "http://docs.example/a?utm_source=x&b=1&fbclid=2#Part" # kept
summary: >-
  Walks through
  everything once
# On the day.
added: 14 March 2026
caveats: [{ note: 'It ends early (2019)', evidence: http://other.example/ }]
doi: https://doi.org/10.1000/182
placements:
  - topic: basics
    section: reading
    note: "Read \\"it\\" once"
# At the end.`),
    `${modeline}# On the whole file.

# On the title.
title: The guide

url: "https://docs.example/a?b=1#Part" # kept
kind: tutorial   # beside
summary: >-
  Walks through
  everything once.
doi: 10.1000/182
caveats: [{ note: 'It ends early (2019).', evidence: http://other.example/ }]
# On the day.
added: 2026-03-14
placements:
  - topic: basics
    section: reading
    note: "Read \\"it\\" once."
# At the end.
`,
  );
});

test('fixes the fields of a topic and leaves its body alone', () => {
  const before =
    '---\ntitle:  Basics\nsummary: What everybody needs  \nsections: []\n---\n\nTwo  spaces,   here\n';
  assert.equal(
    fix(before, 'content/topics/basics.mdx'),
    '---\ntitle: Basics\nsummary: What everybody needs.\nsections: []\n---\n\nTwo  spaces,   here\n',
  );
});

const same: [name: string, text: string][] = [
  ['is right already', `${modeline}title: T\nsummary: S.\n`],
  ['cannot be read', 'title: "T\nsummary: S'],
  ['is no group of fields', `${modeline}- a\n- b\n`],
  [
    'has an answer that nobody knows',
    `${modeline}kind: thing\nsummary: It says,\nadded: 03/04/2026\n`,
  ],
  ['has line ends of its own', `${modeline.replace('\n', '\r\n')}title: T\r\n`],
];
for (const [name, text] of same)
  test(`leaves a file alone that ${name}`, () => {
    assert.equal(fix(text), text);
  });

test('fixes what only a check of the whole content finds', () => {
  const position = { file: FILE, line: 2, column: 8, message: 'It does not end like a sentence.' };
  const found = [{ ...position, code: 'sentence-ending' as const, field: ['title'] }];
  assert.equal(
    fixFile(FILE, `${modeline}title: The guide\n`, facts, found),
    `${modeline}title: The guide.\n`,
  );
});

test('adds the modeline that fits the file', () => {
  assert.match(
    fix('a: 1\n', 'content/glossary.yaml'),
    /^# yaml.*=schema\/glossary\.json\na/,
  );
  assert.equal(fix('a: 1\n', 'content/other.txt'), 'a: 1\n');
});

const texts = fc.stringMatching(/^[\w ,.:;"'#&*[\]{}()%!?|>-]{0,60}$/);
const urls = fc
  .tuple(
    fc.constantFrom('http', 'https'),
    fc.constantFrom('docs.example', 'other.example', 'www.youtube.com'),
    fc.array(fc.constantFrom('utm_source=a', 'b=1', 'b=%20', 'si=9', 'fbclid=', 'c'), {
      maxLength: 3,
    }),
    fc.constantFrom('', '#a', '#/b?utm_source=c'),
  )
  .map(
    ([scheme, host, query, fragment]) =>
      `${scheme}://${host}/p${query.length > 0 ? '?' : ''}${query.join('&')}${fragment}`,
  );
/** Days with what they mean, where that is one. */
const daysMeant: Record<string, string> = {
  '2026-03-14': '2026-03-14',
  '14 March 2026': '2026-03-14',
  'Mar 3, 2026': '2026-03-03',
  '2026/3/4': '2026-03-04',
  '31/12/2026': '2026-12-31',
};
const days = fc.constantFrom(...Object.keys(daysMeant), '3.4.2026', 'May 2026', '30 February 2026');
const files = fc
  .record(
    {
      title: texts,
      url: urls,
      kind: fc.constantFrom('Tutorial', 'source code', 'Source_Code', 'tool', 'x'),
      summary: texts,
      takeaways: fc.array(texts, { maxLength: 3 }),
      caveats: fc.array(fc.record({ note: texts, evidence: urls }, { requiredKeys: [] }), {
        maxLength: 2,
      }),
      added: days,
      unknown: texts,
    },
    { requiredKeys: [] },
  )
  .chain((data) =>
    fc
      .tuple(
        fc.shuffledSubarray(Object.entries(data), { minLength: Object.keys(data).length }),
        fc.constantFrom(...(['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_FOLDED'] as const)),
        fc.boolean(),
        fc.constantFrom('', '\n', '  \n\n', '# a comment\n'),
      )
      .map(([entries, type, isFlow, between]) => ({
        data,
        text: `${modeline}${entries
          .map(([key, value]) => write(key, value, type, isFlow))
          .join(between)}`,
      })),
  );

function write(key: string, value: unknown, type: Scalar.Type, isFlow: boolean): string {
  const document = new Document({ [key]: value });
  visit(document, {
    Scalar: (name, node) => {
      if (name !== 'key') node.type = type;
    },
    Collection: (_name, node, path) => {
      node.flow = isFlow && path.length > 1;
    },
  });
  return document.toString({ lineWidth: 40 });
}

test('what is fixed means what it meant, keeps its comments, and needs nothing more', () => {
  const comments = (of: string) => of.match(/^# a comment$/gm)?.length;
  fc.assert(
    fc.property(files, ({ text }) => {
      const once = fix(text);
      assert.deepEqual(meaningOf(parse(once)), meaningOf(parse(text)));
      assert.equal(comments(once), comments(text));
      assert.equal(fix(once), once);
    }),
    { numRuns: runs(400) },
  );
});

/** What a value says, however it is written. */
function meaningOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaningOf);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inner]) => [key, meaningOf(inner)] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  if (typeof value !== 'string') return value;
  if (/^https?:\/\//.test(value)) return foldUrl(value);
  const text = value.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
  return daysMeant[text] ?? text.toLowerCase().replaceAll(/[ _-]+/g, '-');
}

for (const [name, passage, instead] of [
  [
    'a text that a comment cuts off',
    'summary: X',
    'summary: Explains the fix for issue #12 in the guest.',
  ],
  ['a doubled field', 'summary: X', 'summary: One\nsummary: Two'],
] as const)
  test(`${name} is left as it is, with all of its file`, () => {
    const text =
      `# yaml-language-server: $schema=../schema/resource.json\nkind: tool  \ntitle: A\n${passage}\n`.replace(
        passage,
        instead,
      );
    assert.equal(fixFile('content/resources/a.yaml', text, { secureHosts: new Set() }), text);
  });
