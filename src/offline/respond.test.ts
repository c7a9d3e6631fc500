import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { respond, requestedAddress, type WorkerRequest, isNamedByContent } from './respond.ts';
import type { CachedPages } from './cached-pages.ts';
import type { FetchEvent } from './worker-scope.ts';

// The worker's patience with a slow network would outlast the tests.
mock.timers.enable({ apis: ['setTimeout'] });

const pages = ['', 'search/', 'contribute/new/', 'topics/kvm/', 'offline/', 'feed.xml'];

/** What a worker without a connection answers to a request for an address at a base path. */
async function answerOffline(base: string, asked: string, mode: RequestMode = 'navigate') {
  const root = `https://reader.example${base}`;
  const request = { url: root + asked, method: 'GET', mode, headers: new Headers() } as Request;
  const address = requestedAddress(request, root);
  assert(address !== undefined, asked);
  const copies = {
    urlOf: (page: string) => root + page,
    find: (page: string) => Promise.resolve(pages.includes(page) ? new Response(page) : undefined),
  } as CachedPages;
  const event = { request, waitUntil: () => undefined } as unknown as FetchEvent;
  const response = await respond(event, address, copies);
  return response.headers.get('location')?.slice(root.length) ?? (await response.text());
}

test('without a connection a page opens with its query, however its address is spelled', async () => {
  const cases: [asked: string, shown: string][] = [
    ['search/?q=ept', 'search/'],
    ['search/index.html?q=ept', 'search/'],
    ['search?q=ept', 'search/?q=ept'],
    ['search?q=a+b%20c&kind=book', 'search/?q=a+b%20c&kind=book'],
    ['search?q=%c3%a9', 'search/?q=%c3%a9'],
    ['search?q=a?b=/c//d', 'search/?q=a?b=/c//d'],
    ['search?', 'search/'],
    ['search#first', 'search/'],
    ['contribute/new?edit=perf', 'contribute/new/?edit=perf'],
    ['contribute//new?edit=perf', 'contribute/new/?edit=perf'],
    ['/search//?q=ept', 'search/?q=ept'],
    ['%73earch?q=ept', 'search/?q=ept'],
    ['topics/%6Bvm/', 'topics/kvm/'],
    ['/', ''],
    ['index.html', ''],
    ['feed.xml', 'feed.xml'],
    ['topics/other', 'offline/'],
    ['/other.example', 'offline/'],
    ['topics%2fkvm', 'offline/'],
    ['%', 'offline/'],
  ];
  for (const base of ['/', '/list/'])
    for (const [asked, shown] of cases)
      assert.equal(await answerOffline(base, asked), shown, base + asked);
});

test('without a connection a file that is not kept is no page', async () => {
  await assert.rejects(answerOffline('/', 'og/site.png', 'no-cors'), TypeError);
});

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
