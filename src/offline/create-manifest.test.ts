import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createManifest,
  formatManifest,
  type OfflineContent,
  findCorePages,
  findPagesOfPath,
} from './create-manifest.ts';
import { createEntries, createPathData, createStep } from '../../tests/small-entries.ts';
import { createCatalog } from '../catalog/create-catalog.ts';

const limits = { coreBytes: 1000, siteBytes: 10_000, siteFiles: 100 };

function createContent(files: Record<string, number>): OfflineContent {
  return {
    built: Object.entries(files).map(([address, bytes]) => ({ address, file: [address, bytes] })),
    pages: { shell: ['', 'offline/', 'map/'], more: ['paths/a/', 'topics/b/', 'topics/c/'] },
    paths: {
      a: { title: 'A', address: 'paths/a/', needs: ['paths/a/', 'topics/b/', 'paths/a/whole/'] },
    },
    loadsOf: (address) => (address === 'paths/a/' ? ['picture.svg', 'gone.svg'] : ['icon.svg']),
  };
}

const site = {
  '': 100,
  'offline/': 100,
  'paths/a/': 100,
  'topics/b/': 100,
  'topics/c/': 100,
  'resources/d/': 100,
  'picture.svg': 10,
  'icon.svg': 10,
  '_astro/all.DgEwso2R.css': 50,
  'search.json': 50,
};

test('the core is what every page needs, the ways in, and as much more as is light', () => {
  const { core } = createManifest(createContent(site), { ...limits, coreBytes: 520 });
  assert.deepEqual(core, [
    '_astro/all.DgEwso2R.css',
    'search.json',
    '',
    'icon.svg',
    'offline/',
    'paths/a/',
    'picture.svg',
    'topics/b/',
  ]);
});

test('the core holds the data that pages read, and not what is for other programs', () => {
  const data = { 'progress/steps.json': 1, 'progress/resources.json': 1, 'catalog.json': 1 };
  const { core } = createManifest(createContent({ ...site, ...data }), limits);
  assert.deepEqual(
    core.filter((address) => address.endsWith('.json')),
    ['search.json', 'progress/steps.json', 'progress/resources.json'],
  );
});

test('a path needs its pages and what they load, as far as they were built', () => {
  const { paths } = createManifest(createContent(site), limits);
  assert.deepEqual(paths['a']?.needs, ['paths/a/', 'picture.svg', 'topics/b/', 'icon.svg']);
});

test('what is made for other programs is never kept, nor what looks far back', () => {
  const others = [
    'og/site.png',
    '404.html',
    'robots.txt',
    'sitemap-0.xml',
    'schema/a.json',
    'changes/page/1/',
  ];
  const own = ['feed.xml', 'offline.json', 'offline-worker.js'];
  const made = Object.fromEntries([...others, ...own].map((address) => [address, 1]));
  const { files } = createManifest(createContent({ ...site, ...made }), limits);
  assert.deepEqual(Object.keys(files), Object.keys(site));
});

test('a site is small by its bytes and by its files, and only then with its full text', () => {
  const content = createContent({ ...site, 'pagefind/pagefind.js': 10 });
  const whole = createManifest(content, limits);
  assert.equal(whole.small, true);
  assert('pagefind/pagefind.js' in whole.files);
  for (const tight of [{ siteBytes: 700 }, { siteFiles: 10 }]) {
    const { small, files } = createManifest(content, { ...limits, ...tight });
    assert.equal(small, false);
    assert(!('pagefind/pagefind.js' in files));
  }
});

test('says in a line what there is', () => {
  const manifest = { version: '1', ...createManifest(createContent(site), limits) };
  assert.equal(formatManifest(manifest), '10 files (6 pages, 0.0 MB), 9 of them at once');
});

const catalog = createCatalog(createEntries({ a: {} }), '/list/');

test('the core begins with the home page and the page that stands in for others', () => {
  const { shell, more } = findCorePages(catalog);
  assert.deepEqual(shell.slice(0, 3), ['', 'offline/', 'search/']);
  assert.deepEqual(more, ['paths/reading/', 'paths/writing/', 'topics/kvm/', 'topics/tools/']);
});

test('a path needs its page, its whole in one file, its resources and topics, each once', () => {
  const [path] = catalog.paths;
  assert(path);
  const [a] = catalog.resources;
  const step = path.steps[0];
  assert(a && step);
  const use = { resource: a, locator: undefined };
  const walked = {
    ...path,
    steps: [{ ...step, resources: [use, use], companions: [a] }],
    topics: catalog.topics.slice(0, 1),
  };
  assert.deepEqual(findPagesOfPath(walked, catalog), [
    'paths/reading/',
    'resources/a/',
    'topics/kvm/',
    'paths/reading/whole/',
  ]);
});

test('a path needs the page that lists retired resources, and the pages of their successors', () => {
  const retirement = { status: 'deprecated', reason: 'It is gone.' } as const;
  const aged = createCatalog(
    createEntries(
      { a: {}, old: { ...retirement, successor: 'a' }, lost: retirement },
      {
        paths: [
          {
            id: 'reading',
            data: createPathData([
              createStep({ kind: 'resource', resources: [{ id: 'old' }], companions: ['lost'] }),
            ]),
          },
          { id: 'writing', data: createPathData() },
        ],
      },
    ),
    '/list/',
  );
  assert.deepEqual(findPagesOfPath(aged.paths[0]!, aged), [
    'paths/reading/',
    'retired/',
    'resources/a/',
    'topics/kvm/',
    'paths/reading/whole/',
  ]);
});
