import type { Page } from '@playwright/test';
import { findViolations } from './find-violations.ts';
import { expect, test, testAtBase } from './site-test.ts';

const level = (page: Page) => page.getByRole('combobox', { name: 'Level', exact: true });
const status = (page: Page) => page.locator('resource-list h2 [role=status]');
const rows = (page: Page) => page.locator('resource-list li.row:visible');
const note = (page: Page) => page.locator('resource-list').getByText('Your level:');
const button = (page: Page, name: string) => page.getByRole('button', { name });

async function remember(page: Page, value: string): Promise<void> {
  await page.goto(`resources/?level=${value}`);
  await button(page, `Remember ${value} as your level`).click();
}

for (const [where, atSite] of [
  ['the root', test],
  ['a base path', testAtBase],
] as const) {
  atSite(
    `at ${where} a level that is remembered is preselected, told and removable`,
    async ({ page }) => {
      await remember(page, 'beginner');
      await expect(level(page)).toBeFocused();
      await page.goto('resources/');
      await expect(page).toHaveURL(/\/resources\/\?level=beginner\+none$/);
      await expect(level(page)).toHaveValue('beginner none');
      await expect(status(page)).toHaveText('12 of 62 resources');
      await expect(note(page)).toHaveText(
        'Your level: beginner. 6 at this level first, then 6 without a level; 50 left out.',
      );

      const levels = await rows(page).evaluateAll((all) =>
        (all as HTMLElement[]).map((row) => row.dataset['level']?.split(' ')[0]),
      );
      expect(levels.join(' ')).toBe(`${'beginner '.repeat(6)}none none none none none none`);

      await button(page, 'Show all levels').click();
      await expect(page).toHaveURL(/\/resources\/\?level=any$/);
      await expect(rows(page)).toHaveCount(62);
      await page.reload();
      await expect(rows(page)).toHaveCount(62);
      await expect(note(page)).toHaveText('Your level: beginner');
      await button(page, 'Filter by your level').click();
      await expect(status(page)).toHaveText('12 of 62 resources');

      await button(page, 'Remove your level').click();
      await expect(status(page)).toHaveText('62 resources');
      await expect(page).toHaveURL(/\/resources\/$/);
      await page.reload();
      await expect(note(page)).toHaveCount(0);
      await expect(level(page)).toHaveValue('');
    },
  );
}

test('a level in the address wins over the one that is remembered', async ({ page }) => {
  await remember(page, 'beginner');
  await page.goto('resources/?level=advanced');
  await expect(status(page)).toHaveText('40 of 62 resources');
  await expect(note(page)).toHaveText('Your level: beginner');
  await button(page, 'Remember advanced as your level').click();
  await expect(note(page)).toContainText('Your level: advanced. 40 at this level first');
});

test('an address with a remembered level shows the same to everybody', async ({ page }) => {
  await page.goto('resources/?level=intermediate+none&pick=yes');
  await expect(status(page)).toHaveText(/^\d of 62 resources$/);
  await expect(level(page)).toHaveValue('intermediate none');
  await expect(note(page)).toHaveCount(0);
  for (const wrong of ['nothing+none', 'none+none', 'beginner+advanced', 'any']) {
    await page.goto(`resources/?level=${wrong}`);
    await expect(status(page)).toHaveText('62 resources');
  }
});

test('the other filters count what the remembered level leaves', async ({ page }) => {
  await remember(page, 'advanced');
  await page.goto('resources/?kind=tutorial');
  await expect(page).toHaveURL(/\?kind=tutorial&level=advanced\+none$/);
  const left = await note(page).innerText();
  const [shown = 0] = (await status(page).innerText()).split(' ').map(Number);
  const [, leftOut = 0] = (/(\d+) left out/.exec(left) ?? []).map(Number);
  await button(page, 'Show all levels').click();
  await expect(rows(page)).toHaveCount(shown + leftOut);
});

test('Clear shows everything, and the level stays remembered', async ({ page }) => {
  await remember(page, 'beginner');
  await button(page, 'Clear').click();
  await expect(rows(page)).toHaveCount(62);
  await expect(note(page)).toHaveText('Your level: beginner');
});

test('a level that the catalog does not know changes nothing', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('cairn:/:preferences', '{"level":"grandmaster"}');
  });
  await page.goto('resources/');
  await expect(status(page)).toHaveText('62 resources');
  await expect(note(page)).toHaveCount(0);
  await page.goto('');
  await expect(page.getByLabel('Your level')).toHaveValue('');
});

test('the level chosen on one page is known on the next and in other tabs', async ({
  page,
  context,
  baseURL,
}) => {
  await page.goto('');
  const other = await context.newPage();
  await other.goto(baseURL ?? '');
  await page.getByLabel('Your level').selectOption('intermediate');
  await expect(other.getByLabel('Your level')).toHaveValue('intermediate');
  await page.goto('resources/');
  await expect(level(page)).toHaveValue('intermediate none');
  await other.getByLabel('Your level').selectOption('');
  await expect(note(page)).toHaveCount(0);
});

for (const width of [1280, 320]) {
  for (const address of ['resources/', 'resources/?level=advanced']) {
    test(`the note on the level at ${address} is accessible and fits at ${width} px`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 640 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await remember(page, 'beginner');
      await page.goto(address);
      await expect(note(page)).toBeVisible();
      expect(await findViolations(page)).toEqual([]);
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scrollWidth).toBeLessThanOrEqual(width);
    });
  }
}
