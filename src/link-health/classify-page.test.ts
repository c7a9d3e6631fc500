import assert from 'node:assert/strict';
import test from 'node:test';
import {
  findChallenge,
  findLogin,
  findNotFound,
  findParking,
  findMissingFragments,
  countDifferentBits,
  isChanged,
} from './classify-page.ts';

const START = 'https://docs.example.org/kvm/api';

type Found = 'challenge' | 'login' | 'parking' | 'not found' | undefined;
const titles: [title: string, found: Found, start?: string][] = [
  ['Just a moment...', 'challenge'],
  ['Attention Required! | Cloudflare', 'challenge'],
  ['Access Denied', 'challenge'],
  ['404', 'not found'],
  ['404 Not Found', 'not found'],
  ['Page Not Found - Example', 'not found'],
  ['Example · Seite nicht gefunden', 'not found'],
  ['页面不存在', 'not found'],
  ['Sign in · GitLab', 'login'],
  ['Anmelden', 'login'],
  ['docs.example.org is for sale', 'parking'],
  ['Docs.Example.org is for sale | HugeDomains', 'parking'],
  ['Domain for sale', 'parking'],
  ['Error handling in KVM', undefined],
  ['404 ways to boot a machine', undefined],
  ['Not found in translation: nested page tables', undefined],
  ['Domain for sale law', undefined],
  ['Protection domains of AMD', undefined],
  ['Login shells', undefined],
  ['Single sign-on with KVM', undefined],
  ['Just a moment in time', undefined],
  ['Access denied: how EPT violations work', undefined],
  ['Security checks in QEMU', undefined],
  ['Parking a vCPU', undefined],
  ['', undefined],
  ['HTTP 404 - Wikipedia', undefined, 'https://en.wikipedia.org/wiki/HTTP_404'],
  ['404 Not Found - HTTP | MDN', undefined, 'https://developer.example/docs/HTTP/Status/404'],
  ['Domain parking - Wikipedia', undefined, 'https://en.wikipedia.org/wiki/Domain_parking'],
  ['Login - Wikipedia', undefined, 'https://en.wikipedia.org/wiki/Login'],
  ['Security check', undefined, 'https://docs.example.org/security-check'],
];

for (const [title, found, start = START] of titles)
  test(`"${title}" at ${new URL(start).pathname} is ${found ?? 'a page like any other'}`, () => {
    assert.equal(findWhat(start, start, title, ''), found);
  });

const texts: [text: string, found: Found][] = [
  ['Enable JavaScript and cookies to continue', 'challenge'],
  ['This domain may be for sale! Inquire now.', 'parking'],
  ['This Web page is parked FREE, courtesy of GoDaddy.com.', 'parking'],
  ['We kept a domain for sale records in a database.', undefined],
  [`Parked pages say "buy this domain". ${'They are many. '.repeat(100)}`, undefined],
];

for (const [text, found] of texts)
  test(`a page with "${text.slice(0, 40)}" is ${found ?? 'a page like any other'}`, () => {
    assert.equal(findWhat(START, START, 'A page', text), found);
  });

const ends: [start: string, end: string, found: Found][] = [
  [START, 'https://docs.example.org/login', 'login'],
  [START, 'https://docs.example.org/login-shells', undefined],
  ['https://docs.example.org/login/help', 'https://docs.example.org/help/login', undefined],
  [START, 'https://sso.redhat.com/auth', 'login'],
  [START, 'https://sedo.com/search', 'parking'],
  ['https://sedo.com/about', 'https://www.sedo.com/about', undefined],
  [START, 'https://docs.example.org/error404.aspx', 'not found'],
  ['https://docs.example.org/v1/not-found', 'https://docs.example.org/v2/not-found', undefined],
];

for (const [start, end, found] of ends)
  test(`${start} that leads to ${end} is ${found ?? 'a page like any other'}`, () => {
    assert.equal(findWhat(start, end, 'A page', ''), found);
  });

function findWhat(start: string, end: string, title: string, text: string): Found {
  const page = { url: end, title, text };
  if (findChallenge(start, page) !== undefined) return 'challenge';
  if (findLogin(start, end, page) !== undefined) return 'login';
  if (findParking(start, end, page) !== undefined) return 'parking';
  return findNotFound(start, end, page) === undefined ? undefined : 'not found';
}

const anchors = ['intro', 'user-content-usage', 'größe', 'a b', '100%'];
const rows: [fragment: string, missing: boolean][] = [
  ['intro', false],
  ['Intro', true],
  ['usage', false],
  ['gr%C3%B6%C3%9Fe', false],
  ['größe', false],
  ['a%20b', false],
  ['100%', false],
  ['nowhere', true],
  [':~:text=EPT', false],
  ['intro:~:text=EPT', false],
  ['nowhere:~:text=EPT', true],
  ['/route', false],
  ['!route', false],
  ['L12', false],
  ['L12-L20', false],
  ['L12-20', false],
  ['L12C3-L14C5', false],
  ['n512', false],
  ['Lists', true],
  ['top', false],
  ['', false],
];

for (const [fragment, missing] of rows)
  test(`#${fragment} is ${missing ? 'missing' : 'there'}`, () => {
    const page = { url: 'https://example.org/', text: '', anchors };
    assert.deepEqual(findMissingFragments([fragment, fragment], page), missing ? [fragment] : []);
  });

test('nothing is missing where the page was not read whole', () => {
  assert.deepEqual(findMissingFragments(['x'], { url: 'https://example.org/', text: '' }), []);
  assert.deepEqual(findMissingFragments(['x'], undefined), []);
});

const OLD = 'ffffffffffffffff';
const FAR = '0000000000000000';
const CASINO = 'Play slots and win a welcome bonus today. '.repeat(10);
const before = { at: '2026-01-01T00:00:00Z', host: 'example.org', print: OLD };
const page = { url: 'https://example.org/', text: CASINO, print: FAR, title: 'Lucky Slots' };

type Row = [name: string, changed: boolean, before: object, page: object];
const changeRows: Row[] = [
  ['a casino in place of a guide', true, { title: 'Nested paging explained' }, {}],
  ['a casino in Chinese', true, { title: 'Nested paging' }, { title: '澳门娱乐场' }],
  ['a new title over the same text', false, { title: 'Nested paging' }, { print: OLD }],
  ['a new text under the same title', false, { title: 'Slots of PCI Express' }, {}],
  ['a text in 23 bits away', false, { title: 'Nested paging' }, { print: 'ffffffffff800000' }],
  ['a text in 24 bits away', true, { title: 'Nested paging' }, { print: 'ffffffffff000000' }],
  [
    'a text that is still about it',
    false,
    { title: 'Nested paging' },
    { text: `Nested: ${CASINO}` },
  ],
  ['a page made by script', false, { title: 'Nested paging' }, { text: 'Loading' }],
  ['a title of common words', false, { title: 'Home page' }, {}],
  ['a page that had no title', false, {}, {}],
  ['a page without a title', false, { title: 'Nested paging' }, { title: undefined }],
  ['a page without text', false, { title: 'Nested paging' }, { print: undefined }],
];

for (const [name, changed, old, now] of changeRows)
  test(`${name} is ${changed ? '' : 'not '}another page`, () => {
    assert.equal(isChanged({ ...page, ...now }, { ...before, ...old }), changed);
  });

test('hashes are compared bit by bit; what is none is not different', () => {
  assert.equal(countDifferentBits('000000000000000f', '0000000000000001'), 3);
  assert.equal(countDifferentBits('damaged', OLD), 0);
});
