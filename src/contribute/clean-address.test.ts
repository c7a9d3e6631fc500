import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanAddress } from './clean-address.ts';

for (const [address, clean, says] of [
  ['https://a.example/?b=1', 'https://a.example/?b=1', undefined],
  ['no address?utm_source=x', 'no address?utm_source=x', undefined],
  [
    'https://a.example/?utm_source=x#c',
    'https://a.example/#c',
    'Removed a tracking parameter from the address: utm_source.',
  ],
  [
    'https://a.example/?utm_source=x&b=1&fbclid=2&utm_source=y',
    'https://a.example/?b=1',
    'Removed tracking parameters from the address: utm_source, fbclid.',
  ],
] as const)
  test(`cleans ${address}`, () => {
    assert.deepEqual(cleanAddress(address), { address: clean, says });
  });
