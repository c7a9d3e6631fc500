import { starts } from './on-search.ts';
import { expect, test } from './site-test.ts';

test.use({ javaScriptEnabled: false });

test('without JavaScript search keeps its query, and every list, letter and question can be read', async ({
  page,
  baseURL,
}) => {
  const main = page.getByRole('main');
  await test.step('the search form of the header', async () => {
    await page.goto('');
    const field = page.getByRole('banner').getByRole('searchbox');
    await field.fill('target temperature');
    await field.press('Enter');
    await expect(page).toHaveURL(`${baseURL ?? ''}search/?q=target+temperature`);
  });
  await test.step('the search page lists everything by name', async () => {
    await expect(page.locator('.start').getByRole('heading')).toHaveText([
      'Learning paths',
      'Topics',
      'Picks',
      'Terms',
    ]);
    await expect(starts(page).first()).toHaveAttribute('href', /\/paths\/[^/]+\/$/);
    for (const name of ['doughlab', 'Mixing and Shaping', 'Bread by Hand', 'DDT'])
      await expect(main.getByRole('link', { name, exact: true }).first()).toBeVisible();
    await expect(main).toContainText('Ctrl+F');
  });
  await test.step('the search form of a missing page', async () => {
    await page.goto('resources/dough-lab.html');
    await main.getByRole('searchbox').fill('ddt');
    await main.getByRole('button', { name: 'Search' }).click();
    await expect(page).toHaveURL(`${baseURL ?? ''}search/?q=ddt`);
  });
  await test.step('the glossary leads to each of its letters', async () => {
    await page.goto('glossary/');
    const links = page.getByRole('navigation', { name: 'Letters' }).getByRole('link');
    const letters = await page.locator('main h2').allInnerTexts();
    expect(await links.allInnerTexts()).toEqual(letters.slice(0, await links.count()));
    expect(letters.length).toBeGreaterThan(10);
    await links.filter({ hasText: 'T' }).click();
    await expect(page.locator('section:target h2')).toHaveText('T');
    await expect(page.locator('section:target')).toBeInViewport();
  });
  await test.step('the questions are plain advice', async () => {
    await page.goto('paths/');
    const question = page.getByRole('group', { name: 'Do you prefer to read or to bake?' });
    await expect(question).toContainText('Bake first, read when I need it');
    await expect(question.getByRole('link', { name: 'Bread by Hand' })).toBeVisible();
    await expect(question).toContainText('It starts with a dough on the table');
    await expect(page.locator('path-finder input:visible')).toHaveCount(0);
  });
  await test.step('the form of a resource gives way to how it is done by hand', async () => {
    await page.goto('contribute/new/');
    await expect(page.locator('resource-form')).toBeHidden();
    await expect(page.locator('noscript p')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'By hand' })).toBeVisible();
  });
});

test('without JavaScript the list holds every resource once over its pages, and “Surprise me” leads to it', async ({
  page,
  baseURL,
}) => {
  await page.goto('');
  await page.getByRole('link', { name: 'Surprise me' }).click();
  await expect(page).toHaveURL(`${baseURL ?? ''}resources/`);
  const titles = page.locator('resource-list li.row:visible .t');
  const found = await titles.allInnerTexts();
  await expect(page.getByRole('form', { name: 'Filter the list' })).toBeHidden();
  const nav = page.getByRole('navigation', { name: 'Pages of the list' });
  await expect(nav.locator('[aria-current=page]')).toHaveText('1');
  await expect(nav.getByRole('link', { name: '1', exact: true })).toHaveCount(0);
  await nav.getByText('2', { exact: true }).click();
  found.push(...(await titles.allInnerTexts()));
  expect(found.length).toBe(45);
  expect(new Set(found).size).toBe(45);
});

test('no control is shown that would do nothing without JavaScript', async ({ page }) => {
  for (const address of ['', 'topics/sourdough/', 'resources/doughlab/', 'paths/first-loaf/']) {
    await page.goto(address);
    await expect(page.locator('mark-control:visible, .scripted:visible, .tick')).toHaveCount(0);
    await expect(page.locator('#continue:visible')).toHaveCount(0);
    for (const element of ['theme-choice', 'level-preference'])
      await expect(page.locator(`${element}:visible`)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toHaveCount(0);
  }
  await expect(page.getByRole('link', { name: 'Start with A1' })).toBeVisible();
});
