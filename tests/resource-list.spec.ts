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

testCrowded('a long list is filtered and ordered without loading its rows', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  const packs = () => loaded.filter((path) => path.startsWith('/resources/rows/')).length;
  await page.goto('resources/');
  await expect(rows(page)).toHaveCount(40);
  const first = await titles(page);
  await field(page, 'kind').selectOption('tutorial');
  await expect(status(page)).toHaveText('18 of 252 resources');
  await expect(rows(page)).toHaveCount(16);
  for (const row of await rows(page).all()) await expect(row).toContainText('tutorial');
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(rows(page)).toHaveCount(18);
  await expect(rows(page).nth(16).getByRole('link').first()).toBeFocused();
  await expect(page.getByRole('button', { name: 'Show more' })).toBeHidden();
  expect(packs()).toBeLessThanOrEqual(18);
  expect(loaded.filter((path) => path.startsWith('/resources/page/'))).toEqual([]);
  const options = field(page, 'topic').locator('option:not([hidden])');
  const counts = (await options.allInnerTexts()).flatMap(
    (text) => /\((\d+)\)$/.exec(text)?.[1] ?? [],
  );
  expect(counts.length).toBeGreaterThan(1);

  await test.step('the order by topic', async () => {
    await field(page, 'sort').selectOption('topic');
    await expect(rows(page)).toHaveCount(16);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect(status(page)).toHaveText('252 resources');
    expect(await titles(page)).toEqual(first);
    await expect(page.getByRole('navigation', { name: 'Pages of the list' })).toBeVisible();
  });

  await test.step('without the index the page stays, and says so', async () => {
    await page.route('**/resources/facets.json', (route) => route.abort());
    await page.goto('resources/?kind=tutorial');
    await expect(status(page)).toHaveText(/could not be loaded/);
    await expect(rows(page)).toHaveCount(40);
  });
});

testCrowded('without script the resources of a kind have pages of their own', async ({ page }) => {
  await page.goto('resources/');
  await page.locator('#by-kind').getByRole('link', { name: 'tutorial' }).click();
  await expect(page).toHaveURL(/\/kinds\/tutorial\/$/);
  await expect(page.locator('main li.row')).toHaveCount(18);
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/kinds\/tutorial\/$/);
});
