import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import { test } from 'node:test';
import { createAddressGuard, type Resolve, createPrivacyCheck } from './address-guard.ts';

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

test('refuses what is known from an address alone', () => {
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

const PRIVATE = `0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 168.63.129.16 169.254.169.254
  172.16.0.1 172.31.255.255 192.168.1.1 198.18.0.1 224.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1
  ::ffff:127.0.0.1 ::ffff:7f00:1 64:ff9b::10.0.0.1 64:ff9b:1::1 2002:7f00:1::1 2002:c0a8:101::
  ::ffff:0:127.0.0.1 ::ffff:0:7f00:1 2001::1 2001:0:7f00:1::
  fc00::1 fd12::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 not-an-address`.split(/\s+/);
const PUBLIC = `1.1.1.1 100.63.255.255 100.128.0.1 168.63.129.17 172.15.255.255 172.32.0.1
  223.255.255.255 ::ffff:1.1.1.1 64:ff9b::1.1.1.1 2002:101:101::1 2606:4700::1111`.split(/\s+/);

test('distinguishes private addresses from public ones, however they are written', () => {
  const isPrivate = createPrivacyCheck();
  assert.deepEqual(
    PRIVATE.filter((address) => !isPrivate(address)),
    [],
  );
  assert.deepEqual(PUBLIC.filter(isPrivate), []);
});

test('allows a range or one address, and nothing beside it', () => {
  const isPrivate = createPrivacyCheck(['10.0.0.0/8', '127.0.0.1', '::1']);
  assert.deepEqual(
    ['10.1.2.3', '127.0.0.1', '::1', '127.0.0.2', '192.168.0.1', 'fe80::1'].map(isPrivate),
    [false, false, false, true, true, true],
  );
});

test('names a malformed range', () => {
  for (const range of ['', 'localhost', '10.0.0.0/33', '10.0.0/8', '::1/129', '10.0.0.0/x']) {
    assert.throws(() => createPrivacyCheck([range]), {
      message: `"${range}" is not a range of addresses. Write one such as 10.0.0.0/8.`,
    });
  }
});
