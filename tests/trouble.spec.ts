import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './site-test.ts';
import { formatMarks, putStored, readMarks, readStoredText } from './stored-progress.ts';

const notice = (page: Page) => page.locator('.trouble');
const button = (page: Page, name: string) => notice(page).getByRole('button', { name });
const path = 'paths/first-loaf/';
const done = (page: Page) => page.locator('path-progress [data-done]');
const markFirst = (page: Page) => page.locator('mark-control [value=done]').first().click();

test('damaged data breaks nothing, and is offered before it is reset', async ({ page }) => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  for (const [text, reason] of [
    ['{"theme":"dark"}', 'It is not progress data'],
    ['{"cairn":"progress","version":9}', 'It has version 9'],
  ] as const) {
    await putStored(page, text);
    await page.goto('about/');
    await expect(notice(page).getByRole('alert')).toContainText(reason);
    expect(await readStoredText(page)).toBe(text);
  }
  const text = '{"cairn":"progress",';
  await putStored(page, text);
  await page.goto(path);
  await expect(notice(page).getByRole('alert')).toContainText('It is not JSON');
  await markFirst(page);
  await expect(done(page)).toHaveText('1 of 5 steps done');
  expect(await readStoredText(page)).toBe(text);

  await expect(button(page, 'Start over')).toBeDisabled();
  const downloading = page.waitForEvent('download');
  await button(page, 'Download it').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('cairn-progress-damaged.json');
  expect(await readFile(await download.path(), 'utf8')).toBe(text);
  expect(await readStoredText(page)).toBe(text);

  await button(page, 'Start over').click();
  await expect(notice(page).getByRole('status')).toHaveText('Your marks are saved again.');
  await expect(button(page, 'Close')).toBeFocused();
  await page.reload();
  await expect(done(page)).toHaveText('1 of 5 steps done');
  await expect(notice(page)).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('the first issues of damaged data are listed with how many more there are; version 1 is read, and written as version 2', async ({
  page,
}) => {
  const damaged = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id) => [`resources/${id}`, 7]));
  const format = (version: number, marks: object) =>
    JSON.stringify({ cairn: 'progress', version, marks, saved: {} });
  await page.setViewportSize({ width: 320, height: 640 });
  await putStored(page, format(2, damaged));
  await page.goto('about/');
  await expect(notice(page).getByRole('listitem')).toHaveCount(3);
  await expect(notice(page)).toContainText('and 2 more');
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await button(page, 'Close').press('Enter');
  await expect(notice(page)).toHaveCount(0);

  const marks = { 'resources/miller-handbook': 'done', 'paths/first-loaf/doughlab': 'doing' };
  await putStored(page, format(1, marks));
  await page.goto(path);
  await expect(page.locator('mark-control [aria-pressed=true]')).toHaveText(['Done', 'Doing']);
  await page.locator('#first-dough-tutorial mark-control [value=done]').click();
  await expect(page.locator('mark-control [aria-pressed=true]')).toHaveCount(3);
  expect(await readStoredText(page)).toContain('"version": 2');
  expect(await readMarks(page)).toMatchObject(marks);
});

test('where a browser refuses storage the first mark says so, and marks last as long as the page', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
  });
  await page.goto(path);
  await expect(page.getByRole('link', { name: 'Start with A1' })).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
  await markFirst(page);
  await expect(notice(page).getByRole('status')).toContainText('does not let the site store data');
  await expect(done(page)).toHaveText('1 of 5 steps done');
  await button(page, 'Close').click();
  await page.locator('mark-control [value=done]').nth(3).click();
  await expect(done(page)).toHaveText('2 of 5 steps done');
  await expect(notice(page)).toHaveCount(0);
});

test('where storage is full the first mark says so, and nothing that is stored is lost', async ({
  page,
}) => {
  const before = formatMarks({ 'resources/doughlab': 'done' });
  await putStored(page, before);
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(path);
  await markFirst(page);
  await expect(notice(page).getByRole('status')).toContainText('has no storage left');
  await expect(done(page)).toHaveText('2 of 5 steps done');
  expect(await readStoredText(page)).toBe(before);
});
