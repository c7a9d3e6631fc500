import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeSource, shortenSource } from './packed-source.ts';

test('a pack holds the text of a file without its usual first line', () => {
  const usual = '# yaml-language-server: $schema=../schema/resource.json\n';
  for (const text of [
    `${usual}# Kept.\ntitle: A\n`,
    '# yaml-language-server: $schema=x\ntitle: A\n',
  ])
    assert.equal(completeSource(shortenSource(text)), text);
  assert.equal(shortenSource(`${usual}title: A\n`), 'title: A\n');
});
