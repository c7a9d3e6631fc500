import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const rulesOfColours = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong with a page as it is shown now, one line for each element. */
export function findViolations(page: Page): Promise<string[]> {
  return analyze(createAxe(page).withTags(rules));
}

/** The same of what depends on colours alone. */
export function findColourViolations(page: Page): Promise<string[]> {
  return analyze(createAxe(page).withRules(rulesOfColours));
}

function createAxe(page: Page): AxeBuilder {
  // The other mode opens a page for every run, to merge frames that we do not have.
  return new AxeBuilder({ page }).setLegacyMode();
}

async function analyze(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html}: ${node.failureSummary ?? ''}`),
  );
}
