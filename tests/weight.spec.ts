import type { Page } from '@playwright/test';
import { pages } from './pages.ts';
import { expect, test } from './site-test.ts';

// What the first round trip of a fresh TCP connection carries: ten segments. Source: RFC 6928.
const firstViewLimit = { bytes: 10 * 1460, requests: 4 };
const deferredLimit = { bytes: 15 * 1024 };
// Search loads its own script when it is asked; its page asks for it when it opens with a query.
const weighed = [
  ...pages.map((page) => ({ ...page, site: 'SITE_AT_ROOT' })),
  { kind: 'whole path', site: 'SITE_AT_ROOT', address: 'paths/code-first/whole/' },
  { kind: 'home, 12 paths', site: 'SITE_CROWDED', address: '' },
  { kind: 'topic of 40', site: 'SITE_CROWDED', address: 'topics/wintering/' },
  { kind: 'list of 200', site: 'SITE_CROWDED', address: 'resources/' },
  { kind: 'search of 458', site: 'SITE_CROWDED', address: 'search/' },
  { kind: '12 paths', site: 'SITE_CROWDED', address: 'paths/' },
  { kind: 'map, 1 path', site: 'SITE_SINGLE', address: 'map/' },
  { kind: 'changes', site: 'SITE_SINGLE', address: 'changes/' },
  { kind: 'changes, 1', site: 'SITE_SINGLE', address: 'changes/page/1/' },
  { kind: 'health of 31', site: 'SITE_SINGLE', address: 'health/' },
  { kind: 'audit, retired', site: 'SITE_AGED', address: 'health/content/' },
  { kind: 'retired, 4', site: 'SITE_AGED', address: 'retired/' },
  { kind: 'path of 15', site: 'SITE_CROWDED', address: 'paths/the-first-summer/' },
  { kind: 'whole of 15', site: 'SITE_CROWDED', address: 'paths/the-first-summer/whole/' },
];

test('every page kind is light', async ({ browser }) => {
  // One page after the other, each until it is quiet.
  test.slow();
  const rows = [];
  for (const { kind, site, address } of weighed) {
    const context = await browser.newContext({ baseURL: process.env[site] ?? '' });
    rows.push({ kind, ...(await weigh(await context.newPage(), address)) });
    await context.close();
  }
  console.log(`\n${formatTable(rows)}`);
  for (const { kind, first, deferred, fonts } of rows) {
    expect.soft(first.bytes, `${kind}: bytes`).toBeLessThanOrEqual(firstViewLimit.bytes);
    expect.soft(first.requests, `${kind}: requests`).toBeLessThanOrEqual(firstViewLimit.requests);
    expect.soft(deferred.bytes, `${kind}: script`).toBeLessThanOrEqual(deferredLimit.bytes);
    expect.soft(fonts, `${kind}: fonts`).toBe(0);
  }
});

/** Loads a page with an empty cache and weighs, headers included, what came over the wire. */
async function weigh(page: Page, address: string): Promise<Weight> {
  const network = await page.context().newCDPSession(page);
  const transfers = new Map<string, Transfer>();
  await network.send('Network.enable');
  network.on('Network.responseReceived', ({ requestId, response, type }) => {
    if (response.url.startsWith('http')) {
      transfers.set(requestId, { url: response.url, type, bytes: 0 });
    }
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const transfer = transfers.get(requestId);
    if (transfer !== undefined) transfer.bytes = encodedDataLength;
  });
  await page.goto(address, { waitUntil: 'networkidle' });

  const blocking = await page
    .locator('script[src]:not([type="module"]):not([defer]):not([async])')
    .evaluateAll((scripts) => scripts.map((script) => (script as HTMLScriptElement).src));
  // The mark in the browser's tab and the styles for paper show nothing and hold nothing up.
  const unseen = await page
    .locator('link[rel="icon"], link[media="print"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
  const all = [...transfers.values()].filter(({ url }) => !unseen.includes(url));
  const deferred = all.filter(({ type, url }) => type === 'Script' && !blocking.includes(url));
  const first = all.filter((transfer) => !deferred.includes(transfer));
  return {
    first: sum(first),
    deferred: sum(deferred),
    fonts: all.filter(({ type }) => type === 'Font').length,
  };
}

function sum(transfers: Transfer[]): Sum {
  return {
    bytes: transfers.reduce((total, { bytes }) => total + bytes, 0),
    requests: transfers.length,
  };
}

function formatTable(rows: (Weight & { kind: string })[]): string {
  const head = 'page kind       first view, bytes  requests   deferred script, bytes  requests';
  const lines = rows.map(({ kind, first, deferred }) =>
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

interface Transfer {
  url: string;
  type: string;
  bytes: number;
}

interface Sum {
  bytes: number;
  requests: number;
}

interface Weight {
  first: Sum;
  deferred: Sum;
  fonts: number;
}
