import { dialog, field, hits, openDialog, serveIndex, starts } from './on-search.ts';
import { expect, test } from './site-test.ts';

test('the button, a click into the field, typing there and Ctrl+K open search too', async ({
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
  await page.keyboard.type('qem');
  await expect(field(page)).toHaveValue('qem');
});

test('a slash typed into a field opens nothing', async ({ page }) => {
  await page.goto('search/');
  const own = page.getByRole('main').getByRole('searchbox');
  await own.fill('i');
  await own.press('/');
  await expect(own).toHaveValue('i/');
  await expect(dialog(page)).toHaveCount(0);
});

test('the keyboard walks through the results and back, and Enter opens the first', async ({
  page,
}) => {
  await page.goto('');
  await openDialog(page);
  await expect(starts(page).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(starts(page).first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await field(page).fill('virtio');
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
  await expect(field(page)).toHaveValue('virtioq');
  await page.keyboard.press('Backspace');
  const first = hits(page).first();
  await expect(first).toHaveText('Virtio Specification');
  const href = (await first.getAttribute('href')) ?? 'none';
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${href}`);
});

test('Enter waits for results, typing on calls it off, and without results it opens nothing', async ({
  page,
}) => {
  let load = () => {};
  const loaded = new Promise<void>((resolve) => (load = resolve));
  await serveIndex(
    page,
    [
      { type: 'resource', title: 'Hive', href: '/resources/kvmtool/' },
      { type: 'term', title: 'Comb', href: '/glossary/ept/', summary: 'Of wax.' },
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
  await page.waitForURL('**/glossary/ept/');
});

test('Enter in the header before search has loaded opens the first result, or else the page of results', async ({
  page,
}) => {
  await serveIndex(page, [{ type: 'resource', title: 'Hive', href: '/resources/kvmtool/' }]);
  let load = () => {};
  const loaded = new Promise<void>((resolve) => (load = resolve));
  await page.route('**/search-elements*', (route) => loaded.then(() => route.continue()));
  const header = page.getByRole('banner').getByRole('searchbox');
  await page.goto('about/');
  await header.focus();
  await page.keyboard.type('hive');
  await page.keyboard.press('Enter');
  load();
  await page.waitForURL('**/resources/kvmtool/');

  await page.unroute('**/search-elements*');
  await page.route('**/search-elements*', (route) => route.abort());
  await page.goto('about/');
  await header.focus();
  await page.keyboard.type('hive');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search/?q=hive');
});

test('Escape closes search and gives the focus back', async ({ page }) => {
  await page.goto('resources/kvmtool/');
  const link = page.getByRole('banner').getByRole('link', { name: 'Paths' });
  await link.focus();
  await openDialog(page, 'kvm');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(link).toBeFocused();
});

test('the dialog opens its results as a page', async ({ page }) => {
  await page.goto('');
  await openDialog(page, 'qemu');
  await expect(dialog(page).getByRole('link', { name: 'Open as a page' })).toHaveAttribute(
    'href',
    /q=qemu/,
  );
  await dialog(page).getByText('Filters').click();
  await dialog(page)
    .getByRole('checkbox', { name: /^tutorial/ })
    .check();
  await dialog(page).getByRole('link', { name: 'Open as a page' }).click();
  await expect(page).toHaveURL(/\/search\/\?q=qemu&kind=tutorial$/);
  await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('qemu');
});

test('the dialog fits 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 600 });
  await page.goto('');
  await openDialog(page, 'intel architectures software');
  await expect(hits(page).first()).toBeVisible();
  const wide = await page
    .locator('dialog .found')
    .evaluate((own) => own.scrollWidth - own.clientWidth);
  expect(wide).toBe(0);
});
