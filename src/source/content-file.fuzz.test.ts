import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arbitraryText } from '../../tests/arbitrary-text.ts';
import { parseContentFile } from './content-file.ts';
import { findUsableData, checkSchema } from '../rules/check-schema.ts';
import { resourceSchema } from '../schema/resource.ts';
import { stringify } from 'yaml';
import { runs } from '../../tests/runs.ts';

const FILE = 'content/resources/a.yaml';
const MODELINE = '# yaml-language-server: $schema=../schema/resource.json\n';

/** Pieces that mean something in YAML, so that random texts reach its corners. */
const piece = fc.constantFrom(
  ...[
    'title: ',
    'aliases:\n',
    '- ',
    ' ',
    '  ',
    '\n',
    '\t',
    '#',
    ' # ',
    ': ',
    ':',
    '? ',
    '[',
    ']',
    '{',
    '}',
    ',',
  ],
  ...[
    '&a',
    '*a',
    '!',
    '!!str ',
    '|',
    '>-',
    '"',
    "'",
    '\\',
    '%',
    '@',
    '`',
    '---',
    '...',
    '<<: ',
    '~',
    'null',
    'true',
  ],
  ...['007', '1.10', '0x1F', 'kvm', 'é', '\r', '\0', '\ufeff', '\u2028', '\ud800', '__proto__: '],
);
const source = fc.oneof(
  arbitraryText({ maxLength: 300 }),
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.tuple(piece, fc.integer({ min: 1, max: 4000 })).map(([one, count]) => one.repeat(count)),
);

test('no text makes the reading of a file throw, and each issue names the file and a place in it', () => {
  fc.assert(
    fc.property(source, (text) => {
      const { parsed, issues } = parseContentFile(FILE, MODELINE + text);
      assert.ok(parsed ?? issues.length > 0);
      if (parsed) {
        issues.push(...checkSchema(resourceSchema, parsed).issues);
        findUsableData(resourceSchema, parsed.data);
      }
      for (const issue of issues) {
        assert.equal(issue.file, FILE);
        assert.ok(issue.line >= 1 && issue.column >= 1 && issue.message.length < 3000);
      }
    }),
    { numRuns: runs(300) },
  );
});

/** A value as a person writes it behind the name of a field. */
const line = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
);

test('a title without quotes is read letter by letter as it is written, or is an issue', () => {
  fc.assert(
    fc.property(line, (title) => {
      const written = title.replaceAll(/[\r\n]/g, ' ').trim();
      fc.pre(!/^["'|>]/.test(written));
      const text = `${MODELINE}title: ${written}\nurl: https://a.example/\n`;
      const { parsed, issues } = parseContentFile(FILE, text);
      if (!parsed) return;
      const all = [...issues, ...checkSchema(resourceSchema, parsed).issues];
      if (all.some(({ field }) => field?.[0] === 'title')) return;
      assert.equal((parsed.data as { title: unknown }).title, written);
    }),
    { numRuns: runs(500) },
  );
});

test('a text that a program writes as YAML is read as it was', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (title) => {
      fc.pre(title.trim() !== '' && !/\r/.test(title));
      const { parsed, issues } = parseContentFile(FILE, MODELINE + stringify({ title }));
      assert.deepEqual(issues, []);
      assert.equal((parsed?.data as { title: unknown }).title, title);
    }),
    { numRuns: runs(300) },
  );
});
