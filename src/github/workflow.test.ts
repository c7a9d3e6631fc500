import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLine, formatAnnotation, formatLog } from './workflow.ts';

test('marks the line of a file', () => {
  const annotation = {
    level: 'error',
    file: 'content/resources/a.yaml',
    line: 3,
    title: 'Link',
    message: 'https://example.org answered 404.',
  } as const;
  assert.equal(
    formatAnnotation(annotation),
    '::error file=content/resources/a.yaml,line=3,title=Link::https://example.org answered 404.',
  );
});

test('stays one command, whatever the texts hold', () => {
  const annotation = {
    level: 'warning',
    file: 'a,line=9::x.yaml',
    title: 'b\n::stop-commands::now',
    message: '100%\r\n::add-mask::everything\u001b[2K\u202e',
  } as const;
  assert.equal(
    formatAnnotation(annotation),
    '::warning file=a%2Cline=9%3A%3Ax.yaml,title=b%0A%3A%3Astop-commands%3A%3Anow::100%25%0A::add-mask::everything\\u001b[2K\\u202e',
  );
});

test('text for the log holds no command, at the begin of a line or within', () => {
  assert.equal(
    formatLog('## Links\n- `##[stop-commands]x`\n  ::error::y\rz\r\n::add-mask::w\n\u0085\t::x\n'),
    '## Links\n- `# #[stop-commands]x`\n  : :error::y\nz\n: :add-mask::w\n\\u0085\t::x\n',
  );
});

test('nothing in the log moves the cursor, opens a link or turns the text', () => {
  assert.equal(
    formatLog('a\tb\u001b]8;;https://evil.example/\u0007c\b\u202ed\u009b2J'),
    'a\tb\\u001b]8;;https://evil.example/\\u0007c\\u0008\\u202ed\\u009b2J',
  );
});

test('a long text stays one command, of bounded length', () => {
  const long = '😀,'.repeat(10_000);
  const text = formatAnnotation({ level: 'error', file: long, title: long, message: long });
  assert.match(text, /^::error file=(?:😀%2C){125}…,title=(?:😀%2C){125}…::(?:😀,){2000}…$/u);
});

test('finds the line that names an address', () => {
  assert.equal(findLine('title: A\nurl: https://example.org/\n', 'https://example.org/'), 2);
  assert.equal(findLine('title: A\n', 'https://example.org/'), undefined);
});
