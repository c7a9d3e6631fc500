import type { Page } from '@playwright/test';
import { hostileTitle, madeUpDays } from './made-up-history.ts';
import { expect, testBare, testSingle } from './site-test.ts';

testSingle(
  'says what changed day by day, and pages lead from the newest to the oldest and back',
  async ({ page }) => {
    await page.goto('changes/');
    const days = await page.locator('main h2 time, main h2').allInnerTexts();
    const times = days.map((day) => Date.parse(`${day} UTC`));
    expect(times.length).toBeGreaterThan(20);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(days[0]).toBe('26 July 2024');
    expect(await readDay(page, '2024-07-26')).toEqual(
      expect.arrayContaining([
        '+ Adds The manual of mite control in wet summers to Wintering › The basics, advanced',
      ]),
    );
    expect(await readDay(page, '2024-07-25')).toEqual([
      '~ Changes the venue of A diary of bait hives without sugar from Meeting 177 to Meeting 199',
    ]);
    const seen = new Set(await findDays(page));
    const addresses = [];
    while ((await page.getByRole('link', { name: 'Older changes' }).count()) > 0) {
      addresses.push(await follow(page, 'Older changes'));
      for (const day of await findDays(page)) seen.add(day);
    }
    expect(addresses.length).toBeGreaterThan(1);
    expect(addresses).toEqual(addresses.map((_, i) => `/changes/page/${addresses.length - i}/`));
    // The broken file of one day says nothing.
    expect(seen.size).toBe(madeUpDays - 1);
    const back = [];
    for (let i = 0; i <= addresses.length; i += 1) back.push(await follow(page, 'Newer changes'));
    // The last full page stands on the newest one too, and has an address of its own.
    expect(back).toEqual([
      ...addresses.toReversed().slice(1),
      `/changes/page/${addresses.length + 1}/`,
      '/changes/',
    ]);
  },
);

testSingle(
  'many resources at once are one sentence, and what is gone or renamed says so',
  async ({ page }) => {
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto('changes/page/1/');
    expect(await readDay(page, '2024-01-10')).toEqual([`− Removes “${hostileTitle}”`]);
    await expect(page.locator('#day-2024-01-10 a')).toHaveCount(0);
    const [renamed = ''] = await readDay(page, '2024-01-09');
    expect(renamed).toMatch(/^→ Renames .* from an-old-name to a-calculator-/);
    await page.locator('#day-2024-01-09 a').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\s*A calculator/);
    await page.goBack();
    const adds = page.locator('#day-2024-01-08 .changes > li').filter({ hasText: 'resources' });
    await expect(adds.locator('p').first()).toHaveText(/^\s*Adds 23 resources: .* and 18 more\s*$/);
    // One of the five that are named has been removed since.
    await expect(adds.getByRole('link')).toHaveCount(4);
    await adds.getByText('Show all 23 by topic').click();
    const topics = adds.locator('.names');
    await expect(topics.getByRole('listitem')).toHaveCount(23);
    await expect(topics.first().locator('p')).toHaveText(/^\s*Queen rearing\s+8\s*$/);
    await expect(topics.last()).toHaveText(/^\s*No topic\s+1\D/);
    await expect(topics.last()).toContainText(hostileTitle);
    await topics.getByRole('link', { name: 'Letters on robbing on allotments' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Letters on robbing on allotments',
    );
    expect(dialogs).toEqual([]);
  },
);

testSingle('every page names the feed, which is one', async ({ page, baseURL }) => {
  await page.goto('topics/wintering/');
  const feed = await page.locator('link[rel="alternate"]').getAttribute('href');
  await page.getByRole('contentinfo').getByRole('link', { name: 'What has changed' }).click();
  await page.waitForURL('**/changes/');
  await expect(page.getByRole('link', { name: 'feed' })).toHaveAttribute('href', feed ?? '');
  const { parsed, entries, ids, links } = await readFeed(page, feed ?? '');
  expect(parsed).toBe('feed http://www.w3.org/2005/Atom');
  expect(entries).toBe(100);
  expect(new Set(ids).size).toBe(entries);
  expect(ids[0]).toMatch(/^tag:bees\.example,2024-07-26:resource\//);
  const pages = new Set(links.map((link) => new URL(link)));
  expect([...pages].filter(({ origin }) => origin !== 'https://bees.example')).toEqual([]);
  for (const { pathname } of pages) {
    const response = await page.request.get(new URL(pathname, baseURL).href);
    expect(response.status(), pathname).toBe(200);
  }
});

testBare('says plainly where nothing is known', async ({ page }) => {
  await page.goto('changes/');
  const main = page.getByRole('main');
  await expect(main).toContainText('The history is unavailable: ');
  await expect(main.getByRole('list')).toHaveCount(0);
  const { parsed, entries, subtitle } = await readFeed(page, '/bees/feed.xml');
  expect(parsed).toBe('feed http://www.w3.org/2005/Atom');
  expect(entries).toBe(0);
  expect(subtitle).toContain('The history is unavailable: ');
});

async function readDay(page: Page, day: string): Promise<string[]> {
  const texts = await page.locator(`[id="day-${day}"] .changes > li`).allInnerTexts();
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

/** Follows a link and returns the address that it leads to. */
async function follow(page: Page, name: string): Promise<string> {
  const link = page.getByRole('link', { name });
  const href = (await link.getAttribute('href')) ?? '';
  await link.click();
  await page.waitForURL((url) => url.pathname === href);
  return href;
}

function findDays(page: Page): Promise<string[]> {
  return page.locator('main section[id]').evaluateAll((days) => days.map(({ id }) => id));
}

/** Reads a feed as strictly as a browser does. */
function readFeed(page: Page, address: string) {
  return page.evaluate(async (url) => {
    const text = await (await fetch(url)).text();
    const { documentElement: root } = new DOMParser().parseFromString(text, 'application/xml');
    const all = (name: string) => [...root.querySelectorAll(name)];
    return {
      parsed: `${root.localName} ${root.namespaceURI}`,
      entries: all('entry').length,
      ids: all('entry > id').map(({ textContent }) => textContent),
      links: all('entry > link').map((link) => link.getAttribute('href') ?? ''),
      subtitle: root.querySelector('subtitle')?.textContent,
    };
  }, address);
}
