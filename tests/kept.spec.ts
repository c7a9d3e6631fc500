import { expect, test } from './site-test.ts';
import { formatStored, storeMarks } from './stored-progress.ts';

const both = formatStored({
  marks: { 'resources/doughlab': { as: 'done', at: 1 } },
  saved: { crumbscope: { kept: true, at: 1, note: '' } },
});

test('the header shows progress and reading list once there is something in them', async ({
  page,
  context,
  baseURL,
}) => {
  await page.goto('resources/doughlab/');
  const links = page.getByRole('navigation', { name: 'Yours' }).getByRole('link');
  const newcomer = page.getByRole('link', { name: 'Start with Your First Loaf' });
  await expect(newcomer).toBeVisible();
  await expect(links).toHaveCount(0);
  await page.locator('mark-control [value=done]').click();
  await expect(links).toHaveText(['Progress']);
  await expect(newcomer).toBeHidden();
  const other = await context.newPage();
  await other.goto(`${baseURL ?? ''}resources/crumbscope/`);
  await other.locator('mark-control [value=saved]').click();
  await expect(links).toHaveText(['Progress', 'Reading list']);
  await expect(page.getByRole('link', { name: 'Reading list 1' })).toBeVisible();
  await page.locator('mark-control [value=saved]').click();
  await expect(page.getByRole('link', { name: 'Reading list 2' })).toBeVisible();
  await page.locator('mark-control [value=done]').click();
  await expect(links).toHaveText(['Reading list']);
  await links.first().click();
  await expect(page).toHaveURL(/\/saved\/$/);
});

test('the header knows them before any other script, and stays one row at every width', async ({
  page,
}) => {
  await storeMarks(page, both);
  await page.goto('glossary/');
  await expect(page.getByRole('navigation', { name: 'Yours' }).getByRole('link')).toHaveCount(2);
  await page.route(/\.js$/, (route) => route.abort());
  await page.goto('about/');
  const header = page.locator('header .top');
  for (let width = 320; width <= 1920; width += 40) {
    await page.setViewportSize({ width, height: 720 });
    const { isRow, needed, field, links } = await header.evaluate((top) => {
      const boxes = [...top.querySelectorAll('.mark, .find, .kept a, .menu > *, .opens')]
        .map((part) => part.getBoundingClientRect())
        .filter(({ height }) => height > 0);
      const middles = boxes.map(({ top: from, height }) => from + height / 2);
      return {
        isRow: boxes.every(({ top: from, bottom }) =>
          middles.every((middle) => middle > from && middle < bottom),
        ),
        needed: document.documentElement.scrollWidth,
        field: top.querySelector('.find input')?.getBoundingClientRect().width,
        links: [...top.querySelectorAll('.kept a')].map((link) => {
          const box = link.getBoundingClientRect();
          return Math.min(box.width, box.height) >= 44 && box.right <= innerWidth;
        }),
      };
    });
    expect.soft(isRow, `${width} px: one row`).toBe(true);
    expect.soft(needed, `${width} px: wide`).toBeLessThanOrEqual(width);
    // As wide as a window of 768 pixels beside its scroll bar; below that the button alone opens search.
    if (width > 750) expect.soft(field, `${width} px: field`).toBeGreaterThan(120);
    expect.soft(links, `${width} px: to touch`).toEqual([true, true]);
  }
});
