import assert from 'node:assert/strict';
import test from 'node:test';
import {
  isFrontPage,
  leadsToFront,
  pathParts,
  plainAddress,
  findVisitorPart,
  isRandom,
} from './redirect-target.ts';

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

const FROM = 'https://example.org/docs/kvm';

/** Addresses made for one visitor, in place of FROM or of another one. */
const PERSONAL: (string | [from: string, to: string])[] = [
  // Language and place.
  'https://example.org/en-us/docs/kvm',
  'https://example.org/en_US/docs/kvm',
  'https://example.org/pt-br/docs/kvm/',
  'https://example.org/zh-Hant/docs/kvm',
  'https://example.org/es-419/docs/kvm',
  'https://example.org/en/docs/kvm',
  'https://example.org/de/docs/kvm',
  'https://example.org/docs/fr/kvm',
  'https://example.org/docs/kvm/ja',
  'https://example.org/en-us/guides/kvm-guide',
  ['https://example.org/en/docs/kvm', 'https://example.org/de/docs/kvm'],
  ['https://example.org/en-us/docs/kvm', 'https://example.org/en-gb/docs/kvm'],
  'https://example.org/docs/kvm?hl=en',
  'https://example.org/docs/kvm?lang=en',
  'https://example.org/docs/kvm?x=en-US',
  'https://example.org/us-en/docs/kvm',
  'https://example.org/uk_de/guides/kvm',
  'https://example.org/english/docs/kvm',
  'https://example.org/docs/Fran%C3%A7ais/kvm',
  'https://example.org/docs/kvm_en.html',
  'https://example.org/docs/kvm.pt-br.html',
  'https://example.org/docs/kvm-de',
  ['https://example.org/docs/kvm.html', 'https://example.org/docs/kvm.ja.html'],
  'https://uk.example.org/docs/kvm',
  'https://www-eu.example.org/docs/kvm',
  'https://eu-west-1.example.org/guides/kvm',
  // Forms and servers.
  'https://m.example.org/docs/kvm',
  'https://mobile.example.org/docs/kvm-guide',
  'https://amp.example.org/docs/kvm',
  'https://www2.example.org/docs/kvm',
  'https://web03.example.org/docs/kvm',
  'https://example.org:8443/docs/kvm',
  'https://guest:guest@example.org/docs/kvm',
  'https://d111111abcdef8.example.org/docs/kvm',
  'https://example.org/amp/docs/kvm',
  'https://example.org/docs/kvm/mobile',
  // Signatures and ends.
  'https://example.org/docs/kvm?X-Amz-Expires=300&X-Amz-Signature=abc',
  'https://example.org/docs/kvm?x-goog-signature=abc',
  'https://example.org/docs/kvm?Policy=x&Signature=y&Key-Pair-Id=z',
  'https://example.org/docs/kvm?sv=2024-11-04&se=2026-12-01&sp=r&sig=x',
  'https://example.org/docs/kvm?hmac=1',
  'https://example.org/docs/kvm?Expires=1',
  // Sessions and tokens.
  'https://example.org/docs/kvm;jsessionid=1',
  'https://example.org/docs/kvm;v=1/more',
  'https://example.org/(S(4u1kpr55))/docs/kvm',
  'https://example.org/docs/kvm?PHPSESSID=1',
  'https://example.org/docs/kvm?sid=1',
  'https://example.org/docs/kvm?token=1',
  'https://example.org/docs/kvm?access_token=1',
  'https://example.org/docs/kvm?id_token=1',
  'https://example.org/docs/kvm?code=1&state=2',
  'https://example.org/docs/kvm?ticket=ST-1',
  'https://example.org/docs/kvm?__cf_chl_tk=1',
  'https://example.org/docs/kvm?cookieSet=1',
  'https://example.org/docs/kvm?AspxAutoDetectCookieSupport=1',
  'https://example.org/docs/kvm?return_to=%2Fdocs',
  // Caches.
  'https://example.org/docs/kvm?_=1732880000',
  'https://example.org/docs/kvm?cb=1',
  'https://example.org/docs/kvm?v=1732880000123',
  'https://example.org/docs/kvm?v=3f9a1c77be',
  'https://example.org/docs/kvm?1732880000',
  // Where the visitor came from.
  'https://example.org/docs/kvm?utm_source=list',
  'https://example.org/docs/kvm?UTM_Campaign=x',
  'https://example.org/docs/kvm?gclid=1',
  'https://example.org/docs/kvm?ref=list',
  'https://example.org/docs/kvm?from=%2Fdocs%2Fkvm',
  ['https://example.org/?utm_source=a', 'https://example.org/?utm_source=b'],
  'https://example.org/guides/kvm?wt.mc_id=1',
  'https://example.org/guides/kvm?trackingId=1',
  'https://example.org/guides/kvm?user_session_key=1',
  // What nobody has listed.
  ...['l=en', 'cc=us', 'view=mobile', 'print=1', 'ip=192.0.2.1', 'x', 'page=2', 'a=1&b=2'].map(
    (query) => `https://example.org/docs/kvm/?${query}`,
  ),
  ['https://example.org/docs/kvm?id=1', 'https://example.org/docs/KVM?id=1&l=en'],
  'https://example.org/docs/kvm?whatever=aB3xK9mQ2pL7',
  'https://example.org/docs/kvm?whatever=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.x',
  'https://example.org/docs/kvm?whatever=9b2f6a1e-3c4d-4e5f-8a9b-0c1d2e3f4a5b',
  'https://example.org/s/aB3xK9mQ2pL7tR5vW8yZ1cD4/docs/kvm',
  'https://example.org/d/9b2f6a1e-3c4d-4e5f-8a9b-0c1d2e3f4a5b',
  // What the check of content would advise against.
  'https://example.org/docs/kvm/index.html',
  'http://example.org/docs/kvm',
  'https://bit.ly/3abcdef',
];

/** Addresses for everybody. */
const LASTING: (string | [from: string, to: string])[] = [
  FROM,
  'https://example.org/guides/kvm',
  'https://docs.example.org/kvm',
  'https://www.example.org/docs/kvm',
  'https://example.org/docs/kvm/',
  'https://example.org/view?id=12',
  'https://example.org/view?page=kvm&version=6.12',
  'https://example.org/view.php?title=KVM_Guide',
  'https://example.org/kernel-based-virtual-machine-2026-edition',
  'https://example.org/2026/11/29/kvm',
  'https://example.org/latest/docs/kvm',
  'https://example.org/docs/1.10.2/kvm',
  ['https://example.org/docs/kvm?id=1', 'https://example.org/docs/kvm?id=2'],
  'https://example.org/docs/kvm-in-depth',
  'https://example.org/english-course/docs/kvm',
  'https://example.org/docs/mobile-kvm',
  ['http://example.org/docs/kvm', FROM],
  ['https://m.example.org/docs/kvm', FROM],
  ['https://uk.example.org/docs/kvm', FROM],
  ['https://example.org/en/docs/kvm', FROM],
  ['https://example.org/en/docs/kvm', 'https://example.org/en/guides/kvm'],
  ['https://example.org/docs/kvm?hl=en', 'https://example.org/guides/kvm?hl=en'],
  ['https://example.org/docs/kvm?utm_source=x', 'https://example.org/docs/kvm'],
  ['https://example.org/dept', 'https://example.org/cs/'],
  ['https://example.org/networking', 'https://example.org/io/'],
  ['https://example.org/dept/kvm', 'https://cs.example.org/kvm'],
  ['https://example.org/embed/dQw4w9WgXcQ', 'https://example.org/watch?video=dQw4w9WgXcQ'],
  [
    'https://example.org/tree/9b2f6a1e3c4d4e5f8a9b0c1d2e3f4a5b/kvm',
    'https://example.org/blob/9b2f6a1e3c4d4e5f8a9b0c1d2e3f4a5b/kvm',
  ],
  ['http://127.0.0.1:8080/a', 'http://127.0.0.1:8080/b'],
];

for (const [rows, isPersonal] of [
  [PERSONAL, true],
  [LASTING, false],
] as const)
  for (const row of rows) {
    const [from, to] = typeof row === 'string' ? [FROM, row] : row;
    test(`${to} is for ${isPersonal ? 'one visitor' : 'everybody'} in place of ${from}`, () => {
      const part = findVisitorPart(from, to);
      assert.equal(part !== undefined, isPersonal, part);
    });
  }

test('words, names and versions do not look random', () => {
  for (const word of [
    'VirtualMachineGuide',
    'KVM_Guide',
    'qemu-9.2.0-rc1',
    'x86_64',
    'InnoDB2026',
    '978-1-55860-910-5',
    'CVE-2026-12345',
    'linux6virtio',
    'deadbeef',
  ])
    assert.equal(isRandom(word), false, word);
});
