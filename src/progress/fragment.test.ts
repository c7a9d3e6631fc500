import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packText, unpackText } from './fragment.ts';

const damaged = {
  message: 'The link is damaged: part of it is missing or was changed. Copy the whole link.',
};

test('a text survives the way through an address', async () => {
  const text = JSON.stringify({
    note: 'Ünï → “quotes”',
    list: Array.from({ length: 500 }, String),
  });
  const packed = await packText(text);
  assert.match(packed, /^[A-Za-z0-9_-]+$/);
  assert.equal(await unpackText(packed), text);
});

test('a damaged link is reported, not guessed at', async () => {
  const packed = await packText('{"marks":{"resources/kvm":"done"}}');
  for (const bad of ['%%%', '', packed.slice(0, -6), `x${packed}`])
    await assert.rejects(unpackText(bad), damaged);
});

test('a small link that unpacks to a flood is refused', async () => {
  await assert.rejects(unpackText(await packText(' '.repeat(3_000_000))), damaged);
});
