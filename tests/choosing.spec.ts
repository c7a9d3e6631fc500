import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { arriving, importText, said } from './on-progress-page.ts';
import { expect, test, testBare, testCrowded } from './site-test.ts';
import { formatStored, putStored, readStoredText } from './stored-progress.ts';

const result = (page: Page) => page.locator('path-finder').getByRole('status');

const hint = 'Answer a question to see which path suits you.';
const answer = (page: Page, question: string, say: RegExp) =>
  page.getByRole('group', { name: question }).getByRole('radio', { name: say }).check();

test('the paths page compares its paths, and finds the best match, with a link and the reasons', async ({
  page,
  baseURL,
}) => {
  await page.goto('paths/');
  await test.step('in words and in numbers', async () => {
    const card = page.locator('.cards > li').filter({ hasText: 'Bread by Hand' });
    await expect(card).toContainText('People who learn by doing');
    await expect(card).toContainText('partly our judgement');
    await expect(card).toContainText('You can keep a starter');
    const table = page.getByRole('table');
    await expect(table.getByRole('columnheader')).toHaveText(['Path', 'A', 'B', 'C']);
    await expect(table.getByRole('row', { name: /^activity/ }).getByRole('cell')).toHaveText([
      '1',
      '2',
      '2',
    ]);
    const topic = table.getByRole('row', { name: /^Fermentation/ });
    await expect(topic.getByRole('cell')).toHaveText(['0', '0', '2']);
    const meeting = page.locator('.meets li').filter({ hasText: 'doughlab' });
    await expect(meeting.getByRole('link')).toHaveText(['doughlab', 'A4', 'B1']);
  });
  await expect(page.locator('path-finder fieldset').first()).toBeEnabled();
  await expect(result(page)).toHaveText(hint);
  await answer(page, 'Do you prefer to read or to bake?', /^Bake/);
  await expect(result(page)).toHaveText(/^Best match: .*Bread by Hand\s*\. It/);
  await answer(page, 'Have you kept a starter?', /^Yes/);
  await expect(result(page)).toHaveText(/^Best match: .*Bread by Hand\s*\(2 of 2 answers\)\. /);
  await answer(page, 'Do you bake for others?', /^Yes/);
  await expect(result(page)).toHaveText(
    /^Equally good matches: .*Bread by Hand\s* and .*A Small Bakery\s*\.$/,
  );
  await answer(page, 'Do you prefer to read or to bake?', /^Read/);
  await expect(result(page)).toHaveText(
    /^Best match: .*A Small Bakery\s*\(2 of 3 answers\)\. You feed, .* It goes .*\.$/,
  );
  await expect(result(page).getByRole('link')).toHaveAttribute(
    'href',
    new URL('paths/small-bakery/', baseURL).pathname,
  );
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expectAccessible(page, { widths: [1280, 320] });
});

test('answers are given by keyboard alone, stay, go with an export, and can be reset', async ({
  page,
}) => {
  await page.goto('paths/');
  const radios = page.locator('path-finder').getByRole('radio');
  const reset = page.getByRole('button', { name: 'Start over' });
  await expect(radios.first()).toBeEnabled();
  await expect(reset).toBeHidden();
  await radios.first().focus();
  await page.keyboard.press('Space');
  await expect(result(page)).toContainText('Your First Loaf');
  await page.keyboard.press('ArrowDown');
  await expect(radios.nth(1)).toBeChecked();
  await expect(result(page)).toContainText('Bread by Hand');
  const address = page.url();
  await page.keyboard.press('Enter');
  await expect(radios.nth(1)).toBeChecked();
  expect(page.url()).toBe(address);

  await page.reload();
  await expect(radios.nth(1)).toBeChecked();
  await expect(result(page)).toContainText('Bread by Hand');
  const exported = (await readStoredText(page))!;
  await reset.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('path-finder :checked')).toHaveCount(0);
  await expect(result(page)).toHaveText(hint);
  await expect(radios.first()).toBeFocused();

  await page.goto('progress/');
  await importText(page, exported);
  await expect(arriving(page)).toContainText('1 answer will be imported.');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(said(page)).toContainText('Imported 1 answer.');
  await page.goto('paths/');
  await expect(radios.nth(1)).toBeChecked();

  await test.step('answers of another catalog, and damaged ones, count for nothing', async () => {
    const stored = formatStored({}).replace(/}$/, ',"answers":{"Bees?":"Yes","Wasps?":7}}');
    for (const text of [stored, '{"cairn":']) {
      await putStored(page, text);
      await page.goto('paths/');
      await expect(page.locator('path-finder fieldset').first()).toBeEnabled();
      await expect(page.locator('path-finder :checked')).toHaveCount(0);
      await answer(page, 'Do you prefer to read or to bake?', /^Bake/);
      await expect(result(page)).toContainText('Bread by Hand');
    }
  });
});

testCrowded('twelve paths are compared, on a phone by those with steps alone', async ({ page }) => {
  await page.goto('paths/');
  await expect(page.locator('.cards > li')).toHaveCount(12);
  await expect(page.getByRole('columnheader')).toHaveCount(13);
  await expect(page.locator('.meets li')).toHaveCount(24);
  await page.setViewportSize({ width: 360, height: 800 });
  const row = page.locator('.matrix tr').filter({ hasText: 'Wintering' });
  const shown = row.locator('td:visible');
  await expect(shown).toHaveText(['5', '4', '5', '4']);
  const letters = await shown.evaluateAll((cells) =>
    cells.map((cell) => getComputedStyle(cell, '::before').content),
  );
  expect(letters.map((text) => /[A-Z]+/.exec(text)?.[0])).toEqual(['A', 'F', 'G', 'L']);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.locator('path-finder').getByRole('radio').first().check();
  await expect(result(page)).not.toHaveText(hint);
  await expectAccessible(page, { widths: [320] });
});

testBare('a catalog without paths asks nothing and compares nothing', async ({ page }) => {
  await page.goto('paths/');
  await expect(page.getByText('This catalog has no learning paths yet.')).toBeVisible();
  await expect(page.locator('path-finder, .cards, .matrix, .meets')).toHaveCount(0);
});
