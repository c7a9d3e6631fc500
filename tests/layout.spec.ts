import { pages } from './pages.ts';
import { expect, test } from './site-test.ts';

for (const { kind, address } of pages) {
  test(`${kind} never scrolls sideways at 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
  });

  for (const width of [360, 1280]) {
    test(`${kind} does not shift while it loads at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(address, { waitUntil: 'networkidle' });
      const shift = await page.evaluate(sumLayoutShifts);
      expect(shift).toBeLessThan(0.01);
    });
  }

  test(`${kind} has one first heading, skips no level, and has its landmarks with a first link to the main one`, async ({
    page,
  }) => {
    await page.goto(address);
    const levels = await page
      .locator('h1, h2, h3, h4, h5, h6')
      .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    const skips = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
    expect(skips).toEqual([]);

    for (const landmark of ['banner', 'main', 'contentinfo'] as const) {
      await expect(page.getByRole(landmark)).toHaveCount(1);
    }
    await page.keyboard.press('Tab');
    const skipLink = page.locator(':focus');
    await expect(skipLink).toBeInViewport();
    const target = await skipLink.getAttribute('href');
    expect(target).toMatch(/^#/);
    await expect(page.locator(`main${target ?? ''}, main ${target ?? ''}`)).toHaveCount(1);
  });
}

/** Adds up what has moved since the page began; the observer hands over the past first. */
function sumLayoutShifts(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as LayoutShift).value;
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    // Two frames later the past has been handed over.
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
  });
}

interface LayoutShift extends PerformanceEntry {
  value: number;
}
