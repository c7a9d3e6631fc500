import type { Page } from '@playwright/test';
import { builtSites } from './built-sites.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './site-test.ts';

const level = (page: Page) => page.getByRole('combobox', { name: 'Level', exact: true });
const status = (page: Page) => page.locator('resource-list [role=status] h2');
const rows = (page: Page) => page.locator('resource-list li.row:visible');
const note = (page: Page) => page.locator('resource-list').getByText('Your level:');
const button = (page: Page, name: string) => page.getByRole('button', { name });

async function remember(page: Page, value: string): Promise<void> {
  await page.goto(`resources/?level=${value}`);
  await button(page, `Remember ${value} as your level`).click();
}

test('a remembered level is preselected, explained and removable', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await remember(page, 'beginner');
  await expect(level(page)).toBeFocused();
  await page.goto('resources/');
  await expect(page).toHaveURL(/\/resources\/\?level=beginner\+none$/);
  await expect(level(page)).toHaveValue('beginner none');
  await expect(status(page)).toHaveText('17 of 45 resources');
  await expect(note(page)).toHaveText(
    'Your level: beginner. 10 at this level first, then 7 without a level; 28 left out.',
  );
  const levels = await rows(page).evaluateAll((all) =>
    (all as HTMLElement[]).map((row) => row.dataset['level']?.split(' ')[0]),
  );
  expect(levels.join(' ')).toBe(`${'beginner '.repeat(10)}none none none none none none none`);
  await expectAccessible(page, { widths: [320] });

  await button(page, 'Show all levels').click();
  await expect(page).toHaveURL(/\/resources\/\?level=any$/);
  await expect(rows(page)).toHaveCount(45);
  await page.reload();
  await expect(rows(page)).toHaveCount(45);
  await expect(note(page)).toHaveText('Your level: beginner');
  await button(page, 'Filter by your level').click();
  await expect(status(page)).toHaveText('17 of 45 resources');
  await button(page, 'Clear').click();
  await expect(rows(page)).toHaveCount(45);
  await expect(note(page)).toHaveText('Your level: beginner');

  await button(page, 'Remove your level').click();
  await expect(status(page)).toHaveText('45 resources');
  await expect(page).toHaveURL(/\/resources\/$/);
  await page.reload();
  await expect(note(page)).toHaveCount(0);
  await expect(level(page)).toHaveValue('');
});

test('a level in the address wins over the remembered one, and shows the same to everybody', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('resources/?level=intermediate+none&pick=yes');
  await expect(status(page)).toHaveText('5 of 45 resources');
  await expect(level(page)).toHaveValue('intermediate none');
  await expect(note(page)).toHaveCount(0);
  for (const wrong of ['nothing+none', 'none+none', 'beginner+advanced', 'any']) {
    await page.goto(`resources/?level=${wrong}`);
    await expect(status(page)).toHaveText('45 resources');
  }
  await remember(page, 'beginner');
  await page.goto('resources/?level=advanced');
  await expect(status(page)).toHaveText('21 of 45 resources');
  await expect(note(page)).toHaveText('Your level: beginner');
  await expectAccessible(page, { view: 'the note on another level', widths: [320] });
  await button(page, 'Remember advanced as your level').click();
  await expect(note(page)).toContainText('Your level: advanced. 21 at this level first');

  // The other filters count what the remembered level leaves.
  await page.goto('resources/?kind=tutorial');
  await expect(page).toHaveURL(/\?kind=tutorial&level=advanced\+none$/);
  await expect(status(page)).toHaveText('3 of 45 resources');
  await expect(note(page)).toContainText('5 left out');
  await button(page, 'Show all levels').click();
  await expect(rows(page)).toHaveCount(8);
});

test('the level chosen on one page is known on the next and in other tabs; an unknown one changes nothing', async ({
  page,
  context,
}) => {
  await page.goto('robots.txt');
  await page.evaluate((base) => {
    localStorage.setItem(`cairn:${base}:preferences`, '{"level":"grandmaster"}');
  }, builtSites.fixture.base);
  await page.goto('resources/');
  await expect(status(page)).toHaveText('45 resources');
  await expect(note(page)).toHaveCount(0);
  await page.goto('');
  await expect(page.getByLabel('Your level')).toHaveValue('');

  const other = await context.newPage();
  await other.goto(page.url());
  await page.getByLabel('Your level').selectOption('intermediate');
  await expect(other.getByLabel('Your level')).toHaveValue('intermediate');
  await page.goto('resources/');
  await expect(level(page)).toHaveValue('intermediate none');
  await other.getByLabel('Your level').selectOption('');
  await expect(note(page)).toHaveCount(0);
});
