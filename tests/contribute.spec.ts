import { expect, test } from './site-test.ts';

test('each role fits on a screen', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('contribute/');
  const tops = await page.locator('main h2').evaluateAll((headings) =>
    headings.map((heading) => ({
      text: heading.textContent,
      top: heading.getBoundingClientRect().top,
    })),
  );
  expect(tops.map(({ text }) => text).slice(0, 4)).toEqual([
    'One good link',
    'A topic or a learning path',
    'Reviewing',
    'The code',
  ]);
  const heights = tops.slice(0, 4).map(({ top }, i) => (tops[i + 1]?.top ?? Infinity) - top);
  expect(heights.filter((height) => height > 900)).toEqual([]);
});

test('the first thing to do leads to the form', async ({ page }) => {
  await page.goto('contribute/');
  await page.getByRole('link', { name: 'Add a resource' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add a resource');
});
