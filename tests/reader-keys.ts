import type { Page } from '@playwright/test';

/** Presses one key after the other. */
export const pressAll = async (page: Page, keys: string) => {
  for (const key of keys) await page.keyboard.press(key);
};
/** The marks and the reading list that are stored, without their times. */
export const readStored = (page: Page) =>
  page.evaluate(() => {
    const { base } = document.documentElement.dataset;
    const text = localStorage.getItem(`cairn:${base}:progress`) ?? '{"marks":{},"saved":{}}';
    const { marks, saved } = JSON.parse(text) as Record<string, Record<string, Entry>>;
    const read = (entries: Record<string, Entry> = {}) =>
      Object.fromEntries(Object.entries(entries).map(([key, { as, kept }]) => [key, as ?? kept]));
    return { ...read(marks), ...read(saved) };
  });
interface Entry {
  as?: string;
  kept?: boolean;
}
