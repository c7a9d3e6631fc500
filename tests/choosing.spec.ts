import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { arriving, importText, said } from './on-progress-page.ts';
import { expect, test, testBare, testCrowded } from './site-test.ts';
import { formatStored, putStored, readStoredText } from './stored-progress.ts';

const result = (page: Page) => page.locator('path-finder').getByRole('status');

const hint = 'Answer a question to see which path suits you.';
const answer = (page: Page, question: string, say: RegExp) =>
  page.getByRole('group', { name: question }).getByRole('radio', { name: say }).check();

test('finds the best match, with a link and the reasons', async ({ page, baseURL }) => {
  await page.goto('paths/');
  await expect(page.locator('path-finder fieldset').first()).toBeEnabled();
  await expect(result(page)).toHaveText(hint);
  await answer(page, 'Do you prefer code or theory?', /^Code/);
  await expect(result(page)).toHaveText(/^Best match: .*Code-First Learning\s*\. It/);
  await answer(page, 'Have you written kernel code?', /^Yes/);
  await expect(result(page)).toHaveText(
    /^Best match: .*Code-First Learning\s*\(2 of 2 answers\)\. /,
  );
  await answer(page, 'Do you use QEMU?', /^Yes/);
  await expect(result(page)).toHaveText(
    /^Equally good matches: .*Code-First Learning\s* and .*Building on QEMU\s*\.$/,
  );
  await answer(page, 'Do you prefer code or theory?', /^Theory/);
  await expect(result(page)).toHaveText(
    /^Best match: .*Building on QEMU\s*\(2 of 3 answers\)\. You change .* It goes .*\.$/,
  );
  await expect(result(page).getByRole('link')).toHaveAttribute(
    'href',
    new URL('paths/building-on-qemu/', baseURL).pathname,
  );
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
  await expect(result(page)).toContainText('From Theory to Code');
  await page.keyboard.press('ArrowDown');
  await expect(radios.nth(1)).toBeChecked();
  await expect(result(page)).toContainText('Code-First Learning');
  const address = page.url();
  await page.keyboard.press('Enter');
  await expect(radios.nth(1)).toBeChecked();
  expect(page.url()).toBe(address);

  await page.reload();
  await expect(radios.nth(1)).toBeChecked();
  await expect(result(page)).toContainText('Code-First Learning');
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
});

test('answers of another catalog, and damaged ones, count for nothing', async ({ page }) => {
  const stored = formatStored({}).replace(/}$/, ',"answers":{"Bees?":"Yes","Wasps?":7}}');
  for (const text of [stored, '{"cairn":']) {
    await putStored(page, text);
    await page.goto('paths/');
    await expect(page.locator('path-finder fieldset').first()).toBeEnabled();
    await expect(page.locator('path-finder :checked')).toHaveCount(0);
    await answer(page, 'Do you prefer code or theory?', /^Code/);
    await expect(result(page)).toContainText('Code-First Learning');
  }
});

test('reads as plain advice without script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('paths/');
  const question = page.getByRole('group', { name: 'Do you prefer code or theory?' });
  await expect(question).toContainText('Code first, theory when I need it');
  await expect(question.getByRole('link', { name: 'Code-First Learning' })).toBeVisible();
  await expect(question).toContainText('It starts in the source of a small VMM');
  await expect(page.locator('path-finder input:visible')).toHaveCount(0);
  await context.close();
});

test('compares the paths in words and in numbers', async ({ page }) => {
  await page.goto('paths/');
  const card = page.locator('.cards > li').filter({ hasText: 'Code-First Learning' });
  await expect(card).toContainText('Developers who learn by reading and changing code');
  await expect(card).toContainText('partly our judgement');
  await expect(card).toContainText('You can change KVM or a VMM');
  const table = page.getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveText(['Path', 'A', 'B', 'C']);
  await expect(table.getByRole('row', { name: /^activity/ }).getByRole('cell')).toHaveText([
    '1',
    '1',
    '2',
  ]);
  const qemu = table.getByRole('row', { name: /^QEMU and Device Emulation/ });
  await expect(qemu.getByRole('cell')).toHaveText(['0', '0', '2']);
  const meeting = page.locator('.meets li').filter({ hasText: 'kvmtool' });
  await expect(meeting.getByRole('link')).toHaveText(['kvmtool', 'A4', 'B1']);
});

testCrowded('compares twelve paths, and says what they share', async ({ page }) => {
  await page.goto('paths/');
  await expect(page.locator('.cards > li')).toHaveCount(12);
  await expect(page.getByRole('columnheader')).toHaveCount(13);
  await expect(page.locator('.meets li')).toHaveCount(31);
});

testCrowded('on a phone a row of twelve paths names those with steps', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('paths/');
  const row = page.locator('.matrix tr').filter({ hasText: 'Wintering' });
  const shown = row.locator('td:visible');
  await expect(shown).toHaveText(['5', '4', '5', '4']);
  const letters = await shown.evaluateAll((cells) =>
    cells.map((cell) => getComputedStyle(cell, '::before').content),
  );
  expect(letters.map((text) => /[A-Z]+/.exec(text)?.[0])).toEqual(['A', 'F', 'G', 'L']);
});

testBare('a catalog without paths asks nothing and compares nothing', async ({ page }) => {
  await page.goto('paths/');
  await expect(page.getByText('This catalog has no learning paths yet.')).toBeVisible();
  await expect(page.locator('path-finder, .cards, .matrix, .meets')).toHaveCount(0);
});

for (const [name, run] of [
  ['three', test],
  ['twelve', testCrowded],
] as const) {
  run(`with an answer the page of ${name} paths is accessible and fits`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('paths/');
    await page.locator('path-finder').getByRole('radio').first().check();
    await expect(result(page)).not.toHaveText(hint);
    await expectAccessible(page, { widths: [1280, 320] });
  });
}
