import type { BrowserContext, Page } from '@playwright/test';
import type { Marked, Saved } from '../src/progress/progress.ts';
import { builtSites } from './built-sites.ts';

export interface Stored {
  marks?: Record<string, Marked>;
  saved?: Record<string, Saved>;
}

/** What each thing is marked as, by key; marks count as made one after the other. */
type Marks = Record<string, Marked['as']>;

/** Progress as the browser keeps it and as a file holds it. */
export function formatStored({ marks = {}, saved = {} }: Stored): string {
  return JSON.stringify({ cairn: 'progress', version: 2, marks, saved });
}

/** The same, of marks alone. */
export function formatMarks(marks: Marks): string {
  const entries = Object.entries(marks).map(([name, as], i) => [name, { as, at: i + 1 }] as const);
  return formatStored({ marks: Object.fromEntries(entries) });
}

/** Puts progress, or whatever text, into the browser's storage now; the page is elsewhere then. */
export async function putStored(
  page: Page,
  stored: Stored | string,
  base: string = builtSites.fixture.base,
): Promise<void> {
  const text = typeof stored === 'string' ? stored : formatStored(stored);
  await page.goto('robots.txt');
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [
    keyAt(base),
    text,
  ] as const);
}

/** Has marks, or whatever text, stored before the first page opens; later pages find what is there. */
export async function storeMarks(
  target: Page | BrowserContext,
  marks: Marks | string,
  base: string = builtSites.fixture.base,
): Promise<void> {
  await target.addInitScript(
    ([key, value]) => {
      if (sessionStorage.getItem('stored')) return;
      sessionStorage.setItem('stored', 'yes');
      localStorage.setItem(key, value);
    },
    [keyAt(base), typeof marks === 'string' ? marks : formatMarks(marks)] as const,
  );
}

/** The text that the browser keeps now. */
export function readStoredText(
  page: Page,
  base: string = builtSites.fixture.base,
): Promise<string | null> {
  return page.evaluate((key) => localStorage.getItem(key), keyAt(base));
}

/** What the browser keeps now. */
export async function readStored(
  page: Page,
  base: string = builtSites.fixture.base,
): Promise<Required<Stored>> {
  const { marks = {}, saved = {} } = JSON.parse(
    (await readStoredText(page, base)) ?? '{}',
  ) as Stored;
  return { marks, saved };
}

/** What each thing is marked as now. */
export async function readMarks(
  page: Page,
  base: string = builtSites.fixture.base,
): Promise<Marks> {
  const { marks } = await readStored(page, base);
  return Object.fromEntries(Object.entries(marks).map(([name, { as }]) => [name, as]));
}

/** A file as a field for files takes it. */
export function createFile(text: string) {
  return { name: 'progress.json', mimeType: 'application/json', buffer: Buffer.from(text) };
}

function keyAt(base: string): string {
  return `cairn:${base}:progress`;
}
