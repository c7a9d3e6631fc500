import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { formatContributing } from './contributing.ts';

const site = { address: 'https://docs.example', base: '/list/' } as Parameters<
  typeof formatContributing
>[0];
const text = await formatContributing(site);
const roles = text.split('\n## ').slice(1);

test('says what to do by role, each in less than a screen of lines', () => {
  assert.deepEqual(
    roles.map((role) => role.split('\n', 1)[0]),
    ['One good link', 'A topic or a learning path', 'Reviewing', 'The code'],
  );
  for (const role of roles) assert.ok(role.split('\n').length <= 30, role);
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
