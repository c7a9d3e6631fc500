import { expect, type Page } from '@playwright/test';
import { anyTest } from './site-test.ts';

/** A test with built sites in a browser that may run their worker; what it keeps belongs to its context. */
export const test = anyTest.extend({ serviceWorkers: 'allow' });
export { expect };

export const keep = (page: Page) => page.locator('keep-offline');
export const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** What scripts complain about. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
  return errors;
}
