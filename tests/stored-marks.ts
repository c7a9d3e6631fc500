import type { BrowserContext, Page } from '@playwright/test';
import type { Marked } from '../src/progress/progress.ts';

const key = 'cairn:/:progress';

/** Progress as the site stores it; marks count as made one after the other. */
export function formatProgress(marks: Record<string, Marked['as']>): string {
  const entries = Object.entries(marks).map(([name, as], i): [string, Marked] => [
    name,
    { as, at: i + 1 },
  ]);
  return JSON.stringify({
    cairn: 'progress',
    version: 2,
    marks: Object.fromEntries(entries),
    saved: {},
  });
}

/** Has a text stored as progress before the first page opens; later pages find what is there. */
export async function storeProgress(
  target: Page | BrowserContext,
  text: string | Record<string, Marked['as']>,
): Promise<void> {
  await target.addInitScript(
    ([name, value]) => {
      if (sessionStorage.getItem('stored')) return;
      sessionStorage.setItem('stored', 'yes');
      localStorage.setItem(name, value);
    },
    [key, typeof text === 'string' ? text : formatProgress(text)] as const,
  );
}

/** The marks that are stored now, by key. */
export async function readMarks(page: Page): Promise<Record<string, string>> {
  const text = await page.evaluate((name) => localStorage.getItem(name), key);
  const { marks } = JSON.parse(text ?? '{"marks":{}}') as { marks: Record<string, Marked> };
  return Object.fromEntries(Object.entries(marks).map(([name, { as }]) => [name, as]));
}

/** The text that is stored as progress. */
export function readStored(page: Page): Promise<string | null> {
  return page.evaluate((name) => localStorage.getItem(name), key);
}
