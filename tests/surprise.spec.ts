import type { Page } from '@playwright/test';
import { expect, test, testAtBase } from './site-test.ts';

interface Indexed {
  id: string;
  levels: string[];
}
const link = (page: Page) => page.getByRole('link', { name: 'Surprise me' });

/** Marks every resource but those that are to stay; returns the ids of those. */
async function markAllBut(page: Page, stays: (resource: Indexed) => boolean): Promise<string[]> {
  await page.goto('about/');
  const all = await page.evaluate(async () => {
    const { base } = document.documentElement.dataset;
    return (await (await fetch(`${base}progress/resources.json`)).json()) as Indexed[];
  });
  const marked = all.filter((resource) => !stays(resource)).map(({ id }) => id);
  await page.evaluate((ids) => {
    const { base } = document.documentElement.dataset;
    const marks = Object.fromEntries(
      ids.map((id, i) => [`resources/${id}`, { as: ['done', 'doing', 'skipped'][i % 3], at: 1 }]),
    );
    localStorage.setItem(
      `cairn:${base}:progress`,
      JSON.stringify({ cairn: 'progress', version: 2, marks, saved: {} }),
    );
  }, marked);
  return all.filter(stays).map(({ id }) => id);
}

for (const [where, atSite] of [
  ['the root', test],
  ['a base path', testAtBase],
] as const) {
  atSite(`at ${where} the surprise is a resource without a mark`, async ({ page, baseURL }) => {
    await markAllBut(page, ({ id }) => id === 'kvmtool');
    for (const address of ['', 'resources/']) {
      await page.goto(address);
      await page.evaluate(() => sessionStorage.clear());
      await link(page).click();
      await expect(page).toHaveURL(`${baseURL ?? ''}resources/kvmtool/`);
    }
  });
}

test('what was opened in this session or kept for later is no surprise', async ({ page }) => {
  await markAllBut(page, ({ id }) => id === 'kvmtool' || id === 'firecracker');
  await page.goto('resources/kvmtool/');
  await page.goto('');
  await link(page).click();
  await expect(page).toHaveURL(/\/resources\/firecracker\/$/);
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.getByText('on your reading list')).toBeAttached();
  await page.goto('');
  await page.evaluate(() => sessionStorage.clear());
  await link(page).click();
  await expect(page).toHaveURL(/\/resources\/kvmtool\/$/);
});

test('the surprise is at the level of the reader, never of another or of none', async ({
  page,
}) => {
  const left = await markAllBut(
    page,
    ({ id, levels }) => id === 'x86-privilege-levels' || !levels.includes('beginner'),
  );
  expect(left.length).toBeGreaterThan(3);
  await page.goto('');
  await page.getByLabel('Your level').selectOption('beginner');
  await link(page).click();
  await expect(page).toHaveURL(/\/resources\/x86-privilege-levels\/$/);
  await page.goto('');
  await link(page).click();
  const told = page.locator('surprise-me [role=status]');
  await expect(told).toHaveText('You have marked, saved or opened everything at your level.');
  await page.getByLabel('Your level').selectOption('');
  await link(page).press('Enter');
  await expect(page).toHaveURL(/\/resources\/[a-z0-9-]+\/$/);
});

test('a surprise that was left before its page ran is none again', async ({ page }) => {
  await markAllBut(page, ({ id }) => id === 'kvmtool' || id === 'firecracker');
  await page.route(/\/resources\/[a-z]+\/$/, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Without script</title>' }),
  );
  const found = new Set<string>();
  for (let turn = 0; turn < 2; turn += 1) {
    await page.goto('');
    await link(page).click();
    await expect(page).toHaveTitle('Without script');
    found.add(page.url());
  }
  expect(found.size).toBe(2);
  await page.goto('');
  await link(page).click();
  await expect(page.locator('surprise-me [role=status]')).toHaveText(
    'You have marked, saved or opened everything.',
  );
});

test('without a list of the resources, or without script, the link leads to the list', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.route('**/progress/resources.json', (route) => route.abort());
  await page.goto('');
  await link(page).click();
  await expect(page).toHaveURL(/\/resources\/$/);

  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const plain = await context.newPage();
  await plain.goto('');
  await link(plain).click();
  await expect(plain).toHaveURL(/\/resources\/$/);
  await context.close();
});
