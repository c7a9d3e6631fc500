import { builtSites } from './built-sites.ts';
import { expect, test } from './site-test.ts';
import { storeMarks } from './stored-progress.ts';

const { base } = builtSites.fixture;
const resume = '#continue li';
/** The one thing that a page offers above all. */
const primary = 'main .go:visible';

test('the home page says where to start, and where to resume once something is marked', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('');
  await expect(page.locator('#continue')).toBeHidden();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height).toBeLessThanOrEqual(4400);
  for (const size of [
    { width: 1280, height: 720 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(size);
    await expect(page.locator(primary)).toHaveText('New here? Start with Your First Loaf');
    await expect(page.locator(primary)).toBeInViewport({ ratio: 1 });
  }
  await page.locator(primary).click();
  await expect(page).toHaveURL(/\/paths\/first-loaf\/$/);
  await page.locator('#miller-handbook mark-control [value=done]').click();
  await page.locator('#dough-and-time mark-control [value=skipped]').click();
  await expect(page.locator('[data-next]')).toHaveText('Next: A3 First dough tutorial');
  await page.goto('');
  await expect(page.locator(resume)).toHaveText([
    'A3Step A3 of Your First Loaf: Continue with First dough tutorial',
  ]);
  await expect(page.locator(primary)).toHaveText('Continue with First dough tutorial');
  await expect(page.locator(primary)).toBeInViewport({ ratio: 1 });
  await page.locator(resume).getByRole('link').click();
  await expect(page).toHaveURL(/\/paths\/first-loaf\/#first-dough-tutorial$/);
});

test('an open home page follows what another tab marks', async ({ page, context }) => {
  await page.goto('');
  const other = await context.newPage();
  await other.goto(`${page.url()}paths/by-hand/`);
  await other.locator('#doughlab mark-control [value=done]').click();
  await expect(page.locator(resume)).toContainText(['Step B2 of']);
  await other.locator('#doughlab mark-control [value=done]').click();
  await expect(page.locator('#continue')).toBeHidden();
});

test('what is ready is on the home page after the paths, and what was noted there is only text', async ({
  page,
}) => {
  await storeMarks(page, { 'resources/rye-101': 'done', 'paths/by-hand/concepts': 'done' });
  await page.goto('');
  await expect(page.locator(resume)).toHaveText([
    /^B1Step B1 of Bread by Hand: Continue with /,
    'Ready for you: Rye Hydration Deep Dive (builds on Rye 101: What Is a Sour?)',
  ]);
  const foreign = '[{"lead":"<b>x</b>","title":"y","href":"https://foreign.example/z"}]';
  for (const text of ['{', '[{}]', '7', 'null', '[null]', foreign]) {
    await page.goto('about/');
    await page.evaluate(
      ([key, value]) => {
        localStorage.clear();
        localStorage.setItem(key, value);
      },
      [`cairn:${base}:continue`, text] as const,
    );
    await page.goto('');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await expect(page.locator(resume)).toHaveText('<b>x</b>Continue with y');
  const link = page.locator(resume).getByRole('link');
  await expect(link).toHaveAttribute('href', '/z');
});

test('a resource that is done says what comes next, and one that requires it what is still open', async ({
  page,
}) => {
  await page.goto('resources/doughlab/');
  const next = page.locator('next-up');
  await expect(next).toHaveText('Marks are kept in this browser only.');
  await page.locator('mark-control [value=done]').click();
  // The step that the page of each path calls the next one, too.
  await expect(next.getByRole('link')).toHaveText([
    'Handbook of millers and bakers, Volume 2',
    'The concepts behind it',
  ]);
  await page.locator('mark-control [value=done]').click();
  await expect(next).toHaveText('Marks are kept in this browser only.');

  await page.evaluate(() => localStorage.clear());
  await page.goto('resources/rye-101/');
  await page.getByRole('link', { name: 'Rye Hydration Deep Dive' }).first().click();
  const open = page.locator('[data-open]');
  await expect(page.locator('mark-control button').first()).toBeVisible();
  await expect(open).toBeEmpty();
  await page.locator('mark-control [value=doing]').click();
  await expect(open).toHaveText('1 of 1 left');
  await page.locator('a[data-resource]').first().click();
  await page.locator('mark-control [value=done]').click();
  await expect(next.getByRole('link', { name: 'Rye Hydration Deep Dive' })).toBeVisible();
  await page.goBack();
  await expect(open).toHaveText('nothing left');
  await expect(page.locator('a[data-resource]').first()).toHaveAttribute('data-mark', 'done');
});
