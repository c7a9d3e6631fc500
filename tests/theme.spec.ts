import type { Page } from '@playwright/test';
import { findViolations } from './find-violations.ts';
import { builtSites } from './built-sites.ts';
import { expect, test } from './site-test.ts';

const light = 'rgb(251, 251, 249)';
const dark = 'rgb(14, 15, 16)';
const stored = `cairn:${builtSites.fixture.base}:preferences`;
const choice = (page: Page, name: string) => page.getByRole('radio', { name });
const paper = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).getPropertyValue('background-color'));
/** The colour for the browser around the page: the first whose media hold. */
const barColours = (page: Page) =>
  page.locator('meta[name=theme-color]').evaluateAll((all) =>
    (all as HTMLMetaElement[])
      .filter(({ media }) => matchMedia(media).matches)
      .map(({ content }) => content)
      .slice(0, 1),
  );

test('the chosen theme holds on every page, whatever the system, and changes in other tabs at once', async ({
  page,
  context,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('');
  expect(await paper(page)).toBe(light);
  await expect(choice(page, 'System theme')).toBeChecked();
  await choice(page, 'Dark theme').click();
  expect(await paper(page)).toBe(dark);
  for (const address of ['about/', 'no-such-page/']) {
    await page.goto(address);
    expect(await paper(page)).toBe(dark);
    await expect(choice(page, 'Dark theme')).toBeChecked();
    expect(await barColours(page)).toEqual(['#0e0f10']);
  }
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
    'light',
  );
  await expect(page.getByRole('radiogroup')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  const other = await context.newPage();
  await other.goto(new URL('../about/', page.url()).href);
  await choice(other, 'System theme').click();
  await expect(choice(page, 'System theme')).toBeChecked();
  expect(await paper(page)).toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper(page)).toBe(dark);
  expect(await barColours(page)).toEqual(['#0e0f10']);
});

test('the theme is there before the body, and before any other script', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('about/');
  await choice(page, 'Dark theme').click();
  await page.route('**/*.js', (route) => route.abort());
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      const { theme } = document.documentElement.dataset;
      if (!theme) return;
      (globalThis as { seen?: string }).seen = `${theme}, ${document.body ? 'body' : 'no body'}`;
      observer.disconnect();
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-theme'] });
  });
  await page.goto('topics/');
  expect(await page.evaluate(() => (globalThis as { seen?: string }).seen)).toBe('dark, no body');
  expect(await paper(page)).toBe(dark);
  expect(await barColours(page)).toEqual(['#0e0f10']);
});

test('the theme is chosen by arrow keys', async ({ page }) => {
  await page.goto('about/');
  await expect(page.getByRole('radiogroup', { name: 'Theme' })).toBeVisible();
  await choice(page, 'System theme').focus();
  for (const name of ['Light theme', 'Dark theme']) {
    await page.keyboard.press('ArrowRight');
    await expect(choice(page, name)).toBeFocused();
    await expect(choice(page, name)).toBeChecked();
  }
  expect(await findViolations(page)).toEqual([]);
});

const damaged = [
  '{',
  '',
  'null',
  '[]',
  '"dark"',
  '{"theme":"<script>"}',
  '{"theme":{"a":1},"level":7,"shortcuts":"no"}',
];
test('preferences that are damaged choose nothing and break nothing', async ({ page }) => {
  const failures: string[] = [];
  page.on('pageerror', ({ message }) => failures.push(message));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('resources/');
  for (const text of damaged)
    await test.step(text || 'nothing', async () => {
      await page.evaluate(([key, value]) => localStorage.setItem(key, value), [
        stored,
        text,
      ] as const);
      await page.reload();
      await expect(choice(page, 'System theme')).toBeChecked();
      expect(await paper(page)).toBe(light);
      await expect(page).toHaveURL(/\/resources\/$/);
      await choice(page, 'Dark theme').click();
      expect(await page.evaluate((key) => localStorage.getItem(key), stored)).toContain('"dark"');
    });
  await page.reload();
  await expect(choice(page, 'Dark theme')).toBeChecked();
  expect(failures).toEqual([]);
});

test('where storage is refused the theme lasts as long as the page', async ({ page }) => {
  const failures: string[] = [];
  page.on('pageerror', ({ message }) => failures.push(message));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await page.goto('about/');
  await choice(page, 'Dark theme').click();
  expect(await paper(page)).toBe(dark);
  await expect(choice(page, 'Dark theme')).toBeChecked();
  expect(failures).toEqual([]);
});

test('at 320 px the header is one row, and its menu holds themes that are large enough to touch', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('');
  const header = page.getByRole('banner');
  const tops = await header
    .getByRole('button')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
  expect(tops).toHaveLength(2);
  expect(Math.abs((tops[0] ?? 0) - (tops[1] ?? 99))).toBeLessThan(2);
  await expect(page.getByRole('radiogroup')).toBeHidden();
  await header.getByRole('button', { name: 'Menu' }).click();
  await expect(header.getByRole('navigation', { name: 'Main' })).toBeVisible();
  for (const radio of await page.getByRole('radio').all()) {
    const box = await radio.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(24);
    expect(box?.height).toBeGreaterThanOrEqual(24);
  }
});
