import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '../roles.ts';
import { formatContributing } from './contributing.ts';

const site = { address: 'https://docs.example', base: '/list/' } as Parameters<
  typeof formatContributing
>[0];
const text = await formatContributing(site);
const parts = text.split('\n## ').slice(1);

test('says what to do by role, then how to change the code, each in less than a screen of lines', () => {
  assert.deepEqual(
    parts.slice(0, -1).map((part) => part.split('\n', 3)),
    roles.map(({ title, lead }) => [title, '', lead]),
  );
  assert.match(parts.at(-1) ?? '', /^Your first change to the code\n/);
  for (const part of parts) {
    assert.match(part, /\n### /);
    assert.ok(part.split('\n').length <= 45, part);
  }
});

test('leads to the published site, and leaves examples as they are', () => {
  assert.ok(text.includes('(https://docs.example/list/contribute/new/)'));
  assert.ok(text.includes('`[kvmtool](/resources/kvmtool/)`'));
  assert.equal(/[^`]\]\(\//.exec(text.replaceAll(/`[^`]*`/g, '')), null);
});
