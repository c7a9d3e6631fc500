import { dialog, field, hits, openDialog } from './on-search.ts';
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

test('the keyboard walks through the results and back', async ({ page }) => {
  await page.goto('');
  await openDialog(page, 'virtio');
  await expect(hits(page).nth(2)).toBeVisible();
  for (const key of ['ArrowDown', 'Escape'])
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
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=virtioq$/);
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
