import { expect, test } from './site-test.ts';

test.use({ javaScriptEnabled: false });

test('the glossary leads to each of its letters without JavaScript', async ({ page }) => {
  await page.goto('glossary/');
  const links = page.getByRole('navigation', { name: 'Letters' }).getByRole('link');
  const letters = await page.locator('main h2').allInnerTexts();
  expect(await links.allInnerTexts()).toEqual(letters.slice(0, await links.count()));
  expect(letters.length).toBeGreaterThan(10);
  await links.filter({ hasText: 'T' }).click();
  await expect(page.locator('section:target h2')).toHaveText('T');
  await expect(page.locator('section:target')).toBeInViewport();
});

test('the search form keeps the query in the address without JavaScript', async ({ page }) => {
  await page.goto('');
  const field = page.getByRole('banner').getByRole('searchbox');
  await field.fill('target temperature');
  await field.press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=target\+temperature$/);
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
