import { builtSites } from './built-sites.ts';
import { expectAccessible } from './expect-accessible.ts';
import { dialog, field, hits, openDialog, serveIndex, starts } from './on-search.ts';
import { expect, test } from './site-test.ts';

const { base } = builtSites.fixture;

test('the button, the field, typing there, / and Ctrl+K open search; Escape closes it and gives the focus back', async ({
  page,
}) => {
  await page.goto('about/');
  const header = page.getByRole('banner');
  const ways = [
    () => header.getByRole('button', { name: 'Search' }).click(),
    () => header.getByRole('searchbox').click(),
    () => page.keyboard.press('Control+k'),
    // On a Russian layout.
    () => page.locator('body').dispatchEvent('keydown', { key: 'л', code: 'KeyK', ctrlKey: true }),
  ];
  for (const open of ways) {
    await open();
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
  }
  await header.getByRole('searchbox').focus();
  await page.keyboard.type('ove');
  await expect(field(page)).toHaveValue('ove');
  await page.keyboard.press('Escape');

  const link = header.getByRole('link', { name: 'Paths' });
  await link.focus();
  await openDialog(page, 'rye');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(link).toBeFocused();
});

test('the keyboard walks through the results and back, and Enter opens the first', async ({
  page,
  baseURL,
}) => {
  await page.goto('');
  await openDialog(page);
  await expect(starts(page).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(starts(page).first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await field(page).fill('sourdough');
  await expect(hits(page).nth(2)).toBeVisible();
  await expect(starts(page).first()).toBeHidden();
  for (const key of ['ArrowDown', 'Escape', 'Enter'])
    await field(page).dispatchEvent('keydown', { key, isComposing: true, cancelable: true });
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(hits(page).nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(hits(page).nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(hits(page).last()).toBeFocused();
  await page.keyboard.press('Home');
  await expect(hits(page).first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('q');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('sourdoughq');
  await page.keyboard.press('Backspace');
  const first = hits(page).first();
  await expect(first).toHaveText('Sourdough');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${baseURL ?? ''}topics/sourdough/`);
});

test('the dialog announces the number of results, marks what matched, fits 320 px and opens as a page', async ({
  page,
  baseURL,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 320, height: 600 });
  await page.goto('');
  await openDialog(page, 'handbook of bread flour and grain storage');
  await expect(hits(page).first()).toBeVisible();
  const wide = await page
    .locator('dialog .found')
    .evaluate((own) => own.scrollWidth - own.clientWidth);
  expect(wide).toBe(0);

  await field(page).fill('target temperature');
  await expect(page.locator('.found mark', { hasText: 'DDT' }).first()).toBeVisible();
  // Synonyms are marked like the words themselves.
  await expect(page.locator('.found mark', { hasText: /temperature/i }).first()).toBeVisible();
  await expectAccessible(page, { view: 'the dialog' });

  await page.setViewportSize({ width: 1280, height: 800 });
  await field(page).fill('rye');
  await expect(dialog(page).getByRole('status')).toHaveText(/^\d+ results$/);
  await dialog(page).getByText('Filters').click();
  await dialog(page)
    .getByRole('checkbox', { name: /^tutorial/ })
    .check();
  await dialog(page).getByRole('link', { name: 'Open as a page' }).click();
  await expect(page).toHaveURL(`${baseURL ?? ''}search/?q=rye&kind=tutorial`);
  await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('rye');
});

test('Enter waits for results, typing on calls it off, and without results it opens nothing', async ({
  page,
}) => {
  let load = () => {};
  const loaded = new Promise<void>((resolve) => (load = resolve));
  await serveIndex(
    page,
    [
      { type: 'resource', title: 'Hive', href: `${base}resources/doughlab/` },
      { type: 'term', title: 'Comb', href: `${base}glossary/ddt/`, summary: 'Of wax.' },
    ],
    loaded,
  );
  await page.goto('about/');
  await openDialog(page, 'comb');
  await page.keyboard.press('Enter');
  await field(page).fill('nothing');
  load();
  await expect(page.getByRole('status')).toContainText('No results for “nothing”');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/about\/$/);
  await field(page).fill('comb');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/glossary/ddt/');
});

test('Enter in the header before search has loaded opens the first result, or else the page of results', async ({
  page,
}) => {
  await serveIndex(page, [{ type: 'resource', title: 'Hive', href: `${base}resources/doughlab/` }]);
  let load = () => {};
  const loaded = new Promise<void>((resolve) => (load = resolve));
  await page.route('**/search-elements*', (route) => loaded.then(() => route.continue()));
  const header = page.getByRole('banner').getByRole('searchbox');
  await page.goto('about/');
  await header.focus();
  await page.keyboard.type('hive');
  await page.keyboard.press('Enter');
  load();
  await page.waitForURL('**/resources/doughlab/');

  await page.unroute('**/search-elements*');
  await page.route('**/search-elements*', (route) => route.abort());
  await page.goto('about/');
  await header.focus();
  await page.keyboard.type('hive');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search/?q=hive');
});
