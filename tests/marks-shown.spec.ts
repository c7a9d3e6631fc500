import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { someMarks } from './pages.ts';
import { expect, test, testCrowded } from './site-test.ts';
import { readMarks, storeMarks } from './stored-progress.ts';
import { sumShifts } from './sum-shifts.ts';

const tick = (page: Page, name: string) =>
  page.getByRole('button', { name: `Mark ${name} as done` });

test('a row of a topic is marked done, in other tabs at once, and undone', async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await page.goto('topics/sourdough/');
  await other.goto(new URL('../../resources/', page.url()).href);
  const done = page.locator('[data-count=rows]');
  await expect(done).toHaveText('0 of 11');
  await tick(page, 'Introduction to Sourdough').click();
  await expect(done).toHaveText('1 of 11');
  await expect(tick(page, 'Introduction to Sourdough')).toHaveAttribute('aria-pressed', 'true');
  await expect(tick(other, 'Introduction to Sourdough')).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(done).toHaveText('1 of 11');
  await tick(page, 'Introduction to Sourdough').press('Enter');
  await expect(done).toHaveText('0 of 11');
  expect(await readMarks(page)).toEqual({ 'resources/introduction-to-sourdough': 'open' });
});

test('rows and stops show and say the marks that other pages made, accessibly on a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await storeMarks(page, someMarks);
  for (const address of ['', 'resources/', 'topics/sourdough/']) {
    await page.goto(address, { waitUntil: 'networkidle' });
    await expect(page.locator('.row[data-mark]').first()).toBeVisible();
    await expectAccessible(page, { view: `/${address}` });
  }
  await expect(
    page.getByRole('button', { name: 'Mark Sourdough Recipes as Data as done (now doing)' }),
  ).toHaveAttribute('aria-pressed', 'false');
  await expect(
    page.getByRole('link', { name: 'Step C4 of A Small Bakery · done', exact: true }),
  ).toHaveAttribute('data-mark', 'done');
});

test('rows that the list of resources fetches can be marked too, results of search cannot', async ({
  page,
}) => {
  await storeMarks(page, { 'resources/rye-hydration': 'done' });
  await page.goto('resources/page/2/');
  const ticks = page.locator('resource-list .tick');
  await expect(ticks).toHaveCount(5);
  await page.locator('select[name=sort]').selectOption('topic');
  await expect(ticks).toHaveCount(45);
  await expect(tick(page, 'Rye Hydration Deep Dive')).toHaveAttribute('aria-pressed', 'true');
  await tick(page, 'doughlab').click();
  await expect(page.getByRole('link', { name: 'Step A4 of Your First Loaf · done' })).toBeVisible();
  await page.goto('search/?q=sourdough');
  await expect(page.locator('search-page .row').first()).toBeVisible();
  await expect(page.locator('.tick')).toHaveCount(0);
});

test('nothing is loaded for a reader who has marked nothing', async ({ page }) => {
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  for (const address of ['', 'topics/sourdough/', 'paths/first-loaf/'])
    await page.goto(address, { waitUntil: 'networkidle' });
  expect(requested.filter((address) => address.includes('/progress/'))).toEqual([]);
});

testCrowded('the home page with 12 paths does not shift with progress stored', async ({ page }) => {
  await page.goto('paths/the-first-summer/');
  await page.locator('mark-control [value=done]').first().click();
  await expect(page.locator('path-progress [data-done]')).toHaveText('1 of 15 steps done');
  // What home shows at once was noted here.
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('cairn:/:continue')))
    .toContain('The first summer');
  await page.goto('', { waitUntil: 'networkidle' });
  await expect(page.locator('#continue')).toBeVisible();
  expect(await sumShifts(page)).toBeLessThan(0.01);
});
