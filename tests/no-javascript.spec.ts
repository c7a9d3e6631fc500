import { pages } from './pages.ts';
import { expect, test } from './site-test.ts';

test.use({ javaScriptEnabled: false });

for (const { kind, address } of pages) {
  test(`${kind} shows its content and the navigation without JavaScript`, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const text = await page.getByRole('main').innerText();
    expect(text.length).toBeGreaterThan(kind === 'missing page' ? 60 : 200);
    await expect(page.getByRole('banner').getByRole('navigation')).toBeVisible();
  });

  test(`${kind} leads to the search page without JavaScript`, async ({ page, baseURL }) => {
    await page.goto(address);
    const search = page.locator('header a[href$="/search/"], form[action$="/search/"]').first();
    await expect(search).toBeVisible();
    const target = await search.evaluate((element) =>
      element instanceof HTMLFormElement ? element.action : (element as HTMLAnchorElement).href,
    );
    expect(target).toBe(`${baseURL ?? ''}search/`);
  });
}

test('the glossary leads to each of its letters without JavaScript', async ({ page }) => {
  await page.goto('glossary/');
  const links = page.getByRole('navigation', { name: 'Letters' }).getByRole('link');
  const letters = await page.locator('main h2').allInnerTexts();
  expect(await links.allInnerTexts()).toEqual(letters.slice(0, await links.count()));
  expect(letters.length).toBeGreaterThan(10);
  await links.filter({ hasText: 'V' }).click();
  await expect(page.locator('section:target h2')).toHaveText('V');
  await expect(page.locator('section:target')).toBeInViewport();
});

test('the search form keeps the query in the address without JavaScript', async ({ page }) => {
  await page.goto('');
  const field = page.getByRole('banner').getByRole('searchbox');
  await field.fill('nested paging');
  await field.press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=nested\+paging$/);
});
