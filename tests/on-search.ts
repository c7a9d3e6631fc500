import { expect, type Page } from '@playwright/test';

export const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });
export const field = (page: Page) => dialog(page).getByRole('searchbox');
export const hits = (page: Page) => page.locator('.found .row .t a');
export const definition = (page: Page) =>
  page.getByRole('region', { name: 'Definition' }).getByRole('link');

/** Opens search from whatever page, and types. */
export async function openDialog(page: Page, query = ''): Promise<void> {
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await field(page).fill(query);
}
