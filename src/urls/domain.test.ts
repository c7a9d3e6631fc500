import assert from 'node:assert/strict';
import test from 'node:test';
import { findDomain, isSameDomain } from './domain.ts';

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
