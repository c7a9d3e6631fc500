import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import { test } from 'node:test';
import { createAddressGuard, type Resolve } from './address-guard.ts';

const REFUSED: [address: string, code: string | undefined][] = [
  ['http://a.example/', undefined],
  ['https://a.example:8443/', undefined],
  ['http://8.8.8.8/', undefined],
  ['http://[2606:4700::1111]:8080/', undefined],
  ['http://a.example:25/', 'FORBIDDEN_PORT'],
  ['http://8.8.8.8:9200/', 'FORBIDDEN_PORT'],
  ['http://127.0.0.1/', 'PRIVATE_ADDRESS'],
  ['http://0x7f.1/', 'PRIVATE_ADDRESS'],
  ['http://2130706433/', 'PRIVATE_ADDRESS'],
  ['http://[::1]/', 'PRIVATE_ADDRESS'],
  ['http://[::ffff:10.0.0.1]/', 'PRIVATE_ADDRESS'],
  ['http://169.254.169.254/latest/', 'PRIVATE_ADDRESS'],
  ['http://user@a.example/', 'CREDENTIALS'],
  ['ftp://a.example/', 'FORBIDDEN_SCHEME'],
  ['javascript:alert(1)', 'FORBIDDEN_SCHEME'],
];

test('refuses what can be told from an address alone', () => {
  const { refusalOf } = createAddressGuard([]);
  for (const [address, code] of REFUSED) {
    assert.equal(refusalOf(new URL(address))?.code, code, address);
  }
});

test('allows any port in a range that is allowed, and nothing beside it', () => {
  const { refusalOf } = createAddressGuard(['127.0.0.2']);
  assert.equal(refusalOf(new URL('http://127.0.0.2:25/')), undefined);
  assert.equal(refusalOf(new URL('http://127.0.0.3/'))?.code, 'PRIVATE_ADDRESS');
  assert.equal(refusalOf(new URL('http://8.8.8.8:25/'))?.code, 'FORBIDDEN_PORT');
});

test('connects to exactly the addresses that it checked', async () => {
  const addresses = [address('8.8.8.8'), address('2606:4700::1111', 6)];
  assert.deepEqual(await lookUp(addresses), addresses);
});

test('refuses a name when any of its addresses is private', async () => {
  await assert.rejects(lookUp([address('8.8.8.8'), address('10.0.0.1')]), {
    code: 'PRIVATE_ADDRESS',
    message: 'leads to a private address (10.0.0.1)',
  });
});

test('allows other ports only to names that lead to an allowed range', async () => {
  assert.equal((await lookUp([address('127.0.0.2')], '9200')).length, 1);
  await assert.rejects(lookUp([address('8.8.8.8')], '9200'), { code: 'FORBIDDEN_PORT' });
});

test('says that a name without addresses does not exist', async () => {
  await assert.rejects(lookUp([]), { code: 'ENOTFOUND' });
});

function lookUp(addresses: LookupAddress[], port = ''): Promise<unknown[]> {
  const resolve: Resolve = () => Promise.resolve(addresses);
  const { lookupFor } = createAddressGuard(['127.0.0.2'], resolve);
  return new Promise((done, reject) => {
    lookupFor(port)('a.example', { all: true }, (error, found) => {
      if (error) reject(error);
      else done(Array.isArray(found) ? found : [found]);
    });
  });
}

function address(text: string, family = 4): LookupAddress {
  return { address: text, family };
}
