import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { importText, mark, mine, said, theirs } from './on-progress-page.ts';
import { expect, test } from './site-test.ts';
import { formatStored, putStored, readStored } from './stored-progress.ts';

test('a reader who has marked nothing learns what appears here, and nothing is loaded for it', async ({
  page,
}) => {
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await page.goto('progress/', { waitUntil: 'networkidle' });
  await expect(page.getByText('Marked steps and resources appear here.')).toBeVisible();
  expect(requested.filter((url) => url.endsWith('.json'))).toEqual([]);
});

test('paths, what comes next and all marks are listed, and a mark is changed in its row, in every tab', async ({
  page,
  context,
}) => {
  await putStored(page, mine);
  await page.goto('progress/');
  const first = page.locator('[data-path=first-loaf]');
  await expect(first).toContainText(/\d of 5 done/);
  await expect(first.getByRole('link').last()).toHaveText(/^A\d /);
  await expect(mark(page, 'doughlab')).toHaveValue('done');
  await expect(page.locator('[data-known] time').first()).toHaveText(/^2026-02-1\d$/);
  await expect(page.locator('[data-unknown]')).toContainText('resources/long-gone');
  await expect(page.locator('[data-ready] li').first()).toBeVisible();

  await mark(page, 'doughlab').selectOption('open');
  await expect(said(page)).toContainText('doughlab: no mark.');
  await expect(mark(page, 'doughlab')).toHaveValue('open');
  expect((await readStored(page)).marks['resources/doughlab']?.as).toBe('open');
  await said(page).getByRole('button', { name: 'Undo' }).click();
  await expect(mark(page, 'doughlab')).toHaveValue('done');
  expect(await readStored(page)).toEqual(mine);

  const other = await context.newPage();
  await other.goto(page.url());
  await mark(other, 'doughlab').selectOption('skipped');
  await expect(mark(page, 'doughlab')).toHaveValue('skipped');
});

test('of many marks that the catalog does not know, some are listed', async ({ page }) => {
  const keys = Array.from({ length: 300 }, (_, i) => `resources/x-${i}`);
  const marked = mine.marks['resources/doughlab'];
  await putStored(page, { marks: Object.fromEntries(keys.map((key) => [key, marked] as const)) });
  await page.goto('progress/');
  await expect(page.locator('[data-unknown] li')).toHaveCount(200);
  await expect(page.getByText('And 100 more.')).toBeVisible();
});

test('removing everything can be undone, and what was exported comes back by importing it', async ({
  page,
}) => {
  await putStored(page, mine);
  await page.goto('progress/');
  const { name, text } = await download(page);
  expect(name).toMatch(/^cairn-progress-\d{4}-\d\d-\d\d\.json$/);
  const remove = page.getByRole('button', { name: 'Remove everything' });
  await page.getByText('Remove everything from this browser').click();
  await remove.click();
  await said(page).getByRole('button', { name: 'Undo' }).click();
  expect(await readStored(page)).toEqual(mine);
  if (!(await remove.isVisible()))
    await page.getByText('Remove everything from this browser').click();
  await remove.click();
  await expect(said(page)).toContainText('Everything is removed');
  expect(await readStored(page)).toEqual({ marks: {}, saved: {} });
  await importText(page, text);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(said(page)).toContainText('Imported 3 marks and 1 saved resource.');
  expect(await readStored(page)).toEqual(mine);
});

test('what is stored and cannot be read is handed out as it is', async ({ page }) => {
  await putStored(page, '{"cairn":');
  await page.goto('progress/');
  expect((await download(page)).text).toBe('{"cairn":');
});

test('progress is accessible on a phone: filled, with errors, with a preview and after a change', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await putStored(page, mine);
  await page.goto('progress/');
  await expect(mark(page, 'doughlab')).toBeVisible();
  await expectAccessible(page, { view: 'filled' });
  await mark(page, 'doughlab').selectOption('skipped');
  await expect(said(page)).toBeVisible();
  await importText(page, '{}');
  await expectAccessible(page, { view: 'after a change, with errors' });
  await importText(page, formatStored(theirs));
  await expectAccessible(page, { view: 'with a preview' });
});

async function download(page: Page): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as a file', exact: true }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}
