import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseContentFile, type ContentFile } from './content-file.ts';

const yaml = `# yaml-language-server: $schema=../schema/resource.json
title: kvmtool
placements:
- topic: kvm
  section: "programs"
aliases: [lkvm, native tool]
summary: >-
  A small
  user space.
`;
const mdx = `---
title: KVM
sections:
- id: documents
---

The body.
`;

const positions: [path: PropertyKey[], line: number, column: number, what: string][] = [
  [['title'], 2, 8, 'a value'],
  [['placements', 0, 'topic'], 4, 10, 'a value inside a list'],
  [['placements', 0, 'section'], 5, 12, 'a value in quotes'],
  [['aliases', 1], 6, 17, 'an item in brackets'],
  [['summary'], 7, 10, 'a block of text'],
  [['placements', 0], 4, 3, 'a group'],
  [['placements', 0, 'note'], 4, 3, 'the group that lacks a field'],
  [['placements', 3, 'topic'], 3, 1, 'the field that lacks an item'],
  [['kind'], 2, 1, 'the begin of a file that lacks a field'],
  [[], 2, 1, 'the begin of the file'],
];

for (const [path, line, column, what] of positions) {
  test(`finds ${what} at ${line}:${column}`, () => {
    const file = parse('content/resources/kvmtool.yaml', yaml);
    assert.deepEqual(file.positionOf(path), { line, column });
  });
}

test('finds the key of a value', () => {
  const file = parse('content/resources/kvmtool.yaml', yaml);
  assert.deepEqual(file.positionOf(['placements', 0, 'section'], true), { line: 5, column: 3 });
});

for (const [ends, text] of [
  ['LF', mdx],
  ['CRLF', mdx.replaceAll('\n', '\r\n')],
] as const) {
  test(`finds values in frontmatter from the top of the file, with ${ends}`, () => {
    const file = parse('content/topics/kvm.mdx', text);
    assert.deepEqual(file.positionOf(['title']), { line: 2, column: 8 });
    assert.deepEqual(file.positionOf(['sections', 0, 'id']), { line: 4, column: 7 });
    assert.equal(file.bodyOffset, 5);
    assert.equal(file.body.trim(), 'The body.');
  });
}

test('takes a line "---" in the body for part of the body', () => {
  const file = parse('content/topics/kvm.mdx', `${mdx}\n---\n\nMore.\n`);
  assert.equal(file.body, '\nThe body.\n\n---\n\nMore.\n');
});

test('does not count a byte order mark as a column', () => {
  const file = parse('content/topics/kvm.mdx', `\ufeff${mdx}`);
  assert.deepEqual(file.positionOf(['title']), { line: 2, column: 8 });
});

test('takes the id from the file name', () => {
  assert.equal(parse('content/resources/kvmtool.yaml', yaml).id, 'kvmtool');
  assert.equal(parse('content/topics/kvm.mdx', mdx).id, 'kvm');
});

test('reads a day as text, as it is written', () => {
  const file = parse('content/resources/kvmtool.yaml', `${yaml}added: 2026-02-15\n`);
  assert.equal((file.data as { added: unknown }).added, '2026-02-15');
});

function parse(name: string, text: string): ContentFile {
  const { parsed, issues } = parseContentFile(name, text);
  assert.deepEqual(issues, []);
  assert.ok(parsed);
  return parsed;
}
