import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { Parser } from 'htmlparser2';
import { builtSites } from './built-sites.ts';
import { hostileResources } from './hostile-resources.ts';
import { hits, openDialog } from './on-search.ts';
import { expect, testHostile as test } from './site-test.ts';

const { folder } = builtSites.hostile;
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
/** Of these no page has one of its own. */
const LIVE = ['applet', 'base', 'embed', 'frame', 'iframe', 'img', 'object'];
const OWN = /^\/_astro\/|^\/continue\.js$/;
const ADDRESSES = ['action', 'data', 'formaction', 'href', 'poster', 'src', 'xlink:href'];

test('hostile texts are texts on every page and in data: no element, no attribute and no address comes of them', () => {
  const pages = files.filter((file) => file.endsWith('.html'));
  const strange = pages.flatMap((file) => findLive(read(file)).map((found) => `${file}: ${found}`));
  expect(strange).toEqual([]);
  expect(pages.filter((file) => read(file).includes('ZZZ')).length).toBeGreaterThan(
    hostileResources,
  );
  for (const file of ['catalog.json', 'search.json']) {
    expect(read(file)).toContain('ZZZ');
    expect(() => JSON.parse(read(file)) as unknown).not.toThrow();
  }
});

test('hostile texts do nothing in a browser, where scripts write them too', async ({
  page,
  baseURL,
}) => {
  const failures: string[] = [];
  page.on('dialog', (dialog) => {
    failures.push(`says ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '')) failures.push(request.url());
  });
  const row = page.locator('.row').first();
  await page.goto('resources/', { waitUntil: 'networkidle' });
  await expect(row).toContainText('ZZZ');
  await row.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ZZZ');
  await page.waitForLoadState('networkidle');
  await openDialog(page, 'ZZZ');
  await expect(hits(page).first()).toBeVisible();
  for (const query of ['ZZZ', '<script>alert(1)</script>', '{{constructor}}']) {
    await page.goto(`search/?q=${encodeURIComponent(query)}`, { waitUntil: 'networkidle' });
    await expect(hits(page).first()).toBeVisible();
  }
  for (const file of files.filter((name) => /^(?:paths|topics)\/[^/]+\/index\.html$/.test(name)))
    await page.goto(file.replace('index.html', ''), { waitUntil: 'networkidle' });
  expect(failures).toEqual([]);
});

test('a title in another language and direction says so wherever it stands', async ({ page }) => {
  const named = { name: /^كتاب عن/ };
  const expectMarked = async (title: Locator) => {
    await expect(title).toHaveAttribute('lang', 'ar');
    await expect(title).toHaveAttribute('dir', 'rtl');
  };
  await page.goto('resources/');
  await expectMarked(page.getByRole('main').getByRole('link', named).first());
  await openDialog(page, 'كتاب');
  await expectMarked(hits(page).first());
  await hits(page).first().click();
  await expectMarked(page.getByRole('heading', { level: 1 }));
  await expectMarked(page.locator('.crumb [aria-current]'));
  // The page listens to keys once its scripts have run.
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.getByRole('status').filter({ hasText: 'on your reading list' })).toHaveCount(1);
  await page.goto('saved/');
  await expectMarked(page.locator('reading-list').getByRole('link', named));
});

test('ids of content are no ids of the page', async ({ page }) => {
  await page.goto('paths/main/');
  await page.getByRole('link', { name: 'Start with A1' }).click();
  await expect(page.locator('li:target')).toHaveAttribute('id', 'main');
  await page.getByRole('link', { name: 'Skip to content' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#page_main$/);
});

/** What runs, loads or leads out of the web on a page. */
function findLive(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (LIVE.includes(name)) found.push(`<${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        const isLive = /^on|^srcdoc$/.test(attribute);
        const leadsAway =
          ADDRESSES.includes(attribute) && /^\s*(?:javascript:|data:[^,])/i.test(value);
        const isStrange = name === 'script' && attribute === 'src' && !OWN.test(value);
        if (isLive || leadsAway || isStrange) found.push(`<${name} ${attribute}="${value}">`);
      }
    },
  });
  parser.end(html);
  return found;
}
