import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createData, createEntries } from '../resource-fields.ts';
import { readData, writeDraft } from './draft.ts';

const original = `# yaml-language-server: $schema=../schema/resource.json
title:   The API # as they write it
# Keep this.
url: "https://a.example/"
kind: documentation
summary: >-
  Every call,
  one by one.
popularity: 5
placements:
  - { topic: kvm, section: documents } # the best place
`;

test('writes a new file', () => {
  assert.equal(
    writeDraft({ title: 'T', placements: [{ topic: 'kvm', section: 'documents' }] }),
    `# yaml-language-server: $schema=../schema/resource.json
title: T
placements:
  - topic: kvm
    section: documents
`,
  );
});

test('changes what was changed and leaves every other byte', () => {
  const data = { ...readData(original), summary: 'Every call.', access: 'free' };
  assert.equal(
    writeDraft(createData(createEntries(data)), original),
    original.replace(
      'summary: >-\n  Every call,\n  one by one.\n',
      'summary: Every call.\naccess: free\n',
    ),
  );
});

test('removes a field', () => {
  const { url: _url, ...data } = readData(original);
  const text = writeDraft(createData(createEntries(data)), original);
  assert.equal(text, original.replace('# Keep this.\nurl: "https://a.example/"\n', ''));
});

test('replaces what is no group of fields', () => {
  assert.match(writeDraft({ title: 'T' }, '- a\n'), /^# yaml.*\ntitle: T\n$/);
});

test('reads nothing of what cannot be read', () => {
  for (const text of ['a: "b', '- a', 'text', '', 'a: &x [*x]', `a: &a [x]\nb: [*a]`])
    assert.deepEqual(readData(text), {}, text);
});

const folder = join(import.meta.dirname, '../../../content/resources');
test('no file of this catalog changes when nothing in the form does', () => {
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');
    const data = createData(createEntries(readData(text)));
    assert.equal(writeDraft(data, text), text, name);
  }
});
