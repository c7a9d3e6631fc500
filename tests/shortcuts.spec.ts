import type { Page } from '@playwright/test';
import { pressAll, readStored } from './reader-keys.ts';
import { expect, test, testBare } from './site-test.ts';

const help = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const rowLinks = (page: Page) => page.locator('main .row .t a:visible');
const expectStatus = (page: Page, text: string) =>
  expect(page.getByRole('status').filter({ hasText: text })).toHaveText(text);

test('g and a second key go places; x marks the resource of a page, and unmarks it', async ({
  page,
  baseURL,
}) => {
  await page.goto('about/');
  for (const [key, address] of Object.entries({
    h: '',
    t: 'topics/',
    p: 'paths/',
    r: 'resources/',
    m: 'map/',
    s: 'saved/',
    y: 'progress/',
  })) {
    await pressAll(page, `g${key}`);
    await expect(page, key).toHaveURL(`${baseURL ?? ''}${address}`);
    await page.waitForLoadState();
  }
  await page.goto('resources/doughlab/');
  await pressAll(page, 'x');
  await expectStatus(page, 'doughlab: done');
  expect(await readStored(page)).toEqual({ 'resources/doughlab': 'done' });
  await pressAll(page, 'x');
  await expectStatus(page, 'doughlab: no longer done');
  expect(await readStored(page)).toEqual({ 'resources/doughlab': 'open' });
});

testBare(
  'a place that the catalog lacks is neither gone to nor listed',
  async ({ page, baseURL }) => {
    await page.goto('about/');
    await pressAll(page, 'gpgm?');
    await expect(help(page)).toBeVisible();
    await expect(page).toHaveURL(`${baseURL ?? ''}about/`);
    await expect(help(page)).toContainText('Topics');
    await expect(help(page)).not.toContainText('Paths');
  },
);

test('j and k walk through the rows that show, from where the reader is; x, d, s and b act on the row', async ({
  page,
}) => {
  await page.goto('resources/');
  await pressAll(page, 'xb');
  expect(await readStored(page)).toEqual({});
  await page.evaluate(() => scrollTo(0, 2000));
  await pressAll(page, 'j');
  const isFurther = await page.evaluate(() =>
    document.activeElement?.closest('.row')?.matches('.row ~ .row ~ .row ~ .row'),
  );
  expect(isFurther).toBe(true);

  await page.locator('select[name=kind]').selectOption('book');
  await expect(rowLinks(page)).toHaveCount(3);
  await page.locator('select[name=kind]').blur();
  await page.evaluate(() => scrollTo(0, 0));
  for (const at of [0, 1, 2, 2]) {
    await pressAll(page, 'j');
    await expect(rowLinks(page).nth(at)).toBeFocused();
    await expect(rowLinks(page).nth(at)).toBeInViewport();
  }
  await pressAll(page, 'kkk');
  const first = rowLinks(page).first();
  await expect(first).toBeFocused();
  await expect(first).toHaveCSS('outline-style', 'solid');

  const title = await first.innerText();
  const id = (await first.getAttribute('href'))?.split('/').at(-2) ?? '';
  for (const [key, mark] of [
    ['x', 'done'],
    ['d', 'doing'],
    ['s', 'skipped'],
  ] as const) {
    await pressAll(page, key);
    await expectStatus(page, `${title}: ${mark}`);
    expect(await readStored(page)).toEqual({ [`resources/${id}`]: mark });
  }
  await pressAll(page, 'b');
  await expectStatus(page, `${title}: on your reading list`);
  expect(await readStored(page)).toEqual({ [`resources/${id}`]: 'skipped', [id]: true });
  await pressAll(page, 'b');
  await expectStatus(page, `${title}: no longer on your reading list`);
});

test('a key is for the row that had the focus when it was pressed, however late its script comes', async ({
  page,
}) => {
  await page.goto('resources/');
  await pressAll(page, 'j');
  const [first, second] = [rowLinks(page).nth(0), rowLinks(page).nth(1)];
  const title = await first.innerText();
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  await page.route('**/*.js', (route) => held.then(() => route.continue()));
  await pressAll(page, 'xj');
  await expect(second).toBeFocused();
  release();
  await expectStatus(page, `${title}: done`);
});

test('j and k walk through topics, which are never marked, and steps, which are with what they use', async ({
  page,
}) => {
  await page.goto('topics/');
  await pressAll(page, 'xjx');
  await pressAll(page, 'j');
  await expect(page.locator('.topic').nth(1).getByRole('link').first()).toBeFocused();
  await pressAll(page, 'ko');
  const topic = await page.locator('.topic a').first().innerText();
  await expectStatus(page, `${topic.trim()}: no URL is listed`);
  await expect(page.locator('.topic').first()).toContainText('no URL is listed');
  expect(await readStored(page)).toEqual({});

  await page.goto('paths/first-loaf/');
  await pressAll(page, 'jjk');
  await expect(page.locator('.steps > li h3 a').nth(0)).toBeFocused();
  await pressAll(page, 'jj');
  const step = page.locator('.steps > li').nth(2);
  const title = await step.locator('h3').innerText();
  await pressAll(page, 'x');
  await expectStatus(page, `${title}: done`);
  expect(await readStored(page)).toEqual({
    'paths/first-loaf/first-dough-tutorial': 'done',
    'resources/first-dough-tutorial': 'done',
  });
  await pressAll(page, 'b');
  await expectStatus(page, `${title}: on your reading list`);

  await page.route('**/progress/steps.json', (route) => route.abort());
  await page.reload();
  await pressAll(page, 'jx');
  await expectStatus(page, 'The steps could not be loaded. Check your connection.');
});

test('o opens the source of a page, a row, a step and a result', async ({ page }) => {
  await page.route(/^https:/, (route) => route.fulfill({ body: 'The source' }));
  const expectOpens = async (href: string) => {
    await pressAll(page, 'o');
    await page.waitForURL(href);
  };
  await page.goto('resources/doughlab/');
  const source = (await page.locator('.head .go').first().getAttribute('href')) ?? '';
  await expectOpens(source);

  await page.goto('resources/');
  await pressAll(page, 'jj');
  const host = rowLinks(page).nth(1).locator('xpath=ancestor::li').locator('a.host');
  await expectOpens((await host.getAttribute('href')) ?? '');

  await page.goto('paths/by-hand/');
  await pressAll(page, 'j');
  await expectOpens(source);

  await page.goto('search/?q=doughlab');
  await expect(rowLinks(page).nth(1)).toBeVisible();
  await expect(rowLinks(page).first()).toHaveText('doughlab');
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await pressAll(page, 'jj');
  await expect(rowLinks(page).nth(1)).toBeFocused();
  await pressAll(page, 'k');
  await expect(rowLinks(page).nth(0)).toBeFocused();
  await expectOpens(source);
});

test('keys do nothing in fields, in dialogs, with modifiers, while a word is composed, or long after g', async ({
  page,
}) => {
  await page.goto('resources/doughlab/');
  await page.getByRole('radio', { name: 'System theme' }).focus();
  await pressAll(page, 'xgt');
  await page.getByRole('main').evaluate((main) => {
    main.append(
      Object.assign(document.createElement('textarea'), { className: 'typed' }),
      Object.assign(document.createElement('select'), { className: 'typed' }),
      Object.assign(document.createElement('p'), { className: 'typed', contentEditable: 'true' }),
    );
  });
  for (const field of await page.locator('.typed').all()) {
    await field.focus();
    await pressAll(page, 'xgt?');
  }
  await expect(page.locator('textarea')).toHaveValue('xgt?');
  await page.locator('.typed').last().blur();
  for (const keys of ['Control+x', 'Alt+x', 'Meta+x', 'Control+b']) await page.keyboard.press(keys);
  await page.evaluate(() => {
    const composed = new KeyboardEvent('keydown', { key: 'x', isComposing: true, bubbles: true });
    document.body.dispatchEvent(composed);
  });
  await pressAll(page, '?');
  await expect(help(page)).toBeVisible();
  await pressAll(page, 'xgt/');
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
  await pressAll(page, 'xgt?');
  await page.keyboard.press('Escape');

  await pressAll(page, 'g');
  // By the time of the keys themselves, which no fake clock sets.
  await page.waitForTimeout(1600);
  await pressAll(page, 't');
  await pressAll(page, 'gx');
  await pressAll(page, 'gg');
  await expect(page).toHaveURL(/\/resources\/doughlab\/$/);
  await expect(help(page)).toBeHidden();
  expect(await readStored(page)).toEqual({});
});

test('on a page without rows keys mark nothing and lead nowhere', async ({ page }) => {
  await page.goto('about/');
  await pressAll(page, 'xdsbjko');
  await expect(page).toHaveURL(/\/about\/$/);
  expect(await readStored(page)).toEqual({});
});
