import { expect, type Page } from '@playwright/test';
import { findColourViolations, findViolations } from './find-violations.ts';

/**
 * Expects a page, as it is shown now, to be accessible in light and dark, and never to scroll sideways. Between the
 * two nothing differs but colours, so that the dark one is asked for these alone.
 */
export async function expectAccessible(page: Page, view = 'the page'): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await findViolations(page), `${view} in light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findColourViolations(page), `${view} in dark`).toEqual([]);
  const needed = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(needed, `${view} needs no more width`).toBeLessThanOrEqual(
    page.viewportSize()?.width ?? 0,
  );
}
