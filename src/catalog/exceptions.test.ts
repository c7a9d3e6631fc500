import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findException, isExcepted, isExpired } from './exceptions.ts';

const cases: [where: string, url: string, excepted: boolean][] = [
  ['docs.example', 'https://docs.example/kvm', true],
  ['docs.example', 'http://www.docs.example:8080/', true],
  ['www.docs.example', 'https://docs.example/', true],
  ['docs.example', 'https://new.docs.example/', false],
  ['docs.example', 'https://docs.example.evil.example/', false],
  ['docs.example', 'https://other.example/docs.example', false],
  ['https://docs.example', 'https://docs.example/kvm', true],
  ['https://docs.example', 'https://docs.example.evil.example/', false],
  ['https://docs.example/old', 'https://docs.example/old/kvm', true],
  ['https://Docs.example/old', 'https://docs.example/old/kvm', true],
  ['https://docs.example/old', 'https://docs.example/kvm', false],
  ['https://docs.example/old', 'http://docs.example/old', false],
];

for (const [where, url, excepted] of cases) {
  test(`an exception for ${where} is ${excepted ? '' : 'not '}one for ${url}`, () => {
    assert.equal(isExcepted({ where }, url), excepted);
  });
}

test('an exception holds to the end of its last day', () => {
  assert.equal(isExpired({ until: '2026-05-03' }, '2026-05-03'), false);
  assert.equal(isExpired({ until: '2026-05-03' }, '2026-05-04'), true);
});

test('finds the exception to one rule, not that to another', () => {
  const common = { where: 'docs.example', reason: 'It is slow.', until: '2026-05-03' };
  const exceptions = [{ rule: 'link-not-asked' as const, ...common }];
  const url = 'https://docs.example/kvm';
  assert.equal(findException(exceptions, 'link-not-asked', url), exceptions[0]);
  assert.equal(findException(exceptions, 'link-as-expected', url), undefined);
});
