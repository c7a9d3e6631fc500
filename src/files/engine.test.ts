import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRepository } from './engine.ts';

for (const [field, address] of [
  ['https://code.example/cairn', 'https://code.example/cairn'],
  ['git+https://code.example/cairn.git', 'https://code.example/cairn'],
  [{ type: 'git', url: 'git+https://code.example/cairn.git/' }, 'https://code.example/cairn'],
  [undefined, undefined],
  [null, undefined],
  [{ type: 'git' }, undefined],
  ['owner/name', undefined],
  ['git@code.example:cairn.git', undefined],
  ['javascript:alert(1)', undefined],
  ['https://', undefined],
] as const)
  test(`the repository ${JSON.stringify(field)} is ${address ?? 'none to lead to'}`, () => {
    assert.equal(parseRepository(field), address);
  });
