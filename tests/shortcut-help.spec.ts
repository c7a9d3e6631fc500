import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { findViolations } from './find-violations.ts';
import { pressAll, readStored } from './reader-keys.ts';
import { expect, test } from './site-test.ts';

const help = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

test('keys that are switched off stay off, but for Ctrl+K and the button', async ({ page }) => {
  await page.goto('resources/kvmtool/');
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
    await expect(page).toHaveURL(/\/resources\/kvmtool\/$/);
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

for (const [width, height] of [
  [1280, 800],
  [320, 640],
] as const) {
  test(`the help is accessible and gives the focus back at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('about/');
    const link = page.getByRole('banner').getByRole('link').first();
    await link.focus();
    await pressAll(page, '?');
    await expect(help(page).getByRole('button', { name: 'Close' })).toBeFocused();
    for (const key of ['g', 'h', 'j', 'k', 'o', 'x', 'd', 's', 'b', '/', '?', 'Ctrl'])
      await expect(help(page).locator('kbd').filter({ hasText: key }).first()).toBeAttached();
    await expectAccessible(page);
    await help(page).getByRole('switch').press('Space');
    expect(await findViolations(page), 'switched off').toEqual([]);
    const scroll = await help(page).evaluate(({ scrollWidth, clientWidth }) => [
      scrollWidth,
      clientWidth,
    ]);
    expect(scroll[0]).toBeLessThanOrEqual(scroll[1] ?? 0);
    await help(page).getByRole('button', { name: 'Close' }).click();
    await expect(help(page)).toBeHidden();
    await expect(link).toBeFocused();
  });
}

test('nothing of the help is loaded before it is asked for', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('about/', { waitUntil: 'networkidle' });
  expect(asked.filter((url) => /shortcut-help|act\.|progress/.test(url))).toEqual([]);
  await pressAll(page, '?');
  await expect(help(page)).toBeVisible();
  expect(asked.filter((url) => url.includes('shortcut-help'))).toHaveLength(2);
});
