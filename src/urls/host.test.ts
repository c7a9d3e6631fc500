import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWithin } from './host.ts';

const cases: [where: string, url: string, within: boolean][] = [
  ['docs.example', 'https://docs.example/kvm', true],
  ['docs.example', 'http://www.docs.example:8080/', true],
  ['www.docs.example', 'https://docs.example/', false],
  ['docs.example', 'https://otherdocs.example/', false],
  ['docs.example', 'https://docs.example.evil.example/', false],
  ['docs.example', 'https://other.example/docs.example', false],
  ['https://docs.example', 'https://docs.example/kvm', true],
  ['https://docs.example', 'https://docs.example.evil.example/', false],
  ['https://docs.example/old', 'https://docs.example/old/kvm', true],
  ['https://Docs.example/old', 'https://docs.example/old/kvm', true],
  ['https://docs.example/old', 'https://docs.example/kvm', false],
  ['https://docs.example/old', 'http://docs.example/old', false],
  ['docs.example', 'not an address', false],
];

for (const [where, url, within] of cases) {
  test(`${url} is ${within ? '' : 'not '}within ${where}`, () => {
    assert.equal(isWithin(url, where), within);
  });
}
