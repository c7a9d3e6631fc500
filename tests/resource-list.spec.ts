import type { Page } from '@playwright/test';
import { expect, test, testCrowded } from './site-test.ts';

const rows = (page: Page) => page.locator('resource-list li.row:visible');
const titles = (page: Page) => rows(page).locator('.t').allInnerTexts();
const field = (page: Page, name: string) => page.locator(`select[name=${name}]`);
const status = (page: Page) => page.locator('resource-list [role=status]');

test('filters and orders apply to all pages of the list together, and the address keeps them', async ({
  page,
  baseURL,
}) => {
  await page.goto('resources/');
  const clear = page.getByRole('button', { name: 'Clear' });
  await expect(clear).toBeHidden();
  await field(page, 'kind').selectOption('tutorial');
  await expect(status(page)).toHaveText('8 of 45 resources');
  for (const row of await rows(page).all()) await expect(row).toContainText('tutorial');
  await field(page, 'level').selectOption('advanced');
  await expect(page).toHaveURL(`${baseURL ?? ''}resources/?kind=tutorial&level=advanced`);
  await expect(status(page)).toHaveText('3 of 45 resources');
  const narrowed = await titles(page);
  expect(narrowed).toContain('Rye 101: What Is a Sour?');

  await page.reload();
  await expect(status(page)).toHaveText('3 of 45 resources');
  expect(await titles(page)).toEqual(narrowed);
  await expect(field(page, 'kind')).toHaveValue('tutorial');

  await clear.click();
  await expect(status(page)).toHaveText('45 resources');
  await expect(clear).toBeHidden();
  await expect(field(page, 'topic')).toBeFocused();
  await expect(rows(page)).toHaveCount(45);
  await expect(page).toHaveURL(`${baseURL ?? ''}resources/`);

  await field(page, 'sort').selectOption('topic');
  await expect(rows(page)).toHaveCount(45);
  await expect(rows(page).first()).toContainText("The Miller's Handbook");
  await field(page, 'sort').selectOption('level');
  await expect(rows(page).nth(1)).toHaveAttribute('data-level', /^beginner/);
  await expect(rows(page).last()).toHaveAttribute('data-level', 'none');
  await expect(page).toHaveURL(/\?sort=level$/);
});

test('options count what they leave; words say when that is nothing; unknown filters change nothing', async ({
  page,
}) => {
  await page.goto('resources/?pick=yes');
  await expect(status(page)).toHaveText('7 of 45 resources');
  const options = field(page, 'kind').locator('option:not([hidden])');
  await expect(options.first()).toHaveText('any');
  const counts = (await options.allInnerTexts())
    .slice(1)
    .map((text) => Number(/\((\d+)\)$/.exec(text)?.[1]));
  expect(counts.every((count) => count > 0)).toBe(true);
  expect(counts.reduce((total, count) => total + count, 0)).toBe(7);
  await page.getByRole('button', { name: 'Clear' }).click();
  await field(page, 'access').selectOption('free');
  await expect(status(page)).toHaveText('36 of 45 resources');

  await page.goto('resources/?kind=chat&pick=yes');
  await expect(page.getByText('No resource matches all filters.')).toBeVisible();
  await expect(status(page)).toHaveText('0 of 45 resources');
  await page.goto('resources/?kind=no-such-kind&level=%3Cscript%3E');
  await expect(status(page)).toHaveText('45 resources');
});

test('filtering on a later page shows results of all pages, or of this one where the others cannot be loaded', async ({
  page,
}) => {
  await page.goto('resources/page/2/');
  await field(page, 'topic').selectOption('flour');
  await expect(status(page)).toHaveText('6 of 45 resources');
  await expect(page).toHaveURL(/\/resources\/\?topic=flour$/);
  await page.route('**/resources/page/2/', (route) => route.abort());
  await page.goto('resources/');
  await field(page, 'kind').selectOption('source-code');
  await expect(status(page)).toHaveText(/ of 40 resources on this page$/);
});

testCrowded('orders apply to all of five pages', async ({ page }) => {
  await page.goto('resources/');
  await expect(rows(page)).toHaveCount(40);
  await field(page, 'sort').selectOption('topic');
  await expect(rows(page)).toHaveCount(200);
});
