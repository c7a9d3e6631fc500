import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { findViolations } from './find-violations.ts';
import { pressAll, readStored } from './reader-keys.ts';
import { expect, test } from './site-test.ts';

const help = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

test('keys that are switched off stay off, but for Ctrl+K and the button', async ({ page }) => {
  await page.goto('resources/doughlab/');
  await pressAll(page, '?');
  const on = help(page).getByRole('switch', { name: 'Keys without Ctrl' });
  await expect(on).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(on).toBeFocused();
  await page.keyboard.press('Space');
  await expect(on).not.toBeChecked();
  await page.keyboard.press('Escape');
  for (const again of [false, true]) {
    if (again) await page.reload();
    await pressAll(page, 'x/?gt');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page).toHaveURL(/\/resources\/doughlab\/$/);
  }
  expect(await readStored(page)).toEqual({});
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
  await page.keyboard.press('Escape');

  const button = page.getByRole('button', { name: 'Keyboard shortcuts' });
  await button.press('Enter');
  await expect(on).not.toBeChecked();
  await on.press('Space');
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await pressAll(page, 'gt');
  await expect(page).toHaveURL(/\/topics\/$/);
});

test('the help loads when it is opened, lists every key, is accessible, fits and gives the focus back', async ({
  page,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('about/', { waitUntil: 'networkidle' });
  expect(requests.filter((url) => /shortcut-help|act\.|progress/.test(url))).toEqual([]);
  const link = page.getByRole('banner').getByRole('link').first();
  await link.focus();
  await pressAll(page, '?');
  await expect(help(page).getByRole('button', { name: 'Close' })).toBeFocused();
  expect(requests.filter((url) => url.includes('shortcut-help'))).toHaveLength(2);
  for (const key of ['g', 'h', 'j', 'k', 'o', 'x', 'd', 's', 'b', '/', '?', 'Ctrl'])
    await expect(help(page).locator('kbd').filter({ hasText: key }).first()).toBeAttached();
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 640 });
    const beyond = await help(page).evaluate((own) => own.scrollWidth - own.clientWidth);
    expect.soft(beyond, `${width} px`).toBeLessThanOrEqual(0);
  }
  await expectAccessible(page);
  await help(page).getByRole('switch').press('Space');
  expect(await findViolations(page), 'switched off').toEqual([]);
  await help(page).getByRole('button', { name: 'Close' }).click();
  await expect(help(page)).toBeHidden();
  await expect(link).toBeFocused();
});
