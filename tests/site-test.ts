import { test as plain } from '@playwright/test';

/** A test against the site at "/": addresses of pages are relative to its home page. */
export const test = plain.extend({
  // Playwright reads from the pattern which fixtures a function asks for: none.
  baseURL: async ({}, use) => {
    await use(process.env['SITE_AT_ROOT']);
  },
});

/** The same against the site below a base path. */
export const testAtBase = plain.extend({
  baseURL: async ({}, use) => {
    await use(process.env['SITE_AT_BASE']);
  },
});

/** The same against the made-up catalog with many paths and long topics. */
export const testCrowded = plain.extend({
  baseURL: async ({}, use) => {
    await use(process.env['SITE_CROWDED']);
  },
});

/** The same against the made-up catalog with one path. */
export const testSingle = plain.extend({
  baseURL: async ({}, use) => {
    await use(process.env['SITE_SINGLE']);
  },
});

/** The same against the made-up catalog whose texts would do something, if they could. */
export const testHostile = plain.extend({
  baseURL: async ({}, use) => {
    await use(process.env['SITE_HOSTILE']);
  },
});

/** The same against the made-up catalog in which some resources are retired, below a base path. */
export const testAged = plain.extend({
  baseURL: async ({}, use) => {
    await use(process.env['SITE_AGED']);
  },
});

/** The same against the made-up catalog that has neither paths nor glossary. */
export const testBare = plain.extend({
  baseURL: async ({}, use) => {
    await use(process.env['SITE_BARE']);
  },
});

export { expect } from '@playwright/test';
