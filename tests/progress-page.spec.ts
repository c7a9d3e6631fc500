import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './expect-accessible.ts';
import { copyLink, importText, mark, mine, said, theirs } from './on-progress-page.ts';
import { expect, test, testAtBase } from './site-test.ts';
import { formatStored, putStored, readStored } from './stored-progress.ts';

test('who has marked nothing is told so, and nothing is loaded for it', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('progress/', { waitUntil: 'networkidle' });
  await expect(page.getByText('Marked steps and resources appear here.')).toBeVisible();
  expect(asked.filter((url) => url.endsWith('.json'))).toEqual([]);
});

test('paths, what comes next and all marks are listed', async ({ page }) => {
  await putStored(page, mine);
  await page.goto('progress/');
  const theory = page.locator('[data-path=theory-to-code]');
  await expect(theory).toContainText(/\d of 5 done/);
  await expect(theory.getByRole('link').last()).toHaveText(/^A\d /);
  await expect(mark(page, 'kvmtool')).toHaveValue('done');
  await expect(page.locator('[data-known] time').first()).toHaveText(/^2026-02-1\d$/);
  const unknown = page.locator('[data-unknown]');
  await expect(unknown).toContainText('resources/long-gone');
  await expect(page.locator('[data-ready] li').first()).toBeVisible();
});

test('of many marks that the catalog does not know, some are listed', async ({ page }) => {
  const keys = Array.from({ length: 300 }, (_, i) => `resources/x-${i}`);
  const marked = mine.marks['resources/kvmtool'];
  await putStored(page, { marks: Object.fromEntries(keys.map((key) => [key, marked] as const)) });
  await page.goto('progress/');
  await expect(page.locator('[data-unknown] li')).toHaveCount(200);
  await expect(page.getByText('And 100 more.')).toBeVisible();
});

test('a mark is taken back in its row, which stays, and undone', async ({ page }) => {
  await putStored(page, mine);
  await page.goto('progress/');
  await mark(page, 'kvmtool').selectOption('open');
  await expect(said(page)).toContainText('kvmtool: no mark.');
  await expect(mark(page, 'kvmtool')).toHaveValue('open');
  expect((await readStored(page)).marks['resources/kvmtool']?.as).toBe('open');
  await said(page).getByRole('button', { name: 'Undo' }).click();
  await expect(mark(page, 'kvmtool')).toHaveValue('done');
  expect(await readStored(page)).toEqual(mine);
});

test('what is exported and removed comes back by importing it', async ({ page }) => {
  await putStored(page, mine);
  await page.goto('progress/');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as a file', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^cairn-progress-\d{4}-\d\d-\d\d\.json$/);
  const text = await readFile(await download.path(), 'utf8');
  await page.getByText('Remove everything from this browser').click();
  await page.getByRole('button', { name: 'Remove everything' }).click();
  await expect(said(page)).toContainText('Everything is removed');
  expect(await readStored(page)).toEqual({ marks: {}, saved: {} });
  await importText(page, text);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(said(page)).toContainText('Imported 3 marks and 1 saved resource.');
  expect(await readStored(page)).toEqual(mine);
});

test('removing everything can be undone', async ({ page }) => {
  await putStored(page, mine);
  await page.goto('progress/');
  await page.getByText('Remove everything from this browser').click();
  await page.getByRole('button', { name: 'Remove everything' }).click();
  await said(page).getByRole('button', { name: 'Undo' }).click();
  expect(await readStored(page)).toEqual(mine);
});

test('a change shows at once in another tab', async ({ page, context, baseURL }) => {
  await putStored(page, mine);
  await page.goto('progress/');
  const other = await context.newPage();
  await other.goto(`${baseURL ?? ''}progress/`);
  await mark(other, 'kvmtool').selectOption('skipped');
  await expect(mark(page, 'kvmtool')).toHaveValue('skipped');
});

test('what is stored and cannot be read is handed out as it is', async ({ page }) => {
  await putStored(page, '{"cairn":');
  await page.goto('progress/');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as a file', exact: true }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toBe('{"cairn":');
});

testAtBase('links and storage keep to the base path', async ({ page, baseURL }) => {
  await putStored(page, mine, '/virtualization/');
  await page.goto('progress/');
  await expect(mark(page, 'kvmtool')).toHaveValue('done');
  const link = await copyLink(page);
  expect(link.startsWith(`${baseURL ?? ''}progress/#progress=`)).toBe(true);
});

const states: [string, (page: Page) => Promise<void>][] = [
  ['filled', async (page) => expect(mark(page, 'kvmtool')).toBeVisible()],
  ['with a preview', (page) => importText(page, formatStored(theirs))],
  ['with faults', (page) => importText(page, '{}')],
  ['after a change', async (page) => void (await mark(page, 'kvmtool').selectOption('skipped'))],
];
for (const [state, reach] of states)
  test(`progress ${state} is accessible and fits`, async ({ page }) => {
    await putStored(page, mine);
    await page.goto('progress/');
    await reach(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await expectAccessible(page, { widths: [1280, 320] });
  });
