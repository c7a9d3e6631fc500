import type { Page } from '@playwright/test';
import type { Marked, Saved } from '../src/progress/progress.ts';

export interface Stored {
  marks?: Record<string, Marked>;
  saved?: Record<string, Saved>;
}

/** Progress as the browser keeps it and as a file holds it. */
export function formatStored({ marks = {}, saved = {} }: Stored): string {
  return JSON.stringify({ cairn: 'progress', version: 2, marks, saved });
}

/** Puts progress, or whatever text, into the browser's storage before the page is opened. */
export async function putStored(page: Page, stored: Stored | string, base = '/'): Promise<void> {
  const text = typeof stored === 'string' ? stored : formatStored(stored);
  await page.goto('robots.txt');
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [
    `cairn:${base}:progress`,
    text,
  ] as const);
}

/** What the browser keeps now. */
export async function readStored(page: Page, base = '/'): Promise<Required<Stored>> {
  const text = await page.evaluate((key) => localStorage.getItem(key), `cairn:${base}:progress`);
  const { marks = {}, saved = {} } = JSON.parse(text ?? '{}') as Stored;
  return { marks, saved };
}

/** A file as a field for files takes it. */
export function createFile(text: string) {
  return { name: 'progress.json', mimeType: 'application/json', buffer: Buffer.from(text) };
}
