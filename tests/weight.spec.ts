import { test } from './site-test.ts';
import { expectLight, startWeighing, type Weight } from './weigh-page.ts';

// The page contract weighs one page of every kind; these are what may grow with a catalog.
const weighed: { kind: string; site: string; address: string; requests?: number }[] = [
  { kind: 'whole path', site: 'SITE_OF_FIXTURE', address: 'paths/by-hand/whole/' },
  { kind: 'home, 12 paths', site: 'SITE_CROWDED', address: '' },
  { kind: 'topic of 56', site: 'SITE_CROWDED', address: 'topics/wintering/' },
  { kind: 'its second page', site: 'SITE_CROWDED', address: 'topics/wintering/2/' },
  { kind: 'list of 252', site: 'SITE_CROWDED', address: 'resources/' },
  { kind: 'a kind', site: 'SITE_CROWDED', address: 'kinds/tutorial/' },
  { kind: 'one of 3 maps', site: 'SITE_CROWDED', address: 'map/2/' },
  { kind: 'search of 540', site: 'SITE_CROWDED', address: 'search/' },
  { kind: '12 paths', site: 'SITE_CROWDED', address: 'paths/' },
  { kind: 'map, 1 path', site: 'SITE_SINGLE', address: 'map/' },
  { kind: 'changes', site: 'SITE_SINGLE', address: 'changes/' },
  { kind: 'changes, 1', site: 'SITE_SINGLE', address: 'changes/page/1/' },
  { kind: 'health of 31', site: 'SITE_SINGLE', address: 'health/' },
  // Its look is in a file of its own, and so is its logo.
  { kind: 'audit, retired', site: 'SITE_AGED', address: 'health/content/', requests: 6 },
  { kind: 'retired, 4', site: 'SITE_AGED', address: 'retired/', requests: 6 },
  { kind: 'path of 15', site: 'SITE_CROWDED', address: 'paths/the-first-summer/' },
  { kind: 'whole of 15', site: 'SITE_CROWDED', address: 'paths/the-first-summer/whole/' },
];

test('pages of large catalogs are light', async ({ page }) => {
  // One page after the other, each until it is quiet.
  test.slow();
  const rows = [];
  for (const { kind, site, address, requests } of weighed) {
    // It is weighed as if the cache were empty, so that one window does for all.
    const readWeight = await startWeighing(page);
    await page.goto((process.env[site] ?? '') + address, { waitUntil: 'networkidle' });
    rows.push({ kind, requests, weight: await readWeight() });
  }
  console.log(`\n${formatTable(rows)}`);
  for (const { kind, requests, weight } of rows) expectLight(kind, weight, requests);
});

function formatTable(rows: { kind: string; weight: Weight }[]): string {
  const head = 'page kind       first view, bytes  requests   deferred script, bytes  requests';
  const lines = rows.map(({ kind, weight: { first, deferred } }) =>
    [
      kind.padEnd(14),
      String(first.bytes).padStart(19),
      String(first.requests).padStart(10),
      String(deferred.bytes).padStart(25),
      String(deferred.requests).padStart(10),
    ].join(''),
  );
  return [head, ...lines].join('\n');
}
