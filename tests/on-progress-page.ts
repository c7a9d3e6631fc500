import { expect, type Page } from '@playwright/test';
import { createFile } from './stored-progress.ts';

const day = Date.UTC(2026, 1, 15);
/** What a reader has marked and saved. */
export const mine = {
  marks: {
    'resources/doughlab': { as: 'done', at: day },
    'paths/first-loaf/dough-and-time': { as: 'doing', at: day },
    'resources/long-gone': { as: 'skipped', at: day },
  },
  saved: { doughlab: { kept: true, at: day, note: 'Read <b>mix.c</b> first.' } },
} as const;
/** To import: one mark that is older than here, one newer, one that the catalog does not know. */
export const theirs = {
  marks: {
    'resources/doughlab': { as: 'doing', at: day - 1 },
    'resources/first-dough-tutorial': { as: 'done', at: day + 1 },
    'resources/never-was': { as: 'done', at: day },
  },
  saved: { doughlab: { kept: true, at: day + 1, note: '<img src=x onerror=alert(1)>' } },
} as const;

/** Where an import is shown before it is made. */
export const arriving = (page: Page) => page.locator('[data-arriving]');
/** Where it is said what was done. */
export const said = (page: Page) => page.locator('.said');
export const mark = (page: Page, title: string) => page.getByLabel(`Mark of ${title}`);

export async function copyLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy a link' }).click();
  await expect(page.getByLabel('The link')).toBeVisible();
  return page.getByLabel('The link').inputValue();
}

export async function importText(page: Page, text: string): Promise<void> {
  await page.setInputFiles('input[type=file]', createFile(text));
  await expect(arriving(page)).toBeVisible();
}
