import { expect, testBare, testCrowded } from './site-test.ts';

const title = 'The handbook of wintering in small gardens';
const resource = 'the-handbook-of-wintering-in-small-gardens';
const path = 'the-first-summer';
const renamed = [
  { from: `resources/old-${resource}/`, to: `resources/${resource}/`, name: title },
  { from: 'topics/old-wintering/', to: 'topics/wintering/', name: 'Wintering' },
  { from: `paths/old-${path}/`, to: `paths/${path}/`, name: 'The first summer' },
];

const sites = [
  { where: '"/"', test: testCrowded, moves: renamed },
  // It has no learning path.
  { where: 'a base path', test: testBare, moves: renamed.slice(0, 2) },
];

for (const { where, test, moves } of sites) {
  for (const { from, to, name } of moves) {
    for (const javaScriptEnabled of [true, false]) {
      const how = javaScriptEnabled ? 'with' : 'without';
      test(`/${from} below ${where} leads to its new address ${how} script`, async ({
        browser,
        baseURL,
      }) => {
        const context = await browser.newContext({ javaScriptEnabled });
        const page = await context.newPage();
        await page.goto(`${baseURL}${from}`, { waitUntil: 'commit' });
        await page.waitForURL(`${baseURL}${to}`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
        await context.close();
      });
    }
  }

  test(`a former address below ${where} keeps its fragment`, async ({ page, baseURL }) => {
    await page.goto('topics/old-wintering/#basics', { waitUntil: 'commit' });
    await page.waitForURL(`${baseURL}topics/wintering/#basics`);
  });

  test(`a page that has moved below ${where} names its new address to machines`, async ({
    request,
    baseURL,
  }) => {
    const html = await (await request.get('topics/old-wintering/')).text();
    const { pathname } = new URL('topics/wintering/', baseURL);
    expect(html).toContain(`<link rel="canonical" href="https://bees.example${pathname}">`);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).toMatch(new RegExp(`<a href="${pathname}"[^>]*>\\s*Wintering\\s*</a>`));
    const sitemap = await (await request.get('sitemap-0.xml')).text();
    expect(sitemap).toContain(pathname);
    expect(sitemap).not.toContain('/old-');
  });
}

testCrowded('a page that has moved has the policy of every page', async ({ request }) => {
  const [moved, home] = await Promise.all(
    ['topics/old-wintering/', ''].map(async (address) => (await request.get(address)).text()),
  );
  const policy = /<meta http-equiv="Content-Security-Policy" content="[^"]*">/;
  expect(policy.exec(moved ?? '')?.[0]).toBe(policy.exec(home ?? '')?.[0]);
});

testCrowded('the former address of a step leads to the step', async ({ page }) => {
  await page.goto(`paths/old-${path}/#old-weigh-it`, { waitUntil: 'commit' });
  await page.waitForURL(new RegExp(`/paths/${path}/#old-weigh-it$`));
  await expect(page.locator('#weigh-it')).toBeInViewport();
  await expect(page.locator('#weigh-it :target')).toHaveId('old-weigh-it');
});
