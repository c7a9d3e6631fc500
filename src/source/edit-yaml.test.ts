import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Document, parse, visit, type Scalar } from 'yaml';
import {
  addToList,
  findTexts,
  replaceTexts,
  setFields,
  sortFields,
  splitFields,
} from './edit-yaml.ts';
import { editData } from './content-file.ts';
import { runs } from '../../tests/runs.ts';

const text = `# the schema
# on all of it

title: One # beside
# on the address
url: https://a.example/

# on the list,
# in two lines
aliases:
  - a
  # within the list
  - b
  # at its end
summary: >-
  Two
  lines.


kind: tool
# the end
`;

test('cuts a text at its fields, each with the comments above it', () => {
  const blocks = splitFields(text);
  assert.equal(blocks?.head, '# the schema\n# on all of it\n\n');
  assert.deepEqual(
    blocks.fields.map(({ key, text: own }) => [key, own]),
    [
      ['title', 'title: One # beside\n'],
      ['url', '# on the address\nurl: https://a.example/\n'],
      [
        'aliases',
        '\n# on the list,\n# in two lines\naliases:\n  - a\n  # within the list\n  - b\n  # at its end\n',
      ],
      ['summary', 'summary: >-\n  Two\n  lines.\n'],
      ['kind', '\n\nkind: tool\n'],
    ],
  );
  assert.equal(blocks.tail, '# the end\n');
});

test('joins them to the same text again', () => {
  const forms = [
    text,
    text.replaceAll('\n', '\r\n'),
    text.trimEnd(),
    'a: 1',
    'a:\nb:',
    '\ufeffa: 1\n',
  ];
  for (const form of forms) {
    const blocks = splitFields(form);
    assert.ok(blocks, JSON.stringify(form));
    assert.equal(setFields(form, [], []), form);
  }
});

test('keeps the blank lines of a text that holds on to them', () => {
  const blocks = splitFields('a: |+\n  one\n\n\nb: 2\n');
  assert.equal(blocks?.fields[0]?.text, 'a: |+\n  one\n\n\n');
});

for (const [name, form] of [
  ['a list', '- a\n- b\n'],
  ['fields in one line', '{ a: 1 }'],
  ['text', 'just text\n'],
  ['nothing', ''],
  ['what cannot be read', 'a: "b\n'],
] as const)
  test(`cuts nothing where there is ${name}`, () => {
    assert.equal(splitFields(form), undefined);
  });

const order = ['title', 'url', 'aliases', 'kind'];

test('replaces a field and leaves all else as it was', () => {
  assert.equal(
    setFields(text, [['url', 'url: https://b.example/\n']], order),
    text.replace('https://a.example/', 'https://b.example/'),
  );
});

test('puts a new field where it belongs', () => {
  assert.equal(
    setFields('title: T\nkind: tool\n', [['url', 'url: u\n']], order),
    'title: T\nurl: u\nkind: tool\n',
  );
  assert.equal(setFields('kind: tool', [['title', 'title: T\n']], order), 'title: T\nkind: tool');
  assert.equal(setFields('title: T', [['kind', 'kind: k\n']], order), 'title: T\nkind: k\n');
});

test('removes a field with the comment right above it', () => {
  assert.equal(
    setFields(text, [['url', undefined]], order),
    text.replace('# on the address\nurl: https://a.example/\n', ''),
  );
  assert.equal(setFields(text, [['year', undefined]], order), text);
});

test('keeps the line ends of a file', () => {
  assert.equal(
    setFields('title: T\r\n', [['kind', 'kind: k\n']], order),
    'title: T\r\nkind: k\r\n',
  );
});

const words = fc.oneof(
  fc.stringMatching(/^[\w ,.:;"'#&*[\]{}()%!?|>-]{0,60}$/),
  fc.constantFrom('2024', 'null', 'https://a.example/#b', 'it ends: here', ' # ', '- a', 'true'),
);
const names = ['title', 'url', 'aliases', 'summary', 'caveats'];
/** Fields in any order and style, with comments between them, as YAML and with either line end. */
const written = fc
  .tuple(
    fc.record({
      title: words,
      url: words,
      aliases: fc.array(words, { maxLength: 3 }),
      summary: words,
      caveats: fc.array(fc.record({ note: words, evidence: words }), { maxLength: 2 }),
    }),
    fc.shuffledSubarray(names, { minLength: 2 }),
    fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL'),
    fc.boolean(),
    fc.constantFrom('', '\n', '# a comment\n', '\n# two\n# lines\n'),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([data, keys, style, isFlow, between, newline]) =>
    keys
      .map((key) => writeAs(key, data[key as 'title'], style, isFlow))
      .join(between)
      .replaceAll('\n', newline),
  );

function writeAs(key: string, value: unknown, style: Scalar.Type, isFlow: boolean): string {
  const document = new Document({ [key]: value });
  visit(document, {
    Scalar: (name, node) => {
      if (name !== 'key') node.type = style;
    },
    Collection: (_name, node, path) => {
      node.flow = isFlow && path.length > 1;
    },
  });
  return document.toString({ lineWidth: 40 });
}

/** The text of each field; what is above the first one belongs to it here. */
function blocksOf(data: string): Record<string, string> {
  const { head = '', fields = [] } = splitFields(data) ?? {};
  return Object.fromEntries(
    fields.map(({ key, text: own }, i) => [key, i === 0 ? head + own : own]),
  );
}

for (const inPlace of [true, false])
  test(`a replaced text changes its own bytes only${inPlace ? ', in place' : ''}`, () => {
    fc.assert(
      fc.property(written, fc.nat(), words, (data, nth, value) => {
        const texts = findTexts(data);
        const at = nth % Math.max(1, texts.length);
        const [place] = texts.slice(at, at + 1);
        if (!place) return;
        const after = replaceTexts(
          data,
          ({ from }) => (from === place.from ? value : undefined),
          inPlace ? { inPlace } : {},
        );
        const isBlock = place.style?.startsWith('BLOCK') === true;
        if (after === data) assert.ok(inPlace || isBlock || value === place.value);
        else {
          assert.ok(after.startsWith(data.slice(0, place.from)));
          assert.ok(after.endsWith(data.slice(place.to)));
          assert.deepEqual(
            findTexts(after).map((text) => [text.path, text.value]),
            texts.map((text, i) => [text.path, i === at ? value : text.value]),
          );
        }
      }),
      { numRuns: runs(300) },
    );
  });

test('a field that is written, added or removed leaves the bytes of all others', () => {
  fc.assert(
    fc.property(written, fc.constantFrom(...names), fc.option(words), (data, key, value) => {
      const field = value === null ? undefined : writeAs(key, value, 'QUOTE_DOUBLE', false);
      const after = setFields(data, [[key, field]], names);
      const { [key]: own, ...others } = blocksOf(after);
      const { [key]: old, ...before } = blocksOf(data);
      assert.deepEqual(others, before);
      assert.equal(own === undefined, value === null);
      if (old !== undefined && own !== undefined)
        assert.deepEqual(own.match(/^#.*/gm) ?? [], old.match(/^#.*/gm) ?? []);
      const { [key]: _, ...rest } = (parse(data) ?? {}) as Record<string, unknown>;
      assert.deepEqual(parse(after) ?? {}, value === null ? rest : { ...rest, [key]: value });
    }),
    { numRuns: runs(200) },
  );
});

test('fields in another order are the same fields', () => {
  fc.assert(
    fc.property(written, (data) => {
      const after = sortFields(data, names);
      assert.deepEqual(blocksOf(after), blocksOf(data));
      const keys = splitFields(after)?.fields.map(({ key }) => key) ?? [];
      assert.deepEqual(
        keys,
        names.filter((name) => keys.includes(name)),
      );
    }),
    { numRuns: runs(300) },
  );
});

test('a word added to a list leaves the bytes around it', () => {
  fc.assert(
    fc.property(written, fc.constantFrom('old', '2024', 'null'), (data, word) => {
      const after = addToList(data, 'aliases', word);
      const { aliases, ...rest } = parse(data) as { aliases?: string[] };
      if (after === undefined) return;
      assert.deepEqual(parse(after), { ...rest, aliases: [...(aliases ?? []), word] });
      const { aliases: _, ...others } = blocksOf(after);
      const { aliases: __, ...before } = blocksOf(data);
      assert.deepEqual(others, before);
    }),
    { numRuns: runs(200) },
  );
});

test('frontmatter is edited as a file of its own is', () => {
  fc.assert(
    fc.property(written, fc.constantFrom('', '\nBody: a\n'), (data, body) => {
      const edit = (text: string) => setFields(text, [['formerly', 'formerly: [old]\n']], names);
      const newline = data.includes('\r\n') ? '\r\n' : '\n';
      const around = [`---${newline}`, `---${newline}${body}`] as const;
      assert.equal(
        editData('a.mdx', around[0] + data + around[1], edit),
        around[0] + edit(data) + around[1],
      );
    }),
    { numRuns: runs(200) },
  );
});
