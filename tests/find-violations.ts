import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { readFileSync } from 'node:fs';

/** Not `axe.source`, which has more than twice the letters for a page to read. */
const source = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const rulesOfColours = ['color-contrast', 'link-in-text-block'];

/**
 * What neither axe nor html-validate looks for, and a validator of the standard does not let pass: a group of a `dl` with
 * a second term, a status within a heading, a name of what has no role.
 */
const forbidden =
  'dl > div > dd ~ dt, :is(h1, h2, h3, h4, h5, h6) [role=status], :is(div, span, p, pre):not([role]):is([aria-label], [aria-labelledby])';

/** What axe finds wrong with a page as it is shown now, and what HTML forbids, one line for each element. */
export async function findViolations(page: Page): Promise<string[]> {
  const found = await runAxe(page, { type: 'tag', values: rules });
  const elements = await page
    .locator(forbidden)
    .evaluateAll((all) => all.map(({ outerHTML }) => `forbidden: ${outerHTML.slice(0, 200)}`));
  return [...found, ...elements];
}

/** The same of what depends on colours alone. */
export function findColourViolations(page: Page): Promise<string[]> {
  return runAxe(page, { type: 'rule', values: rulesOfColours });
}

/** Without the builder of `@axe-core/playwright`, which loads axe several times a run, for frames that no page has. */
async function runAxe(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  return page.evaluate(async (only) => {
    // What passes is not described, and style sheets are not fetched once more.
    const options = { runOnly: only, resultTypes: ['violations'], preload: false, iframes: false };
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(
      document,
      options as axe.RunOptions,
    );
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.html}: ${node.failureSummary ?? ''}`),
    );
  }, runOnly);
}
