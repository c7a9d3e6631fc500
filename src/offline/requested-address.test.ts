import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestedAddress, type WorkerRequest, isNamedByContent } from './requested-address.ts';

const root = 'https://reader.example/list/';
const ask = (url: string, more: Partial<WorkerRequest> = {}): WorkerRequest => ({
  url,
  method: 'GET',
  cache: 'default',
  mode: 'navigate',
  headers: new Headers(),
  ...more,
});

for (const [url, address] of [
  ['https://reader.example/list/', ''],
  ['https://reader.example/list/index.html', ''],
  ['https://reader.example/list/topics/kvm/', 'topics/kvm/'],
  ['https://reader.example/list/topics/kvm/index.html', 'topics/kvm/'],
  ['https://reader.example/list/search/?q=kvm#first', 'search/'],
  ['https://reader.example/list/search.json', 'search.json'],
  ['https://reader.example/list/topics/%6Bvm/', 'topics/kvm/'],
  ['https://reader.example/list/topics/caf%c3%a9/', 'topics/caf%C3%A9/'],
  ['https://reader.example/list/topics%2fkvm/', 'topics%2Fkvm/'],
  ['https://reader.example/list/100%', '100%'],
  ['https://reader.example/list//other.example/', '/other.example/'],
  ['https://reader.example/', undefined],
  ['https://reader.example/listing/', undefined],
  ['https://other.example/list/', undefined],
  ['https://reader.example/list/offline.json', undefined],
  ['https://reader.example/list/offline-worker.js', undefined],
] as const) {
  test(`${url} requests ${address === undefined ? 'nothing of ours' : `"${address}"`}`, () => {
    assert.equal(requestedAddress(ask(url), root), address);
  });
}

test('what sends data, wants a part, or only looks into a cache is not ours', () => {
  const requests: Partial<WorkerRequest>[] = [
    { method: 'POST' },
    { headers: new Headers({ range: 'bytes=0-9' }) },
    { cache: 'only-if-cached', mode: 'no-cors' },
  ];
  for (const more of requests) assert.equal(requestedAddress(ask(root, more), root), undefined);
});

test('files with a hash in their name never age', () => {
  assert(isNamedByContent('_astro/Page.DgEwso2R.css'));
  assert(isNamedByContent('pagefind/index/en_1a2b3c4.pf_index'));
  for (const address of [
    'search.json',
    'pagefind/pagefind.js',
    'pagefind/text/1a2.json',
    'topics/kvm/',
    '_astro/plain.css',
  ])
    assert(!isNamedByContent(address), address);
});
