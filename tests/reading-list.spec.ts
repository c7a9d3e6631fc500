import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './site-test.ts';
import { putStored, readStored } from './stored-progress.ts';

const day = Date.UTC(2026, 1, 15);
const mine = {
  marks: { 'resources/doughlab': { as: 'done', at: day } },
  saved: {
    doughlab: { kept: true, at: day, note: 'Read <b>gas.ts</b> first.' },
    'first-dough-tutorial': { kept: true, at: day + 2, note: '' },
    'flour-types': { kept: true, at: day + 1, note: '' },
    'long-gone': { kept: true, at: day - 1, note: '' },
  },
} as const;

const own = (page: Page) => page.locator('[data-list] > .row');
const titles = (page: Page) => own(page).locator('.t').allInnerTexts();
const shared = (page: Page) => page.locator('[data-shared]');
const status = (page: Page) => page.locator('.said');
const note = (page: Page, title: string) => page.getByLabel(`Note on ${title}`);
const button = (page: Page, name: string) => page.getByRole('button', { name });

async function open(page: Page, address = 'saved/'): Promise<void> {
  await putStored(page, mine);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(address);
  await expect(own(page).first()).toBeVisible();
}

test('rows show kind, host, mark, day and note, which stays over a reload and when the page goes', async ({
  page,
}) => {
  await page.goto('saved/');
  await expect(page.getByText('Nothing saved yet')).toBeVisible();
  await expect(page.getByText('Share this list')).toBeHidden();

  await open(page);
  const row = own(page).filter({ hasText: 'doughlab' });
  await expect(row).toContainText('✓ done');
  await expect(row.locator('time')).toHaveText(/^saved 2026-02-1\d$/);
  await expect(row.getByRole('link', { name: 'doughlab', exact: true })).toHaveAttribute(
    'href',
    /\/resources\/doughlab\/$/,
  );
  await expect(row.locator('a.host')).toHaveAttribute('href', /^https:/);
  await expect(own(page).last()).toContainText('long-gone not in this catalog');
  await expect(own(page).last().getByRole('link')).toHaveCount(0);
  await expectAccessible(page, { widths: [360, 1280] });

  await expect(note(page, 'doughlab')).toHaveValue('Read <b>gas.ts</b> first.');
  await note(page, 'First Dough Tutorial').fill('Three <folds>.');
  await note(page, 'First Dough Tutorial').blur();
  const readNote = async () => (await readStored(page)).saved['first-dough-tutorial'];
  await expect.poll(async () => (await readNote())?.note).toBe('Three <folds>.');
  // The day of saving stays, and with it the place in the list.
  expect((await readNote())?.since).toBe(day + 2);
  // A row says its mark, and gets no second way to set it.
  await expect(own(page).locator('.tick')).toHaveCount(0);
  await page.reload();
  await expect(note(page, 'First Dough Tutorial')).toHaveValue('Three <folds>.');
  await expect(own(page).locator('b')).toHaveCount(0);
  await note(page, 'First Dough Tutorial').fill('Unfinished');
  await page.reload();
  expect((await readNote())?.note).toBe('Unfinished');

  await test.step('on paper notes and URLs are printed, and nothing to press', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(row.locator('.paper')).toBeVisible();
    const written = await row
      .locator('a.host')
      .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(written).toContain('http');
    for (const control of await page.locator('main :is(button, select, input, textarea)').all())
      await expect(control).toBeHidden();
  });
});

test('the list is sorted, narrowed to what is open, and put into the reader’s own order by keyboard', async ({
  page,
}) => {
  await open(page);
  expect((await titles(page))[0]).toMatch(/^First Dough Tutorial/i);
  await page.getByLabel('Order').selectOption('title');
  await expect(page).toHaveURL(/\?sort=title$/);
  const byTitle = await titles(page);
  expect(byTitle).toEqual(byTitle.toSorted((a, b) => a.localeCompare(b)));
  await page.getByLabel('Order').selectOption('level');
  const byLevel = await titles(page);
  expect(byLevel.findIndex((title) => title.startsWith('Flour Types'))).toBe(0);

  await page.getByLabel('Show').selectOption('open');
  await expect(page.locator('[data-count]')).toHaveText('3 of 4 resources');
  await page.getByLabel('Show').selectOption('done');
  await expect(own(page).locator('.t')).toHaveText('doughlab');
  await page.getByLabel('Show').selectOption('all');

  await page.getByLabel('Order').selectOption('own');
  const before = await titles(page);
  expect(before[0]).toMatch(/^long-gone/);
  const up = own(page).nth(1).getByRole('button', { name: / up$/ });
  await up.focus();
  await page.keyboard.press('Enter');
  await expect(status(page)).toContainText(/is number 1 of 4\./);
  const after = [before[1], before[0], ...before.slice(2)];
  expect(await titles(page)).toEqual(after);
  await expect(own(page).first().getByRole('button', { name: / up$/ })).toBeFocused();
  await expectAccessible(page, { view: 'the own order', widths: [1280, 320] });
  await page.goto('saved/');
  await expect(page.getByLabel('Order')).toHaveValue('own');
  await expect.poll(() => titles(page)).toEqual(after);
});

test('a resource is removed, put back in its row, and undone, which other tabs show at once', async ({
  page,
  context,
}) => {
  await open(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(own(other)).toHaveCount(4);
  const readKept = async () => (await readStored(page)).saved['doughlab'];
  await button(page, 'Remove doughlab').click();
  await expect(button(page, 'Put back doughlab')).toBeFocused();
  expect((await readKept())?.kept).toBe(false);
  await expect(own(other)).toHaveCount(3);
  await expectAccessible(page, { view: 'with a removed row', widths: [320] });
  await button(page, 'Put back doughlab').click();
  expect((await readKept())?.kept).toBe(true);
  await expect(own(other)).toHaveCount(4);
  await button(page, 'Remove doughlab').click();
  await status(page).getByRole('button', { name: 'Undo' }).click();
  expect(await readKept()).toMatchObject({ kept: true, note: mine.saved.doughlab.note });
  await button(page, 'Remove doughlab').click();
  await page.reload();
  await expect(own(page)).toHaveCount(3);
});

test('a shared list, with notes on demand, is shown apart from one’s own, and saved on demand', async ({
  page,
  browser,
  baseURL,
}) => {
  await open(page);
  await page.getByText('Share this list').click();
  await page.getByLabel('Title (optional)').fill('For <i>us</i>');
  const copyLink = async (before = '') => {
    await button(page, 'Copy the link').click();
    await expect(page.getByLabel('The link')).not.toHaveValue(before);
    return page.getByLabel('The link').inputValue();
  };
  const link = await copyLink();
  await page.getByLabel('With my notes').check();
  const withNotes = await copyLink(link);
  await expectAccessible(page, { view: 'about to be shared', widths: [320] });

  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await context.newPage();
  const theirs = { saved: { 'rye-101': { kept: true, at: day, note: 'Mine.' } } } as const;
  await putStored(other, theirs);
  await other.goto(withNotes);
  await expect(shared(other)).toContainText('Read <b>gas.ts</b> first.');
  await expect(shared(other).locator('b')).toHaveCount(0);
  await other.goto('about/');
  await other.goto(link);
  await expect(shared(other)).toContainText('A list shared with you');
  await expect(shared(other)).toContainText('For <i>us</i>');
  await expect(shared(other)).toContainText('Not in this catalog: long-gone.');
  await expect(shared(other).locator('.row')).toHaveCount(3);
  await expect(shared(other)).not.toContainText('gas.ts');
  await expect(own(other)).toHaveCount(1);
  expect(await readStored(other)).toEqual({ marks: {}, ...theirs });
  await expectAccessible(other, { view: 'beside a shared list', widths: [1280, 320] });

  await shared(other).getByRole('button', { name: 'Save: doughlab' }).click();
  await expect(own(other)).toHaveCount(2);
  await expect(
    shared(other).getByRole('button', { name: 'On your list: doughlab' }),
  ).toHaveAttribute('aria-disabled', 'true');
  await button(other, 'Save all to my reading list').click();
  await expect(own(other)).toHaveCount(4);
  await status(other).getByRole('button', { name: 'Undo' }).click();
  await expect(own(other)).toHaveCount(2);
  await other.reload();
  await expect(shared(other).locator('.row')).toHaveCount(3);
  await button(other, 'Close').first().click();
  await expect(other).toHaveURL(`${baseURL ?? ''}saved/`);
  await context.close();
});

test('a damaged or foreign link is reported, and the own list stays', async ({ page }) => {
  await open(page, 'saved/#list=abc');
  await expect(shared(page)).toContainText('The link is damaged');
  // Deflated `{}`.
  await page.goto('saved/#list=q64FAA');
  await expect(shared(page)).toContainText('The link does not contain a reading list');
  await expect(own(page)).toHaveCount(4);
  expect(await readStored(page)).toEqual(mine);
});
