import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldUrl } from './folded-url.ts';

const same: [why: string, one: string, other: string][] = [
  ['the scheme', 'http://example.org/a', 'https://example.org/a'],
  ['www', 'https://www.example.org/a', 'https://example.org/a'],
  ['the case of the host', 'https://EXAMPLE.org/a', 'https://example.org/a'],
  ['a default port', 'https://example.org:443/a', 'https://example.org/a'],
  ['the last slash', 'https://example.org/a/', 'https://example.org/a'],
  ['the slash of a bare host', 'https://example.org/', 'https://example.org'],
  ['tracking', 'https://example.org/a?utm_source=x&fbclid=y&b=1', 'https://example.org/a?b=1'],
  ['the order of parameters', 'https://example.org/?a=1&b=2', 'https://example.org/?b=2&a=1'],
  ['case on GitHub', 'https://github.com/KVM/Tool', 'https://github.com/kvm/tool'],
  ['.git on GitHub', 'https://github.com/kvm/tool.git', 'https://github.com/kvm/tool/'],
];

const different: [why: string, one: string, other: string][] = [
  ['paths', 'https://example.org/a', 'https://example.org/b'],
  ['the case of a path', 'https://example.org/A', 'https://example.org/a'],
  ['.git elsewhere', 'https://example.org/tool.git', 'https://example.org/tool'],
  ['ports', 'https://example.org:8443/a', 'https://example.org/a'],
  ['queries', 'https://example.org/?v=1', 'https://example.org/?v=2'],
  ['fragments', 'https://example.org/#a', 'https://example.org/#b'],
  ['subdomains', 'https://docs.example.org/', 'https://example.org/'],
];

for (const [why, one, other] of same) {
  test(`two addresses fall together that differ by ${why}`, () => {
    assert.equal(foldUrl(one), foldUrl(other));
  });
}

for (const [why, one, other] of different) {
  test(`two addresses stay apart that differ by ${why}`, () => {
    assert.notEqual(foldUrl(one), foldUrl(other));
  });
}
