import { expect, type Page } from '@playwright/test';

// What the first round trip of a fresh TCP connection carries: ten segments. Source: RFC 6928.
const firstViewLimit = { bytes: 10 * 1460, requests: 4 };
const deferredLimit = { bytes: 16 * 1024 };

export interface Weight {
  first: Sum;
  deferred: Sum;
  fonts: number;
}

interface Sum {
  bytes: number;
  requests: number;
}

interface Transfer {
  url: string;
  type: string;
  bytes: number;
}

/**
 * Begins to weigh what comes over the wire, headers included, to a page, as if its cache were empty.
 *
 * @returns What sums it up, once the page has loaded and is quiet.
 */
export async function startWeighing(page: Page): Promise<() => Promise<Weight>> {
  const network = await page.context().newCDPSession(page);
  const transfers = new Map<string, Transfer>();
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  network.on('Network.responseReceived', ({ requestId, response, type }) => {
    if (response.url.startsWith('http')) {
      transfers.set(requestId, { url: response.url, type, bytes: 0 });
    }
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const transfer = transfers.get(requestId);
    if (transfer !== undefined) transfer.bytes = encodedDataLength;
  });
  return async () => {
    const weight = await sumTransfers(page, [...transfers.values()]);
    await network.detach();
    return weight;
  };
}

/** Expects a page of this kind to show with little, in so many requests, to load few scripts later, and no font. */
export function expectLight(
  kind: string,
  { first, deferred, fonts }: Weight,
  requests = firstViewLimit.requests,
): void {
  expect.soft(first.bytes, `${kind}: bytes`).toBeLessThanOrEqual(firstViewLimit.bytes);
  expect.soft(first.requests, `${kind}: requests`).toBeLessThanOrEqual(requests);
  expect.soft(deferred.bytes, `${kind}: script`).toBeLessThanOrEqual(deferredLimit.bytes);
  expect.soft(fonts, `${kind}: fonts`).toBe(0);
}

async function sumTransfers(page: Page, transfers: Transfer[]): Promise<Weight> {
  const blocking = await page
    .locator('script[src]:not([type="module"]):not([defer]):not([async])')
    .evaluateAll((scripts) => scripts.map((script) => (script as HTMLScriptElement).src));
  // The mark in the browser's tab and the styles for paper show nothing and hold nothing up.
  const unseen = await page
    .locator('link[rel="icon"], link[media="print"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
  const all = transfers.filter(({ url }) => !unseen.includes(url));
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
