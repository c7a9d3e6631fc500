import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseYaml } from './parse-yaml.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { findYamlIssues } from './yaml-issues.ts';
import { runs } from '../../tests/runs.ts';

const RESOURCE = `# yaml-language-server: $schema=../schema/resource.json
title: Letters on bait hives (2nd edition)
aliases: [letters, bait hives]
url: https://drone.example/sayo?korabel=9327#top
kind: mailing-list
summary: Compares the Tortor and the Selzan way to take a swarm;
  the second needs only a balance.
why:
  'About 15,000 bees: small enough to count, and
  great to learn from.'
level:
  from: intermediate
related:
  - resource: the-hive
    how: >-
      Both are hives: one is minimal # and
      the other is not.
authors:
  - "Anna \u00c4ngelholm"
  - Ben
year: 2007
featured: true
added: 2022-03-27
placements:
  - topic: comb-building
    section: tools

`;

test('what is plain is read without the parser', () => {
  const read = readPlainYaml(RESOURCE);
  assert(read);
  assert.deepEqual(read, parseWhole(RESOURCE));
});

test('what may mean something else is left to the parser', () => {
  const cases = [
    ['', '# nothing', '- a', 'a', '---\na: b', 'a: b\n...', 'a: b\n# c\nd: e', '%YAML 1.2\na: b'],
    ['a:', 'a: ""\nb: "\\n"', "a: 'it''s'", 'a: &b c', 'a: *b', 'a: !c d', 'a: {}', 'a: [1]'],
    ['a: b: c', 'a: b # c', 'a: yes', 'a: 0x1f', 'a: 1.5', 'a: 017', 'a: 1e3', 'a: -1', 'a: ~'],
    [
      'a: b\na: c',
      'true: b',
      'a: b\n\n  c',
      'a: b\n   - c: d',
      'a: |\n  b',
      'a:\tb',
      'a: b\r\nc: d',
    ],
    [
      'a: >-\n  b\n\n  c',
      'a: >-\n  b\n    c',
      'a:\n  - - b',
      'a:\n  -  b: c',
      'a: [b, c',
      'a: "b\nc"',
    ],
  ].flat();
  for (const source of cases) assert.equal(readPlainYaml(source), undefined, source);
});

test('nesting without end is left to the parser', () => {
  const source = Array.from({ length: 5000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
  assert.equal(readPlainYaml(source), undefined);
});

test('whatever is read is what the parser reads, and has no issue', () => {
  const pieces = [
    [
      ' ',
      '  ',
      '\n',
      '\n\n',
      '\n  ',
      '\n    ',
      ': ',
      ':',
      '- ',
      '-',
      '#',
      ' #',
      '"',
      "'",
      '[',
      ']',
    ],
    [
      '{',
      '}',
      ', ',
      '&a ',
      '*a',
      '!',
      '|',
      '>',
      '>-\n  ',
      '%',
      '@',
      '`',
      '? ',
      '\\',
      '\t',
      '\r',
      '~',
    ],
    [
      '1',
      '0x1',
      '.5',
      '1e3',
      'null',
      'true',
      'yes',
      '---',
      '...',
      '<<: ',
      '\u00a0',
      '\u200b',
      '虚',
    ],
    ['title: x\n', 'a: b', '- a\n', '"a"', "'b'"],
  ].flat();
  const change = fc.record({
    at: fc.nat({ max: RESOURCE.length }),
    removed: fc.nat({ max: 5 }),
    piece: fc.constantFrom('', ...pieces),
  });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const source = changes.reduce(
        (text, { at, removed, piece }) => text.slice(0, at) + piece + text.slice(at + removed),
        RESOURCE,
      );
      const read = readPlainYaml(source);
      if (read) assert.deepEqual(read, parseWhole(source), source);
    }),
    { numRuns: runs(3000) },
  );
});

function parseWhole(source: string): unknown {
  const document = parseYaml(source);
  assert.deepEqual(
    findYamlIssues(document, source, () => true),
    [],
  );
  return document.toJS();
}
