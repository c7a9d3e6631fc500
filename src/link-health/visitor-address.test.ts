import assert from 'node:assert/strict';
import test from 'node:test';
import { findVisitorPart, isRandom } from './visitor-address.ts';

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
