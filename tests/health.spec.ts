import { expectAccessible } from './expect-accessible.ts';
import { expect, test, testAged, testSingle } from './site-test.ts';
import { stopScripts } from './stop-scripts.ts';

const broken = {
  withCopy: 'resources/the-handbook-of-wintering-in-small-gardens/',
  withoutCopy: 'resources/letters-on-splitting-colonies-on-allotments/',
  withBrokenCopy: 'resources/the-manual-of-honey-harvest-in-wet-summers/',
};
const strangersWords = '</bdi><script>alert(1)</script><img src=x onerror=alert(2)>';

test('claims nothing of links that were never checked', async ({ page }) => {
  await page.goto('resources/doughlab/');
  await expect(page.getByRole('main')).toContainText('Never checked by this site.');
  await expect(page.getByRole('heading', { name: 'Link health' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Health of all links' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Link health');
  await expect(page.getByRole('main')).toContainText(
    'Links have not been checked yet. The status of all 56 links is unknown.',
  );
  await expect(page.getByRole('main')).toContainText('npx cairn-lists links');
  await expect(page.locator('svg, select, .states')).toHaveCount(0);
  await page.goto('resources/');
  await expect(page.locator('.row .mind', { hasNotText: 'caveat' })).toHaveCount(0);
});

testSingle(
  'the page of a resource leads to what works: copy, archive or original',
  async ({ page }) => {
    const main = page.getByRole('main');
    const links = main.locator('a[href^=http]');
    await test.step('a copy first where the link is broken', async () => {
      await page.goto(broken.withCopy);
      await expect(main.locator('.note')).toHaveText(
        'Not reachable since 14 November 2026: the server returned 404. Last seen working 12 November 2026.',
      );
      await expect(links.nth(0)).toHaveText('Open the archived copy, 3 May 2024 ↗');
      await expect(links.nth(0)).toHaveAttribute('href', /^https:\/\/archive\.example\//);
      await expect(links.nth(1)).toHaveText('Original: comb-and-frame.example');
      await expect(links.nth(1).locator('..')).toContainText('broken');
      await expect(links.nth(2)).toHaveText('Correct the URL on code.example');
      await expectAccessible(page, { widths: [320] });
    });
    await test.step('an archive where no copy works', async () => {
      for (const address of [broken.withoutCopy, broken.withBrokenCopy]) {
        await page.goto(address);
        const first = main.locator('a.go');
        await expect(first).toHaveText('Look for a copy on web.archive.org ↗');
        await expect(first).toHaveAttribute(
          'href',
          /^https:\/\/web\.archive\.org\/web\/\*\/https:/,
        );
      }
    });
    await test.step('the copy beside an original that works', async () => {
      await page.goto('resources/lessons-in-comb-building-for-late-starters/');
      await expect(links.nth(0)).toHaveText('Open drone.example ↗');
      await expect(links.nth(1)).toHaveText('Archived copy, 3 May 2024');
      await expect(page.locator('.note')).toHaveCount(0);
      await expect(main).toContainText('Last seen working 20 November 2026.');
    });
    await page.goto('resources/tables-for-smoke-and-calm-for-busy-people/');
    await expect(main).toContainText('The page has no part “frames”.');
  },
);

testSingle(
  'lists and steps say in words and days what matters, and lead to no broken link',
  async ({ page, request }) => {
    const { links } = (await (await request.get('health.json')).json()) as HealthJson;
    const failed = links.filter(({ state }) => state === 'broken' || state === 'gone');
    expect(failed.length).toBeGreaterThan(3);
    const open = async (address: string) => {
      await page.goto(address);
      const targets = await page
        .locator('a[href]')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
      const leading = targets.filter((href) => failed.some(({ url }) => url === href));
      expect(leading, address).toEqual([]);
    };
    for (const address of ['', 'topics/wintering/']) await open(address);
    await open('resources/');
    await expect(page.locator('.row .mind', { hasNotText: 'caveat' })).toHaveText([
      'suspect since 20 November 2026',
      'gone since 14 November 2026',
      'suspect since 19 November 2026',
      'last seen working 14 August 2026',
      'broken since 10 November 2026',
      'suspect since 18 November 2026',
      'moved, worked on 20 November 2026',
      'flaky, worked on 20 November 2026',
      'broken since 14 November 2026',
      'broken since 14 November 2026',
    ]);
    await expectAccessible(page, { widths: [320] });
    await open('paths/the-first-summer/');
    await expect(page.locator('.mind.fails').first()).toHaveText('broken since 14 November 2026');
    await expect(page.getByRole('link', { name: /^Open the archived copy, / })).toHaveCount(1);
    await expectAccessible(page, { widths: [320] });
    await page.goto('paths/the-first-summer/whole/');
    await expect(page.locator('article').first()).toContainText('Archived copy, 3 May 2024:');
  },
);

testSingle(
  'says why a link is not requested, and in a table what the chart draws',
  async ({ page }) => {
    await page.goto('health/');
    const exceptions = page.locator('#exceptions');
    await expect(exceptions).toContainText('The beekeepers ask programs to stay away.');
    await expect(exceptions).toContainText('Until 31 December 2999');
    const columns = await page.locator('.chart > svg > g').count();
    expect(columns).toBeGreaterThan(10);
    await page.getByText('Show as a table').click();
    const rows = page.locator('details tbody tr');
    await expect(rows).toHaveCount(columns);
    const heads = ['By', 'broken', 'suspect', 'not verified', 'moved', 'ok'];
    await expect(page.locator('details thead th')).toHaveText(heads);
    await expect(rows.last().locator('th')).toContainText('20 November 2026');
    await expect(rows.last().locator('td')).toHaveText(['5', '3', '3', '1', '9']);
  },
);

testSingle(
  'filters the links by state and host, keeps that in the address, and lists all without script',
  async ({ page }) => {
    await page.goto('health/');
    const status = page.getByRole('status');
    const rows = page.locator('health-list li.link:visible');
    await expect(status).toHaveText('14 links to review');
    await page.getByLabel('State').selectOption('broken');
    await expect(status).toHaveText('4 of 14 links to review');
    await expect(rows).toHaveCount(4);
    await expect(page.locator('.group:visible')).toHaveCount(1);
    await page.getByLabel('Host').selectOption('archive.example');
    await expect(rows).toHaveCount(1);
    await expect(page).toHaveURL(/\/health\/\?state=broken&host=archive\.example$/);
    await page.reload();
    await expect(rows).toHaveCount(1);
    await page.getByLabel('State').selectOption('gone');
    await expect(page.locator('[data-empty]')).toBeVisible();
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect(status).toHaveText('14 links to review');
    await expect(page).toHaveURL(/\/health\/$/);
    await page.goto('health/?state=nonsense');
    await expect(status).toHaveText('14 links to review');
    await page.goto('health/');
    await page.locator('.states').getByRole('link', { name: 'suspect' }).click();
    await expect(page.locator('#suspect')).toBeInViewport();
    await page.locator('#hosts').getByRole('link', { name: 'skep.example' }).click();
    await expect(rows).toHaveCount(1);
    await stopScripts(page);
    await page.goto('health/');
    await expect(page.locator('health-list li.link')).toHaveCount(14);
    await expect(page.locator('health-list select').first()).toBeHidden();
    await expect(page.locator('.states a')).toHaveCount(7);
  },
);

testSingle('words of a stranger are shown as they are, and do nothing', async ({ page }) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const evening = 'resources/an-evening-about-splitting-colonies-among-rape-fields/';
  for (const address of ['health/', evening]) {
    await page.goto(address, { waitUntil: 'networkidle' });
    const words = page.locator('bdi', { hasText: '<script>' }).first();
    await expect(words).toContainText(strangersWords);
    expect(await words.innerText()).not.toMatch(/[\u202a-\u202e]/);
    await expect(page.locator('main img, main script:not([src])')).toHaveCount(0);
  }
  expect(dialogs).toEqual([]);
});

test('keeps the content audit on a page for curators, and leads there from where it was', async ({
  page,
}) => {
  await page.goto('health/#content');
  await expect(page.locator('#content')).toBeInViewport();
  await page.getByRole('link', { name: 'The content audit' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Content audit');
  const main = page.getByRole('main');
  await expect(main).toContainText('Things worth reviewing. None of them is an error.');
  await expect(main).toContainText('10 April 2026');
  await expect(main).toContainText('npx cairn-lists audit --all');
  const idle = main.locator('.states li', { hasText: 'Retired resources on paths' });
  await expect(idle).toContainText('0 Retired resources on paths No path uses a retired resource.');
  await main.locator('.states').getByRole('link', { name: 'On no path' }).click();
  const unused = page.locator('#on-no-path');
  await expect(unused).toBeInViewport();
  await expect(unused).toContainText('a pick may deserve a step');
  await expect(unused.getByRole('listitem')).toHaveCount(11);
  await expect(unused.getByRole('listitem').last()).toHaveText(/^and \d+ more$/);
  await unused.getByRole('link', { name: 'Crumbscope', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Crumbscope');
});

testAged(
  'the audit lists everything without script, retired resources and exceptions too',
  async ({ page }) => {
    await stopScripts(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto('health/content/');
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'Overview',
      'Retired resources on paths',
      'Not reviewed for a year',
      'Topics without a beginner resource',
      'No summary or kind',
      'No level',
      'Paid or account required',
      'Missing kinds and levels',
      'On no path',
      'Content exceptions',
    ]);
    await expect(page.getByRole('main').locator('button, select, input, .scripted')).toHaveCount(0);
    await expect(page.locator('#retired-on-paths').getByRole('listitem').first()).toHaveText(
      'A4 One frame out uses “Tables for record keeping for busy people”; it has no successor',
    );
    const exceptions = page.locator('#exceptions');
    await expect(exceptions).toContainText('retired-reference');
    await expect(exceptions).toContainText(
      'content/resources/a-calculator-for-water-sources-after-a-hard-spring.yaml',
    );
    await expect(exceptions).toContainText('Somebody reads it again this winter.');
    await expect(exceptions).toContainText('Until 31 December 2999');
  },
);

interface HealthJson {
  links: { url: string; state: string }[];
}
