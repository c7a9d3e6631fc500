import { expect, type Page } from '@playwright/test';
import { findColourViolations, findViolations } from './find-violations.ts';

/**
 * Expects a page, as it is shown now, to be accessible, and never to scroll sideways, at the width of its window or at
 * each of those given. Between light and dark nothing differs but colours, whose pairs `src/styles/tokens.test.ts`
 * measures, so that few pages need to be looked at in the dark too.
 */
export async function expectAccessible(
  page: Page,
  {
    view = 'the page',
    widths,
    dark = false,
  }: { view?: string; widths?: number[]; dark?: boolean } = {},
): Promise<void> {
  for (const width of widths ?? [page.viewportSize()?.width ?? 0]) {
    if (widths) await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
    expect.soft(await findViolations(page), `${view} in light, ${width} px`).toEqual([]);
    if (dark) {
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await findColourViolations(page), `${view} in dark, ${width} px`).toEqual([]);
    }
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(needed, `${view} needs no more width than ${width} px`).toBeLessThanOrEqual(width);
  }
}
