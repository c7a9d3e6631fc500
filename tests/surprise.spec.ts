import type { Page } from '@playwright/test';
import { builtSites } from './built-sites.ts';
import { expect, test } from './site-test.ts';

interface Indexed {
  id: string;
  levels: string[];
}
const link = (page: Page) => page.getByRole('link', { name: 'Surprise me' });
const status = (page: Page) => page.locator('surprise-me [role=status]');
const { base } = builtSites.fixture;

/** Marks every resource but those that are to stay, opened in no session; returns the ids of those. */
async function markAllBut(page: Page, stays: (resource: Indexed) => boolean): Promise<string[]> {
  await page.goto('progress/resources.json');
  const all = JSON.parse(await page.locator('body').innerText()) as Indexed[];
  const marked = all.filter((resource) => !stays(resource)).map(({ id }) => id);
  await page.evaluate(
    ([at, ids]) => {
      const marks = Object.fromEntries(
        ids.map((id, i) => [`resources/${id}`, { as: ['done', 'doing', 'skipped'][i % 3], at: 1 }]),
      );
      sessionStorage.clear();
      localStorage.setItem(
        `cairn:${at}:progress`,
        JSON.stringify({ cairn: 'progress', version: 2, marks, saved: {} }),
      );
    },
    [base, marked] as const,
  );
  return all.filter(stays).map(({ id }) => id);
}

test('the surprise is a resource that is neither marked, nor saved, nor opened in this session', async ({
  page,
  baseURL,
}) => {
  const one = `${baseURL ?? ''}resources/doughlab/`;
  const two = `${baseURL ?? ''}resources/crumbscope/`;
  await markAllBut(page, ({ id }) => id === 'doughlab' || id === 'crumbscope');
  await page.goto(one);
  await page.goto('');
  await link(page).click();
  await expect(page).toHaveURL(two);
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.getByText('on your reading list')).toBeAttached();
  await page.goto('resources/');
  await page.evaluate(() => sessionStorage.clear());
  await link(page).click();
  await expect(page).toHaveURL(one);

  await test.step('what was left before its page ran counts as opened', async () => {
    await markAllBut(page, ({ id }) => id === 'doughlab' || id === 'crumbscope');
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
    expect(found).toEqual(new Set([one, two]));
    await page.goto('');
    await link(page).click();
    await expect(status(page)).toHaveText('You have marked, saved or opened everything.');
  });
});

test('the surprise is at the level of the reader, never of another or of none; without an index the link leads to the list', async ({
  page,
  baseURL,
}) => {
  const left = await markAllBut(
    page,
    ({ id, levels }) => id === 'flour-types' || !levels.includes('beginner'),
  );
  expect(left.length).toBeGreaterThan(3);
  await page.goto('');
  await page.getByLabel('Your level').selectOption('beginner');
  await link(page).click();
  await expect(page).toHaveURL(`${baseURL ?? ''}resources/flour-types/`);
  await page.goto('');
  await link(page).click();
  await expect(status(page)).toHaveText(
    'You have marked, saved or opened everything at your level.',
  );
  await page.getByLabel('Your level').selectOption('');
  await link(page).press('Enter');
  await expect(page).toHaveURL(/\/resources\/[a-z0-9-]+\/$/);

  await page.route('**/progress/resources.json', (route) => route.abort());
  await page.goto('');
  await link(page).click();
  await expect(page).toHaveURL(`${baseURL ?? ''}resources/`);
});
