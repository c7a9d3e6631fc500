import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doiOf, foldUrl, foldWork } from './folded-url.ts';

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
  ['the case of an escape', 'https://example.org/%C3%A9', 'https://example.org/%c3%a9'],
  ['an escape and its letter', 'https://example.org/%c3%a9', 'https://example.org/é'],
  ['an escape that needs none', 'https://example.org/%7Eann/%61', 'https://example.org/~ann/a'],
  ['the case of an escape in a query', 'https://example.org/?q=%c3%a9', 'https://example.org/?q=é'],
  ['the case of an escape in a fragment', 'https://example.org/#%c3%a9', 'https://example.org/#é'],
  ['a dot behind the host', 'https://example.org./a', 'https://example.org/a'],
  [
    'a dot behind the host with www and a port',
    'https://www.example.org.:443/',
    'https://example.org',
  ],
  ['punycode', 'https://xn--bcher-kva.example/', 'https://bücher.example/'],
  ['a doubled slash', 'https://example.org//a//b', 'https://example.org/a/b'],
  ['dot segments', 'https://example.org/a/./b/../c', 'https://example.org/a/c'],
  ['an escaped dot segment', 'https://example.org/a/%2e%2e/c', 'https://example.org/c'],
  ['an empty query', 'https://example.org/a?', 'https://example.org/a'],
  ['an empty fragment', 'https://example.org/a#', 'https://example.org/a'],
  ['an empty query and fragment', 'https://example.org/?#', 'https://example.org'],
  ['the case of the scheme', 'HTTPS://example.org/a', 'https://example.org/a'],
];

const different: [why: string, one: string, other: string][] = [
  ['paths', 'https://example.org/a', 'https://example.org/b'],
  ['the case of a path', 'https://example.org/A', 'https://example.org/a'],
  ['.git elsewhere', 'https://example.org/tool.git', 'https://example.org/tool'],
  ['ports', 'https://example.org:8443/a', 'https://example.org/a'],
  ['queries', 'https://example.org/?v=1', 'https://example.org/?v=2'],
  ['fragments', 'https://example.org/#a', 'https://example.org/#b'],
  ['an escaped slash', 'https://example.org/a%2Fb', 'https://example.org/a/b'],
  ['an escaped question mark', 'https://example.org/a%3Fb', 'https://example.org/a?b'],
  ['an escaped percent sign', 'https://example.org/%2541', 'https://example.org/A'],
  ['a query within a value', 'https://example.org/?a=b%26c=d', 'https://example.org/?a=b&c=d'],
  ['forms of one work', 'https://arxiv.org/abs/1706.03762', 'https://arxiv.org/pdf/1706.03762'],
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

const oneWork: [one: string, other: string][] = [
  ['https://arxiv.org/abs/1706.03762', 'https://arxiv.org/pdf/1706.03762v7.pdf'],
  ['https://arxiv.org/abs/1706.03762', 'http://export.arxiv.org/abs/1706.03762v1'],
  ['https://arxiv.org/abs/cs/0301001', 'https://arxiv.org/html/cs/0301001'],
  ['https://en.wikipedia.org/wiki/KVM', 'https://en.m.wikipedia.org/wiki/KVM'],
  ['https://www.youtube.com/watch?v=a_b-c', 'https://youtu.be/a_b-c?t=30'],
  ['https://www.youtube.com/watch?v=a_b-c', 'https://m.youtube.com/watch?t=3&v=a_b-c'],
  ['https://www.youtube.com/watch?v=a_b-c', 'https://www.youtube.com/embed/a_b-c'],
  ['https://doi.org/10.1145/361011.361073', 'http://dx.doi.org/10.1145/361011.361073'],
];

for (const [one, other] of oneWork)
  test(`${other} is another form of ${one}`, () => {
    assert.equal(foldWork(one), foldWork(other));
  });

test('works stay apart that are two', () => {
  assert.notEqual(foldWork('https://youtu.be/a'), foldWork('https://youtu.be/b'));
  assert.notEqual(foldWork('https://arxiv.org/abs/1'), foldWork('https://arxiv.org/abs/2'));
  assert.notEqual(
    foldWork('https://en.wikipedia.org/wiki/A'),
    foldWork('https://de.m.wikipedia.org/wiki/A'),
  );
});

test('the DOI of an address is known by its resolver', () => {
  assert.equal(doiOf('http://dx.doi.org/10.1145/ABC'), '10.1145/abc');
  assert.equal(doiOf('https://doi.example/10.1145/abc'), undefined);
  assert.equal(foldUrl('no address'), 'no address');
});
