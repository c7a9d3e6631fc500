import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** What depends on colours. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds wrong with a page as it is shown now, one line for each element. On a dark screen only what depends on
 * colours: every test that asks there asks on a light one too, and nothing else differs.
 */
export async function findViolations(page: Page): Promise<string[]> {
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  // The other mode opens a page for every run, to merge frames that we do not have.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (isDark) axe.withRules(ofColours);
  else axe.withTags(rules);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html}: ${node.failureSummary ?? ''}`),
  );
}
