import type { Page } from '@playwright/test';
import { expect, test, testAtBase, testCrowded } from './site-test.ts';

const rows = (page: Page) => page.locator('resource-list li.row:visible');
const titles = (page: Page) => rows(page).locator('.t').allInnerTexts();
const field = (page: Page, name: string) => page.locator(`select[name=${name}]`);
const status = (page: Page) => page.locator('resource-list [role=status]');

test('the list holds every resource once over its pages, without JavaScript', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('resources/');
  const found = await titles(page);
  await expect(page.getByRole('form', { name: 'Filter the list' })).toBeHidden();
  const nav = page.getByRole('navigation', { name: 'Pages of the list' });
  await expect(nav.locator('[aria-current=page]')).toHaveText('1');
  await expect(nav.getByRole('link', { name: '1', exact: true })).toHaveCount(0);
  await nav.getByText('2', { exact: true }).click();
  found.push(...(await titles(page)));
  expect(found.length).toBe(62);
  expect(new Set(found).size).toBe(62);
  await context.close();
});

test('filters apply to all pages of the list together, and the address keeps them', async ({
  page,
}) => {
  await page.goto('resources/');
  const clear = page.getByRole('button', { name: 'Clear' });
  await expect(clear).toBeHidden();
  await field(page, 'kind').selectOption('tutorial');
  await expect(status(page)).toHaveText(/^\d+ of 62 resources$/);
  for (const row of await rows(page).all()) await expect(row).toContainText('tutorial');
  await field(page, 'level').selectOption('advanced');
  await expect(page).toHaveURL(/\/resources\/\?kind=tutorial&level=advanced$/);
  await expect(status(page)).toHaveText('3 of 62 resources');
  const narrowed = await titles(page);
  expect(narrowed).toContain('Virtualization 101: What is VT-x?');

  await page.reload();
  await expect(status(page)).toHaveText('3 of 62 resources');
  expect(await titles(page)).toEqual(narrowed);
  await expect(field(page, 'kind')).toHaveValue('tutorial');

  await clear.click();
  await expect(status(page)).toHaveText('62 resources');
  await expect(clear).toBeHidden();
  await expect(field(page, 'topic')).toBeFocused();
  await expect(rows(page)).toHaveCount(62);
  await expect(page).toHaveURL(/\/resources\/$/);
});

test('options tell how many they leave, and those that leave none are gone', async ({ page }) => {
  await page.goto('resources/?pick=yes');
  await expect(status(page)).toHaveText('9 of 62 resources');
  const options = field(page, 'kind').locator('option:not([hidden])');
  await expect(options.first()).toHaveText('any');
  const counts = (await options.allInnerTexts())
    .slice(1)
    .map((text) => Number(/\((\d+)\)$/.exec(text)?.[1]));
  expect(counts.every((count) => count > 0)).toBe(true);
  expect(counts.reduce((total, count) => total + count, 0)).toBe(9);
});

test('access and topic filter too, and a filter that does not exist changes nothing', async ({
  page,
}) => {
  await page.goto('resources/?access=free');
  await expect(status(page)).toHaveText('43 of 62 resources');
  await page.goto('resources/?topic=memory-virtualization');
  await expect(status(page)).toHaveText('5 of 62 resources');
  await page.goto('resources/?kind=no-such-kind&level=%3Cscript%3E');
  await expect(status(page)).toHaveText('62 resources');
});

test('what fits nothing is said in words', async ({ page }) => {
  await page.goto('resources/?kind=chat&pick=yes');
  await expect(page.getByText('No resource matches all filters.')).toBeVisible();
  await expect(status(page)).toHaveText('0 of 62 resources');
});

test('the list is ordered by topic and by level on demand', async ({ page }) => {
  await page.goto('resources/');
  await field(page, 'sort').selectOption('topic');
  await expect(rows(page)).toHaveCount(62);
  await expect(rows(page).first()).toContainText('Intel® 64 and IA-32');
  await field(page, 'sort').selectOption('level');
  await expect(rows(page).first()).toContainText('Intel VT-x Overview');
  await expect(rows(page).nth(1)).toContainText('x86 Privilege Levels Explained');
  await expect(rows(page).last()).toContainText('Virtualization Tag');
  await expect(page).toHaveURL(/\?sort=level$/);
});

test('filtering on a later page shows results of all pages', async ({ page }) => {
  await page.goto('resources/page/2/');
  await field(page, 'topic').selectOption('cpu-virtualization');
  await expect(status(page)).toHaveText('8 of 62 resources');
  await expect(page).toHaveURL(/\/resources\/\?topic=cpu-virtualization$/);
});

test('this page can still be filtered when the others cannot be loaded', async ({ page }) => {
  await page.route('**/resources/page/2/', (route) => route.abort());
  await page.goto('resources/');
  await field(page, 'kind').selectOption('source-code');
  await expect(status(page)).toHaveText(/ of 40 resources on this page$/);
});

testAtBase('filters work below a base path', async ({ page }) => {
  await page.goto('resources/?kind=book');
  await expect(status(page)).toHaveText('3 of 62 resources');
  await expect(page).toHaveURL(/\/virtualization\/resources\/\?kind=book$/);
});

testCrowded('filters work over five pages', async ({ page }) => {
  await page.goto('resources/');
  await expect(rows(page)).toHaveCount(40);
  await field(page, 'sort').selectOption('topic');
  await expect(rows(page)).toHaveCount(200);
});
