import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { roles } from '../roles.ts';
import { formatContributing } from './contributing.ts';

const site = { address: 'https://docs.example', base: '/list/' } as Parameters<
  typeof formatContributing
>[0];
const text = await formatContributing(site);
const parts = text.split('\n## ').slice(1);

test('says what to do by role, each in less than a screen of lines', () => {
  assert.deepEqual(
    parts.map((part) => part.split('\n', 3)),
    roles.map(({ title, lead }) => [title, '', lead]),
  );
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

test('names no command that does not exist', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>;
  };
  const named = [text, readFileSync('README.md', 'utf8')].flatMap((from) =>
    [...from.matchAll(/npm (?:run )?([a-z:]+)/g)].map(([, name = '']) => name),
  );
  const unknown = named.filter((name) => !['ci', 'install'].includes(name) && !scripts[name]);
  assert.deepEqual(unknown, []);
});
