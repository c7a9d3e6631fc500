import { expect, type Page } from '@playwright/test';
import type { SearchDocument } from '../src/search/documents.ts';
import type { InstantIndex } from '../src/search/instant-index.ts';

export const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });
export const field = (page: Page) => dialog(page).getByRole('searchbox');
export const hits = (page: Page) => page.locator('.found .row .t a');
export const definition = (page: Page) =>
  page.getByRole('region', { name: 'Definition' }).getByRole('link');

export const starts = (page: Page) => page.locator('.start').getByRole('link');

/** Answers searches from these documents alone, once `until` is done. */
export async function serveIndex(
  page: Page,
  documents: SearchDocument[],
  until: Promise<unknown> = Promise.resolve(),
): Promise<void> {
  const labels = { type: {}, kind: {}, topic: {}, level: {}, pick: {}, access: {} };
  const index: InstantIndex = { labels, uses: {}, documents };
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.route('**/search.json', (route) => until.then(() => route.fulfill({ json: index })));
}

/** Opens search from whatever page, and types. */
export async function openDialog(page: Page, query = ''): Promise<void> {
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await field(page).fill(query);
}
