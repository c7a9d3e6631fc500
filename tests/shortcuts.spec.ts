import type { Page } from '@playwright/test';
import { pressAll, readStored } from './reader-keys.ts';
import { expect, test, testAtBase, testBare } from './site-test.ts';

const help = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const rowLinks = (page: Page) => page.locator('main .row .t a:visible');
const said = (page: Page, text: string) =>
  expect(page.getByRole('status').filter({ hasText: text })).toHaveText(text);

const places = [
  { key: 'h', address: '' },
  { key: 't', address: 'topics/' },
  { key: 'p', address: 'paths/' },
  { key: 'r', address: 'resources/' },
  { key: 'm', address: 'map/' },
  { key: 's', address: 'saved/' },
  { key: 'y', address: 'progress/' },
];
for (const [where, atSite] of [
  ['the root', test],
  ['a base path', testAtBase],
] as const) {
  atSite(`at ${where} g and a second key go places`, async ({ page, baseURL }) => {
    for (const { key, address } of places) {
      await page.goto('about/');
      await pressAll(page, `g${key}`);
      await expect(page, key).toHaveURL(`${baseURL ?? ''}${address}`);
    }
  });

  atSite(`at ${where} x marks the resource of a page, and takes it back`, async ({ page }) => {
    await page.goto('resources/kvmtool/');
    await pressAll(page, 'x');
    await said(page, 'kvmtool: done');
    expect(await readStored(page)).toEqual({ 'resources/kvmtool': 'done' });
    await pressAll(page, 'x');
    await said(page, 'kvmtool: no longer done');
    expect(await readStored(page)).toEqual({ 'resources/kvmtool': 'open' });
  });
}

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

test('g waits a moment and no longer, and a wrong second key does nothing', async ({ page }) => {
  await page.goto('resources/kvmtool/');
  await pressAll(page, 'g');
  await page.waitForTimeout(1600);
  await pressAll(page, 't');
  await pressAll(page, 'gx');
  await pressAll(page, 'gg');
  await expect(page).toHaveURL(/\/resources\/kvmtool\/$/);
  expect(await readStored(page)).toEqual({});
});

test('j and k walk through the rows that show, after filtering too', async ({ page }) => {
  await page.goto('resources/');
  await page.locator('select[name=kind]').selectOption('book');
  await expect(rowLinks(page)).toHaveCount(3);
  await page.locator('select[name=kind]').blur();
  for (const at of [0, 1, 2, 2]) {
    await pressAll(page, 'j');
    await expect(rowLinks(page).nth(at)).toBeFocused();
    await expect(rowLinks(page).nth(at)).toBeInViewport();
  }
  await pressAll(page, 'kkk');
  await expect(rowLinks(page).nth(0)).toBeFocused();
  const outline = await rowLinks(page)
    .nth(0)
    .evaluate((link) => getComputedStyle(link).outlineStyle);
  expect(outline).toBe('solid');
});

test('j begins where the reader has scrolled to', async ({ page }) => {
  await page.goto('resources/');
  await page.evaluate(() => scrollTo(0, 2000));
  await pressAll(page, 'j');
  const top = await page.evaluate(() =>
    document.activeElement?.closest('.row')?.matches('.row ~ .row ~ .row ~ .row'),
  );
  expect(top).toBe(true);
});

test('j and k walk through topics, steps and results', async ({ page }) => {
  await page.goto('topics/');
  await pressAll(page, 'jj');
  await expect(page.locator('.topic').nth(1).getByRole('link').first()).toBeFocused();
  await page.goto('paths/theory-to-code/');
  await pressAll(page, 'jjk');
  await expect(page.locator('.steps > li h3 a').nth(0)).toBeFocused();
  await page.goto('search/?q=virtio');
  await expect(rowLinks(page).nth(2)).toBeVisible();
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await pressAll(page, 'jj');
  await expect(rowLinks(page).nth(1)).toBeFocused();
  await pressAll(page, 'j');
  await expect(rowLinks(page).nth(2)).toBeFocused();
});

test('x, d, s and b act on the row that has the focus', async ({ page }) => {
  await page.goto('resources/?kind=book');
  await expect(rowLinks(page)).toHaveCount(3);
  await pressAll(page, 'j');
  const title = await rowLinks(page).first().innerText();
  const href = (await rowLinks(page).first().getAttribute('href')) ?? '';
  const id = href.split('/').at(-2) ?? '';
  for (const [key, mark] of [
    ['x', 'done'],
    ['d', 'doing'],
    ['s', 'skipped'],
  ] as const) {
    await pressAll(page, key);
    await said(page, `${title}: ${mark}`);
    expect(await readStored(page)).toEqual({ [`resources/${id}`]: mark });
  }
  await pressAll(page, 'b');
  await said(page, `${title}: on your reading list`);
  expect(await readStored(page)).toEqual({ [`resources/${id}`]: 'skipped', [id]: true });
  await pressAll(page, 'b');
  await said(page, `${title}: no longer on your reading list`);
});

test('x on a step marks it and what it uses; b keeps its resources', async ({ page }) => {
  await page.goto('paths/theory-to-code/');
  await pressAll(page, 'jjj');
  const step = page.locator('.steps > li').nth(2);
  const id = (await step.getAttribute('id')) ?? '';
  const title = await step.locator('h3').innerText();
  await pressAll(page, 'x');
  await said(page, `${title}: done`);
  const stored = await readStored(page);
  expect(stored[`paths/theory-to-code/${id}`]).toBe('done');
  expect(Object.keys(stored).some((key) => key.startsWith('resources/'))).toBe(true);
  await pressAll(page, 'b');
  await said(page, `${title}: on your reading list`);
});

test('o opens the source of a row, a result, a step and a page, and says if there is none', async ({
  page,
}) => {
  await page.route(/^https:/, (route) => route.fulfill({ body: 'The source' }));
  const sourceOf = async (id: string) => {
    await page.goto(`resources/${id}/`);
    return (await page.locator('.head .go').first().getAttribute('href')) ?? '';
  };
  const opens = async (href: string) => {
    await pressAll(page, 'o');
    await page.waitForURL(href);
  };
  const source = await sourceOf('kvmtool');
  await opens(source);

  await page.goto('resources/');
  await pressAll(page, 'jj');
  const host = rowLinks(page).nth(1).locator('xpath=ancestor::li').locator('a.host');
  await opens((await host.getAttribute('href')) ?? '');

  await page.goto('search/?q=kvmtool');
  await expect(rowLinks(page).first()).toHaveText('kvmtool');
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await pressAll(page, 'j');
  await opens(source);

  await page.goto('paths/code-first/');
  await pressAll(page, 'j');
  await opens(source);

  await page.goto('topics/');
  await pressAll(page, 'jo');
  const topic = await page.locator('.topic a').first().innerText();
  await said(page, `${topic.trim()}: no URL is listed`);
  await expect(page.locator('.topic').first()).toContainText('no URL is listed');
  await page.goto('about/');
  await pressAll(page, 'o');
  await expect(page).toHaveURL(/\/about\/$/);
});

test('steps that cannot be loaded are told', async ({ page }) => {
  await page.route('**/progress/steps.json', (route) => route.abort());
  await page.goto('paths/theory-to-code/');
  await pressAll(page, 'jx');
  await said(page, 'The steps could not be loaded. Check your connection.');
});

test('a topic and a page of none of these are never marked', async ({ page }) => {
  await page.goto('topics/');
  await pressAll(page, 'xjx');
  await page.goto('resources/');
  await pressAll(page, 'xb');
  await page.goto('about/');
  await pressAll(page, 'xdsbjk');
  expect(await readStored(page)).toEqual({});
});

test('keys do nothing in fields, in dialogs, with modifiers or while a word is composed', async ({
  page,
}) => {
  await page.goto('resources/kvmtool/');
  const here = /\/resources\/kvmtool\/$/;
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
  await expect(page).toHaveURL(here);
  await expect(help(page)).toBeHidden();
  expect(await readStored(page)).toEqual({});
});
