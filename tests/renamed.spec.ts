import type { Page } from '@playwright/test';
import { expect, testBare, testCrowded } from './site-test.ts';
import { stopScripts } from './stop-scripts.ts';

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

for (const { where, test, moves } of sites)
  test(`former addresses below ${where} lead to the new ones, with script and without, and say so to machines`, async ({
    page,
    request,
    baseURL,
  }) => {
    const expectMoves = async () => {
      for (const { from, to, name } of moves) {
        await follow(page, from, `${baseURL}${to}`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
      }
    };
    await expectMoves();
    await follow(page, 'topics/old-wintering/#basics', `${baseURL}topics/wintering/#basics`);
    await stopScripts(page);
    await expectMoves();
    const html = await (await request.get('topics/old-wintering/')).text();
    const { pathname } = new URL('topics/wintering/', baseURL);
    expect(html).toContain(`<link rel="canonical" href="https://bees.example${pathname}">`);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).toMatch(new RegExp(`<a href="${pathname}"[^>]*>\\s*Wintering\\s*</a>`));
    const sitemap = await (await request.get('sitemap-0.xml')).text();
    expect(sitemap).toContain(pathname);
    expect(sitemap).not.toContain('/old-');
    const policy = /<meta http-equiv="Content-Security-Policy" content="[^"]*">/;
    const home = await (await request.get('')).text();
    expect(policy.exec(html)?.[0]).toBe(policy.exec(home)?.[0]);
  });

testCrowded('the former address of a step leads to the step', async ({ page }) => {
  await follow(
    page,
    `paths/old-${path}/#old-weigh-it`,
    new RegExp(`/paths/${path}/#old-weigh-it$`),
  );
  await expect(page.locator('#weigh-it')).toBeInViewport();
  await expect(page.locator('#weigh-it :target')).toHaveId('old-weigh-it');
});

async function follow(page: Page, from: string, to: string | RegExp): Promise<void> {
  await page.goto(from, { waitUntil: 'commit' });
  await page.waitForURL(to);
}
