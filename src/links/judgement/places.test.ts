import assert from 'node:assert/strict';
import test from 'node:test';
import { findDomain, isFrontPage, isSameDomain, pathParts, plainAddress } from './places.ts';

const fronts: [address: string, front: boolean][] = [
  ['https://example.org', true],
  ['https://example.org/#top', true],
  ['https://example.org/en/', true],
  ['https://example.org/pt-br/index.html', true],
  ['https://example.org/home', true],
  ['https://example.org/vm/', false],
  ['https://example.org/?p=12', false],
  ['https://example.org/kvm/', false],
  ['https://example.org/kvm/index.html', false],
];
for (const [address, front] of fronts)
  test(`${address} is ${front ? 'a' : 'no'} front page`, () => {
    assert.equal(isFrontPage(address), front);
  });

const domains: [host: string, domain: string][] = [
  ['docs.kernel.org', 'kernel.org'],
  ['one.github.io', 'one.github.io'],
  ['www.example.co.uk', 'example.co.uk'],
  ['127.0.0.2', '127.0.0.2'],
  ['localhost', 'localhost'],
  ['a.test', 'a.test'],
];
for (const [host, domain] of domains)
  test(`${host} belongs to ${domain}`, () => {
    assert.equal(findDomain(host), domain);
  });

test('two loopback addresses are two domains, two ports of one are one', () => {
  assert.equal(isSameDomain('http://127.0.0.2/', 'http://127.0.0.3/'), false);
  assert.equal(isSameDomain('http://127.0.0.2:8080/', 'https://127.0.0.2:8443/'), true);
});

test('an address is compared without fragment, a path without the ending of its files', () => {
  assert.equal(plainAddress('HTTPS://Example.org#x'), 'https://example.org/');
  assert.equal(plainAddress('no address'), 'no address');
  assert.deepEqual(pathParts('https://example.org//Users/Login.PHP?x'), ['users', 'login']);
});
