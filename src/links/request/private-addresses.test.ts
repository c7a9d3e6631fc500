import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPrivacyCheck } from './address-guard.ts';

const PRIVATE = `0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 168.63.129.16 169.254.169.254
  172.16.0.1 172.31.255.255 192.168.1.1 198.18.0.1 224.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1
  ::ffff:127.0.0.1 ::ffff:7f00:1 64:ff9b::10.0.0.1 64:ff9b:1::1 2002:7f00:1::1 2002:c0a8:101::
  ::ffff:0:127.0.0.1 ::ffff:0:7f00:1 2001::1 2001:0:7f00:1::
  fc00::1 fd12::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 not-an-address`.split(/\s+/);
const PUBLIC = `1.1.1.1 100.63.255.255 100.128.0.1 168.63.129.17 172.15.255.255 172.32.0.1
  223.255.255.255 ::ffff:1.1.1.1 64:ff9b::1.1.1.1 2002:101:101::1 2606:4700::1111`.split(/\s+/);

test('tells private addresses from public ones, in every way they are written', () => {
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
