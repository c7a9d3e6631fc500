import type { Request } from '@playwright/test';
import { hits, openDialog } from './on-search.ts';
import { expect, test } from './site-test.ts';

const budget = { bytes: 40 * 1024, requests: 3 };

test('nothing of search is loaded before somebody searches, and the first results are light', async ({
  page,
}) => {
  const started: Request[] = [];
  const finished: Request[] = [];
  page.on('request', (request) => started.push(request));
  await page.goto('', { waitUntil: 'networkidle' });
  const urls = started.map((request) => request.url());
  expect(
    urls.filter((url) => /search-elements|search\.json|search\..*css|pagefind/.test(url)),
  ).toEqual([]);
  page.on('requestfinished', (request) => finished.push(request));
  await openDialog(page, 'crumbscope');
  await expect(hits(page).first()).toHaveText('Crumbscope');
  const ofFullText = (request: Request) => request.url().includes('/pagefind/');
  await expect.poll(() => finished.filter(isText).length).toBeGreaterThan(0);
  const first = await weigh(finished.filter((request) => !ofFullText(request)));
  const fullText = await weigh(finished.filter(ofFullText));
  console.log(`\nfirst results: ${describe(first)}; the full text: ${describe(fullText)}`);
  expect(first.requests, finished.map((request) => request.url()).join(' ')).toBeLessThanOrEqual(
    budget.requests,
  );
  expect(first.bytes).toBeLessThanOrEqual(budget.bytes);
});

const isText = (request: Request) => request.url().includes('/pagefind/text/');
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
