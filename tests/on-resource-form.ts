import type { Page } from '@playwright/test';
import { expect } from './site-test.ts';

export const FORM = 'contribute/new/';
export const good = {
  url: 'https://guide.example/scoring/',
  title: 'A Guide to Scoring',
  summary: 'Walks through every cut once.',
  place: 'mixing/tutorials/',
};

export const control = (page: Page, name: string) => page.locator(`[name="${name}"]`);
export const issues = (page: Page, name: string) =>
  page.locator(`.field:has([name="${name}"]) > .issues li`);
export const state = (page: Page) => page.locator('[data-state]');
export const text = (page: Page) => page.locator('pre[data-text]');
export const note = (page: Page) => page.locator('[data-note]');
export const proposal = (page: Page) => page.getByRole('link', { name: /^Propose on/ });
export const button = (page: Page, name: string) => page.getByRole('button', { name });

export async function fillIn(page: Page, summary = good.summary): Promise<void> {
  await control(page, 'url').fill(good.url);
  await control(page, 'title').fill(good.title);
  await control(page, 'kind').selectOption('tutorial');
  await control(page, 'summary').fill(summary);
  await control(page, 'placements.0.place').selectOption(good.place);
  if (summary === good.summary) await expect(state(page)).toHaveText(/^Ready/);
}
