import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './site-test.ts';
import { formatMarks, readMarks, readStoredText, storeMarks } from './stored-progress.ts';

const notice = (page: Page) => page.locator('.trouble');
const button = (page: Page, name: string) => notice(page).getByRole('button', { name });
const path = 'paths/theory-to-code/';
const markFirst = (page: Page) => page.locator('mark-control [value=done]').first().click();

for (const { what, text, told } of [
  { what: 'damaged', text: '{"cairn":"progress",', told: 'It is not JSON' },
  { what: 'foreign', text: '{"theme":"dark"}', told: 'It is not progress data' },
  { what: 'newer', text: '{"cairn":"progress","version":9}', told: 'It has version 9' },
]) {
  test(`${what} data breaks nothing, and is offered before it is reset`, async ({ page }) => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await storeMarks(page, text);
    await page.goto(path);
    await expect(notice(page).getByRole('alert')).toContainText(told);
    await markFirst(page);
    await expect(page.locator('path-progress [data-done]')).toHaveText('1 of 5 steps done');
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
    await expect(page.locator('path-progress [data-done]')).toHaveText('1 of 5 steps done');
    await expect(notice(page)).toHaveCount(0);
    expect(errors).toEqual([]);
  });
}

test('the first faults are told, and how many more there are', async ({ page }) => {
  const marks = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id) => [`resources/${id}`, 7]));
  await storeMarks(page, JSON.stringify({ cairn: 'progress', version: 2, marks, saved: {} }));
  await page.goto('about/');
  await expect(notice(page).getByRole('listitem')).toHaveCount(3);
  await expect(notice(page)).toContainText('and 2 more');
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await button(page, 'Close').press('Enter');
  await expect(notice(page)).toHaveCount(0);
});

test('progress of version 1 is read, and written as it is today', async ({ page }) => {
  const marks = { 'resources/intel-sdm': 'done', 'paths/theory-to-code/kvmtool': 'doing' };
  await storeMarks(page, JSON.stringify({ cairn: 'progress', version: 1, marks, saved: {} }));
  await page.goto(path);
  await expect(page.locator('mark-control [aria-pressed=true]')).toHaveText(['Done', 'Doing']);
  await page.locator('#kvm-api-tutorial mark-control [value=done]').click();
  await expect(page.locator('mark-control [aria-pressed=true]')).toHaveCount(3);
  expect(await readStoredText(page)).toContain('"version": 2');
  expect(await readMarks(page)).toMatchObject(marks);
});

test('a browser that refuses storage is told of at the first mark, and the mark lasts as long as the page', async ({
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
  await expect(page.locator('path-progress [data-done]')).toHaveText('1 of 5 steps done');
  await button(page, 'Close').click();
  await page.locator('mark-control [value=done]').nth(3).click();
  await expect(page.locator('path-progress [data-done]')).toHaveText('2 of 5 steps done');
  await expect(notice(page)).toHaveCount(0);
});

test('a storage without room is told of, and nothing that stands there is lost', async ({
  page,
}) => {
  const before = formatMarks({ 'resources/kvmtool': 'done' });
  await storeMarks(page, before);
  await page.goto('about/');
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(path);
  await markFirst(page);
  await expect(notice(page).getByRole('status')).toContainText('has no storage left');
  await expect(page.locator('path-progress [data-done]')).toHaveText('2 of 5 steps done');
  expect(await readStoredText(page)).toBe(before);
});
