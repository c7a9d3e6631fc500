import assert from 'node:assert/strict';
import test from 'node:test';
import { describeMalformed } from './link-address.ts';

const long = 'a'.repeat(64);

const MALFORMED: [address: string, says: string][] = [
  ['http://[::1', 'has a "[" before its host, but no "]" after it'],
  ['http://[::1]:99999/', 'has the port 99999; the highest port is 65535'],
  ['http://[::g]/', 'has the host "[::g]", which is not an IPv6 address'],
  ['http://[1.2.3.4]/', 'has the host "[1.2.3.4]", which is not an IPv6 address'],
  ['http://', 'has no host'],
  ['https:///x', 'has no host'],
  ['http://:80/', 'has no host'],
  ['http://guest@/', 'has no host'],
  ['http://?q', 'has no host'],
  ['https:docs.example/x', 'does not have "//" after "https:"'],
  ['http:/docs.example/x', 'does not have "//" after "http:"'],
  ['http://a b', 'has a space in its host'],
  ['http://a\u00a0b/', 'has a space in its host'],
  ['http://a<b/', 'has the character "<" in its host'],
  ['http://a|b/', 'has the character "|" in its host'],
  ['http://1.2.3.4.5', 'has the host "1.2.3.4.5", which is not an IPv4 address'],
  ['http://1.2.3.256/', 'has the host "1.2.3.256", which is not an IPv4 address'],
  ['http://docs.example.0x/', ''],
  ['http://ex%00ample', 'has "%" in its host "ex%00ample"'],
  ['http://ex%2fample/', 'has "%" in its host "ex%2fample"'],
  ['http://xn--a.example/', 'has the part "xn--a" in its host, which is not valid Punycode'],
  ['http://xn--.example/', 'has the part "xn--" in its host, which is not valid Punycode'],
  ['http://docs.example:99999/', 'has the port 99999; the highest port is 65535'],
  ['http://docs.example:abc/', 'has the port "abc", which is not a number'],
  ['http://docs..example/', 'has the host "docs..example", with nothing between two dots'],
  ['http://.example/', 'has the host ".example", with nothing between two dots'],
  [`http://${long}.example/`, 'has a part of its host of more than 63 characters'],
  [`http://${'abcdefg.'.repeat(40)}example/`, 'has a host of more than 253 characters'],
  ['docs.example/x', 'does not start with https:// or http://'],
  ['docs.example:8080/x', 'does not start with https:// or http://'],
  ['localhost:8080/x', 'does not start with https:// or http://'],
  ['//docs.example/x', 'does not start with https:// or http://'],
  ['/x', 'does not start with https:// or http://'],
  ['?', 'does not start with https:// or http://'],
  ['', 'does not start with https:// or http://'],
];

const SOUND = [
  'https://docs.example/x',
  'HTTPS://Docs.Example',
  'http://docs.example.:8080/',
  'http://docs.example:/',
  'http://[::1]:8080/',
  'http://127.1/',
  'http://guest:a@b@docs.example/',
  'https://bücher.example/é x',
  'https://xn--bcher-kva.example/',
  'https://xn--mgberp4a5d4ar/',
  'https://xn--fiqs8s.example/',
  'https://xn--80ak6aa92e.com/',
  'https://xn--hxajbheg2az3al.xn--jxalpdlp/',
  'https://a_b.example/%00',
  'mailto:a@b.example',
  'ftp://docs.example/',
  'javascript:alert(1)',
];

for (const [address, says] of MALFORMED)
  test(`says what is wrong with ${JSON.stringify(address.slice(0, 40))}`, () => {
    const found = describeMalformed(address);
    if (says === '') assert.ok(found);
    else assert.equal(found, says);
  });

for (const address of SOUND)
  test(`finds nothing wrong with ${address}`, () => {
    assert.equal(describeMalformed(address), undefined);
    assert.ok(URL.canParse(address));
  });
