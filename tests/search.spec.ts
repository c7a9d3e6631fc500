import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { definition, dialog, hits } from './on-search.ts';
import { expect, test } from './site-test.ts';

const own = (page: Page) => page.getByRole('main').getByRole('searchbox');
const status = (page: Page) => page.getByRole('status');

test('the full text completes the results at the end, with excerpts, and search works without it', async ({
  page,
  baseURL,
}) => {
  await page.goto('search/?q=ripe+dough');
  await expect(hits(page).first()).toBeVisible();
  const before = await hits(page).allInnerTexts();
  await page.waitForResponse(/pagefind\/text\//);
  await expect.poll(() => hits(page).count()).toBeGreaterThanOrEqual(before.length);
  expect((await hits(page).allInnerTexts()).slice(0, before.length)).toEqual(before);

  // Words that only a page holds.
  await own(page).fill('frosty mornings');
  const topic = page.locator('.t a[href$="/topics/fermentation/"]');
  const row = page.locator('.found .row').filter({ has: topic });
  await expect(row.locator('mark').first()).toBeVisible();
  await expect(row).toContainText('…');
  await topic.click();
  await expect(page).toHaveURL(`${baseURL ?? ''}topics/fermentation/`);

  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto('search/?q=doughlab');
  await expect(hits(page).first()).toHaveText('doughlab');
  await page.route('**/search.json', (route) => route.abort());
  await page.reload();
  await expect(status(page)).toHaveText('Search could not be loaded. Check your connection.');
});

test('filters show their counts, filter the results, are in the address, and can be removed where they leave nothing', async ({
  page,
  context,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('search/?q=sourdough');
  const label = page
    .getByRole('group', { name: 'Kind' })
    .locator('label')
    .filter({ hasText: 'source code' });
  const box = label.getByRole('checkbox');
  await expect(status(page)).toHaveText(/results/);
  await page.waitForResponse(/pagefind\/text\//).catch(() => undefined);
  const count = Number(await label.locator('.m').innerText());
  await box.check();
  await expect(page).toHaveURL(/\?q=sourdough&kind=source-code$/);
  await expect(status(page)).toHaveText(new RegExp(`^${count} results?$`));
  await expect(hits(page)).toHaveCount(count);
  await expectAccessible(page, { view: 'results with filters', widths: [1280] });

  const shared = await context.newPage();
  await shared.goto(page.url());
  await expect(hits(shared)).toHaveCount(count);

  await page.goBack();
  await expect(page).toHaveURL(/\?q=sourdough$/);
  await expect(box).not.toBeChecked();
  await page.goForward();
  await expect(box).toBeChecked();

  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('search/?q=ovenctl&kind=book');
  const remove = status(page).getByRole('button', { name: 'Remove all filters' });
  await expect(status(page)).toContainText('No results with these filters');
  const [help, filters] = [
    await remove.boundingBox(),
    await page.locator('.found details').boundingBox(),
  ];
  expect(help?.y).toBeLessThan(filters?.y ?? 0);
  await page.locator('.found details:not([open]) summary').click();
  await expectAccessible(page, { view: 'no result with filters' });
  await remove.click();
  await expect(page).toHaveURL(/\?q=ovenctl$/);
  await expect(hits(page).first()).toHaveText('ovenctl');
});

test('no results: another spelling, topics, the glossary, and a form with the query filled in', async ({
  page,
  baseURL,
}) => {
  await page.goto('search/?q=gelatnizton');
  // What is announced.
  await expect(status(page)).toHaveText(
    'No results for “gelatnizton”Did you mean gelatinization?' +
      'Nothing in the catalog covers it. Do you know a good resource? Suggest one',
  );
  await expect(page.getByRole('link', { name: 'Suggest one' })).toHaveAttribute(
    'href',
    new URL('contribute/new/?title=gelatnizton', baseURL).href.replace(/^https?:\/\/[^/]+/, ''),
  );
  await expect(page.getByRole('link', { name: 'Mixing and Shaping' })).toBeVisible();
  await expect(
    page.getByRole('main').getByRole('link', { name: 'Glossary', exact: true }),
  ).toBeVisible();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expectAccessible(page, { view: 'no results', widths: [360] });
  await page.getByRole('button', { name: 'gelatinization' }).click();
  await expect(definition(page)).toHaveText('gelatinization');
});

test('a definition is a card above the results, and keys lead past it to the first resource', async ({
  page,
}) => {
  await page.goto('search/?q=what%27s+poolish%3F');
  await expect(definition(page)).toHaveAttribute('href', /\/glossary\/poolish\/$/);
  await expect(status(page)).toHaveText(/^1 definition, \d+ results$/);
  await own(page).press('ArrowDown');
  await expect(hits(page).first()).toBeFocused();
  await expect(hits(page).first()).toHaveText('Introduction to Sourdough');
  await own(page).press('/');
  await expect(own(page)).toHaveValue("/what's poolish?");
  await expect(dialog(page)).toHaveCount(0);
  await page.goto('search/?q=poolish&type=term');
  await expect(definition(page)).toHaveCount(0);
  await expect(hits(page).first()).toHaveText('poolish');

  await test.step('where only the glossary has it, the form gets the query', async () => {
    await page.goto('search/?q=Miche');
    await expect(status(page)).toHaveText(
      'No resource covers “Miche”, but the glossary explains it.Do you know a good resource? Suggest one',
    );
    await expect(definition(page)).toHaveText('miche');
    await page.getByRole('link', { name: 'Suggest one' }).click();
    await page.waitForURL('**/contribute/new/?title=Miche');
    await expect(page.locator('[name=title]')).toHaveValue('Miche');
    await expect(page.locator('[data-note]')).toHaveText(
      'Filled in from the link you followed: title. Check it, then add the rest.',
    );
  });
});

test('hostile queries do no harm, and a hostile index is shown as text', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto('search/');
  const title = await page.title();
  for (const query of [
    '<img src=x onerror="document.title=1">',
    '"><script>document.title=1</script>',
    '__proto__',
    'constructor',
    '%E0%A4%A',
    'sourdough '.repeat(2000),
  ]) {
    await own(page).fill(query);
    await expect(status(page)).toHaveText(/result/i);
    await expect(page.locator('.found img, .found script')).toHaveCount(0);
  }
  await page.goto('search/?q=%E0%A4%A&kind=__proto__&kind=%3Cimg%3E&topic=constructor&nonsense=1');
  await expect(status(page)).toHaveText(/result/i);
  expect(await page.title()).toBe(title);

  const name = '<img src=x onerror="document.title=1"> evil';
  await page.route('**/search.json', async (route) => {
    const response = await route.fetch();
    const index = (await response.json()) as { documents: { title: string; summary?: string }[] };
    for (const document of index.documents) Object.assign(document, { title: name, summary: name });
    await route.fulfill({ json: index });
  });
  await page.goto('search/?q=evil');
  await expect(hits(page).first()).toHaveText(name);
  await expect(page.locator('.found img')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('a missing page has a field for search, with the words of its address', async ({
  page,
  baseURL,
}) => {
  await page.goto('resources/dough-lab.html');
  await expect(own(page)).toHaveValue('dough lab');
  await own(page).press('Enter');
  await expect(page).toHaveURL(`${baseURL ?? ''}search/?q=dough+lab`);
  await expect(hits(page).first()).toHaveText('doughlab');
});
