import assert from 'node:assert/strict';
import test from 'node:test';
import { isFrontPage, leadsToFront, pathParts, plainAddress } from './places.ts';

const fronts: [address: string, front: boolean][] = [
  ['https://example.org', true],
  ['https://example.org/#top', true],
  ['https://example.org/en/', true],
  ['https://example.org/pt-br/index.html', true],
  ['https://example.org/home', true],
  ['https://example.org/vm/', false],
  ['https://example.org/os/', false],
  ['https://example.org/cs/', false],
  ['https://example.org//', true],
  ['https://example.org/?utm_source=x&lang=de', true],
  ['https://example.org/;jsessionid=1', true],
  ['https://example.org/Default.aspx', true],
  ['https://example.org/?p=12', false],
  ['https://example.org/kvm/', false],
  ['https://example.org/kvm/index.html', false],
];
for (const [address, front] of fronts)
  test(`${address} is ${front ? 'a' : 'no'} front page`, () => {
    assert.equal(isFrontPage(address), front);
  });

const leading: [start: string, end: string, leads: boolean, languages?: string[]][] = [
  // Two letters are a language only where the page says so.
  ['/dept', '/cs/', false],
  ['/dept', '/cs/', false, ['en']],
  ['/dept', '/cs/', true, ['cs']],
  ['/networking', '/io/', false, ['en']],
  ['/docs/x', '/de/', true, ['de-at', 'en']],
  ['/docs/x', '/de/', true, ['en', 'de', 'fr']],
  ['/docs/x', '/en/', true],
  ['/docs/x', '/pt-br/', true],
  ['/docs/x', '/my-kvm/', false],
  ['/os/', '/', true],
  ['/cs/', '/', true],
  // The front page by other names.
  ['/docs/x', '/', true],
  ['/docs/x', '//', true],
  ['/docs/x', '/#', true],
  ['/docs/x', '/index.html', true],
  ['/docs/x', '/index', true],
  ['/docs/x', '/home', true],
  ['/docs/x', '/en/home.aspx', true],
  ['/docs/x', '/?from=x', true],
  ['/docs/x', '/?old=%2Fdocs%2Fx', true],
  ['/docs/x', '/;jsessionid=1', true],
  ['/docs/x', '/?p=12', false],
  ['/docs/x', '/?q=x', false],
  ['/docs/x', 'https://www.example.org/', true],
  ['/docs/x', 'https://docs.example.org/', true],
  // From one front page to another.
  ['/', '/en/', false],
  ['/', '/home', false],
  ['/index.html', '/', false],
  ['/en/', '/', false],
  ['/?utm_source=x', '/', false],
  // The front page of a part.
  ['/en/x', '/en/', true],
  ['/de/x/y', '/de/index.html', true],
  ['/kvm/x', '/kvm/', false],
  ['/kvm/x', '/kvm/?p=1', false],
  ['/~ann/x', '/~ann/', true],
  ['https://ann.github.io/project/x', 'https://ann.github.io/project/', true],
  ['https://ann.github.io/project/x', 'https://ann.github.io/project/index.html', true],
  ['https://ann.github.io/project/x', 'https://ann.github.io/', true],
  ['https://ann.github.io/project', 'https://ann.github.io/project/', false],
  ['https://ann.github.io/project/x', 'https://ann.github.io/project/y', false],
];
for (const [start, end, leads, languages] of leading)
  test(`${start} to ${end} ${leads ? 'leads' : 'does not lead'} to a front page, in ${languages?.join() ?? 'no language'}`, () => {
    const whole = (path: string) => (path.startsWith('/') ? `https://example.org${path}` : path);
    const page = { url: whole(end), text: '', ...(languages && { languages }) };
    assert.equal(leadsToFront(whole(start), whole(end), page), leads);
  });

test('an address is compared without fragment, a path without the ending of its files', () => {
  assert.equal(plainAddress('HTTPS://Example.org#x'), 'https://example.org/');
  assert.equal(plainAddress('no address'), 'no address');
  assert.deepEqual(pathParts('https://example.org//Users/Login.PHP?x'), ['users', 'login']);
});
