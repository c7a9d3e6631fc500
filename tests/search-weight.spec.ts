import type { Request } from '@playwright/test';
import { hits, openDialog } from './on-search.ts';
import { expect, test } from './site-test.ts';

const budget = { bytes: 40 * 1024, requests: 3 };

test('nothing of search is loaded before it is asked for', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto('topics/kvm/', { waitUntil: 'networkidle' });
  expect(
    requests.filter((url) => /search-elements|search\.json|search\..*css|pagefind/.test(url)),
  ).toEqual([]);
});

test('the first results take little', async ({ page }) => {
  await page.goto('', { waitUntil: 'networkidle' });
  const finished: Request[] = [];
  page.on('requestfinished', (request) => finished.push(request));
  await openDialog(page, 'firecracker');
  await expect(hits(page).first()).toHaveText('Firecracker');
  const ofFullText = (request: Request) => request.url().includes('/pagefind/');
  await expect.poll(() => finished.filter(isFragment).length).toBeGreaterThan(0);
  const first = await weigh(finished.filter((request) => !ofFullText(request)));
  const fullText = await weigh(finished.filter(ofFullText));
  console.log(`\nfirst results: ${describe(first)}; the full text: ${describe(fullText)}`);
  expect(first.requests).toBeLessThanOrEqual(budget.requests);
  expect(first.bytes).toBeLessThanOrEqual(budget.bytes);
});

const isFragment = (request: Request) => request.url().endsWith('.pf_fragment');
const describe = ({ bytes, requests }: Weight) => `${bytes} bytes in ${requests} requests`;

async function weigh(requests: Request[]): Promise<Weight> {
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  const bytes = sizes.map((size) => size.responseHeadersSize + size.responseBodySize);
  return { bytes: bytes.reduce((sum, own) => sum + own, 0), requests: requests.length };
}

interface Weight {
  bytes: number;
  requests: number;
}
