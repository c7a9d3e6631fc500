import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mdxToMdast } from 'satteri';
import { arbitraryText } from '../../tests/arbitrary-text.ts';
import { refuseCode } from './guarded-processor.ts';
import { LONGEST_BODY, parseBody } from './parse-body.ts';
import { runs } from '../../tests/runs.ts';

const pieces = [
  ...[
    'a',
    ' ',
    '\n',
    '\n\n',
    '    ',
    '\t',
    '> ',
    '- ',
    '1. ',
    '# ',
    '=\n',
    '---\n',
    '\\',
    '`',
    '``',
    '```\n',
  ],
  ...[
    '~~~\n',
    '{',
    '}',
    '{/*',
    '*/}',
    '{1}',
    '{/* a */}',
    '*',
    '_',
    '**',
    '[',
    ']',
    '](/a)',
    '![',
    '|',
    '|-|\n',
    '\n|a|\n|-|\n',
  ],
  ...[
    '<',
    '>',
    '<b>',
    '</b>',
    '<b ',
    '="',
    '"',
    '/>',
    '<B/>',
    '<>',
    '</>',
    '<div>\n',
    '\n</div>\n',
    '<!--',
    '-->',
  ],
  ...[
    'import a',
    'export b',
    '\nimport ',
    '\nexport ',
    'import {a} from "b"\n',
    '&lt;',
    '&#123;',
    '[a]: /b\n',
    '[^1]',
    '[^1]: ',
    'https://a.example',
    '😀',
    '\r\n',
    '\u00a0',
  ],
];
const bodies = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((all) => all.join(''));

function compileTree(body: string): unknown {
  try {
    return mdxToMdast(body);
  } catch {
    return undefined;
  }
}

test('what it finds no issue with holds no code for the compiler either', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      if (parseBody(body).issues.length > 0) return;
      // What cannot be compiled is not run either.
      const tree = compileTree(body);
      if (tree) refuseCode(tree);
    }),
    { numRuns: runs(600) },
  );
});

test('names places that exist, and is never surprised', () => {
  fc.assert(
    fc.property(fc.oneof(bodies, arbitraryText()), (body) => {
      const lines = body.split('\n');
      for (const { line, column } of parseBody(body).issues)
        assert.ok(column >= 1 && column <= (lines[line - 1]?.length ?? -1) + 1);
    }),
    { numRuns: runs(400) },
  );
});

test('reads no more of a body than it can', () => {
  for (const piece of pieces) {
    const body = piece.repeat(Math.ceil(LONGEST_BODY / piece.length) + 1);
    assert.deepEqual(
      parseBody(body).issues.map(({ code }) => code),
      ['body-too-complex'],
    );
  }
});

test('reads what nests without end, and what a parser of JavaScript would fall over', () => {
  for (const piece of [
    '> ',
    '- ',
    '1. ',
    '* a\n  ',
    '<b>',
    '<div>\n',
    '{',
    '{[',
    '<a b={',
    'export default [',
    '![',
    '*a ',
  ])
    assert.ok(parseBody(piece.repeat(2000)).nodes.length < 10_000);
});
