import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSettings, publishAt, readSettings } from './settings.ts';

const NO_BASE = 'is not a base path. Write "/", or letters, digits, ".", "_", "~" and "-"';

for (const [given, says] of [
  [{ address: 'https://me.example' }, undefined],
  [{ address: 'https://me.example/' }, undefined],
  [{ address: 'http://localhost:8080', base: '/' }, undefined],
  [{ address: 'https://bücher.example', base: '/list/' }, undefined],
  // A host gives the base path as "/name" or as nothing.
  [{ base: '' }, undefined],
  [{ base: 'list' }, undefined],
  [{ base: '/a/b-c_d.e~f' }, undefined],
  [
    { address: 'me.github.example' },
    '--address "me.github.example" has no scheme. Write "https://me.github.example".',
  ],
  [
    { address: '//me.example' },
    '--address "//me.example" is not a URL. Copy the whole URL, starting with https://.',
  ],
  [
    { address: 'https://me.example/my-list' },
    '--address "https://me.example/my-list" contains the path "/my-list". Write "https://me.example" here, and "/my-list/" as the base path.',
  ],
  [
    { address: 'https://me.example/?a' },
    '--address "https://me.example/?a" contains a query or a fragment. Write "https://me.example".',
  ],
  [
    { address: 'ftp://me.example' },
    '--address "ftp://me.example" has the scheme "ftp:". Only https:// and http:// are allowed.',
  ],
  [
    { address: 'https://me:secret@me.example' },
    '--address "https://me:secret@me.example" contains a user name or password. Remove it and the "@".',
  ],
  [{ address: '' }, '--address "" is not a URL. Copy the whole URL, starting with https://.'],
  [{ base: '/a b/' }, `--base "/a b/" ${NO_BASE}`],
  [{ base: '/../' }, `--base "/../" ${NO_BASE}`],
  [{ base: 'https://me.example/list/' }, `--base "https://me.example/list/" ${NO_BASE}`],
  [{ base: 'C:/Program Files/Git/list/' }, `--base "C:/Program Files/Git/list/" ${NO_BASE}`],
] as [{ address?: string; base?: string }, string | undefined][])
  test(`publishing with ${JSON.stringify(given)} ${says === undefined ? 'is right' : 'is refused'}`, () => {
    const { address, base } = given;
    const errors = checkSettings({
      ...(address !== undefined && { address: { name: '--address', value: address } }),
      ...(base !== undefined && { base: { name: '--base', value: base } }),
    });
    assert.deepEqual(
      errors.map((error) => (says?.endsWith('"-"') ? error.slice(0, says.length) : error)),
      says === undefined ? [] : [says],
    );
  });

test('an empty address in the environment counts for nothing, an empty base path is the root', (context) => {
  context.after(() => {
    delete process.env['CAIRN_ADDRESS'];
    delete process.env['CAIRN_BASE'];
  });
  Object.assign(process.env, { CAIRN_ADDRESS: '', CAIRN_BASE: '' });
  publishAt({});
  assert.deepEqual(readSettings('nowhere'), { address: 'http://localhost', base: '/' });
  publishAt({ address: 'https://me.example/', base: 'a//b' });
  assert.deepEqual(readSettings('nowhere'), { address: 'https://me.example', base: '/a/b/' });
  assert.throws(() => publishAt({ address: '' }), /^Error: --address "" is not a URL\./);
});
