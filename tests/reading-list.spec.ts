import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './site-test.ts';
import { putStored, readStored } from './stored-progress.ts';

const day = Date.UTC(2026, 1, 15);
const mine = {
  marks: { 'resources/kvmtool': { as: 'done', at: day } },
  saved: {
    kvmtool: { kept: true, at: day, note: 'Read <b>kvm-cpu.c</b> first.' },
    'kvm-api-tutorial': { kept: true, at: day + 2, note: '' },
    'x86-privilege-levels': { kept: true, at: day + 1, note: '' },
    'long-gone': { kept: true, at: day - 1, note: '' },
  },
} as const;

const own = (page: Page) => page.locator('[data-list] > .row');
const titles = (page: Page) => own(page).locator('.t').allInnerTexts();
const shared = (page: Page) => page.locator('[data-shared]');
const said = (page: Page) => page.locator('.said');
const note = (page: Page, title: string) => page.getByLabel(`Note on ${title}`);

async function open(page: Page, address = 'saved/'): Promise<void> {
  await putStored(page, mine);
  await page.goto(address);
  await expect(own(page).first()).toBeVisible();
}

async function copyLink(page: Page, withNotes = false): Promise<string> {
  await page.getByText('Share this list').click();
  await page.getByLabel('Title (optional)').fill('For <i>us</i>');
  if (withNotes) await page.getByLabel('With my notes').check();
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByLabel('The link')).toBeVisible();
  return page.getByLabel('The link').inputValue();
}

test('who has saved nothing is told so', async ({ page }) => {
  await page.goto('saved/');
  await expect(page.getByText('Nothing saved yet')).toBeVisible();
  await expect(page.getByText('Share this list')).toBeHidden();
});

test('the list tells kind, host, mark and day, and links to the site and the resource', async ({
  page,
}) => {
  await open(page);
  const row = own(page).filter({ hasText: 'kvmtool' });
  await expect(row).toContainText('✓ done');
  await expect(row.locator('time')).toHaveText(/^saved 2026-02-1\d$/);
  await expect(row.getByRole('link', { name: 'kvmtool', exact: true })).toHaveAttribute(
    'href',
    '/resources/kvmtool/',
  );
  await expect(row.locator('a.host')).toHaveAttribute('href', /^https:/);
  await expect(own(page).last()).toContainText('long-gone not in this catalog');
  await expect(own(page).last().getByRole('link')).toHaveCount(0);
});

test('a note is kept over a reload, as text', async ({ page }) => {
  await open(page);
  await expect(note(page, 'kvmtool')).toHaveValue('Read <b>kvm-cpu.c</b> first.');
  await note(page, 'KVM API Tutorial').fill('Three <ioctls>.');
  await note(page, 'KVM API Tutorial').blur();
  expect((await readStored(page)).saved['kvm-api-tutorial']?.note).toBe('Three <ioctls>.');
  // The day of saving stays, and with it the place in the list.
  expect((await readStored(page)).saved['kvm-api-tutorial']?.since).toBe(day + 2);
  await page.reload();
  await expect(note(page, 'KVM API Tutorial')).toHaveValue('Three <ioctls>.');
  await expect(own(page).locator('b')).toHaveCount(0);
});

test('rows of the list say their mark, and get no second way to set it', async ({ page }) => {
  await open(page);
  await note(page, 'KVM API Tutorial').fill('Again.');
  await note(page, 'KVM API Tutorial').blur();
  await expect
    .poll(async () => (await readStored(page)).saved['kvm-api-tutorial']?.note)
    .toBe('Again.');
  await expect(own(page).locator('.tick')).toHaveCount(0);
});

test('a note is kept although the page goes while it is written', async ({ page }) => {
  await open(page);
  await note(page, 'KVM API Tutorial').fill('Unfinished');
  await page.goto('about/');
  expect((await readStored(page)).saved['kvm-api-tutorial']?.note).toBe('Unfinished');
});

test('the list is sorted by day, title, level and the reader’s own order', async ({ page }) => {
  await open(page);
  const [latest] = await titles(page);
  expect(latest).toMatch(/^KVM API Tutorial/i);
  await page.getByLabel('Order').selectOption('title');
  await expect(page).toHaveURL(/\?sort=title$/);
  const byTitle = await titles(page);
  expect(byTitle).toEqual(byTitle.toSorted((a, b) => a.localeCompare(b)));
  await page.getByLabel('Order').selectOption('own');
  expect((await titles(page))[0]).toMatch(/^long-gone/);
});

test('resources are moved by keyboard, and the order stays', async ({ page }) => {
  await open(page, 'saved/?sort=own');
  const before = await titles(page);
  const up = own(page).nth(1).getByRole('button', { name: / up$/ });
  await up.focus();
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText(/is number 1 of 4\.$|is number 1 of 4\./);
  const after = await titles(page);
  expect(after).toEqual([before[1], before[0], ...before.slice(2)]);
  await expect(own(page).first().getByRole('button', { name: / up$/ })).toBeFocused();
  await page.goto('saved/');
  await expect(page.getByLabel('Order')).toHaveValue('own');
  await expect.poll(() => titles(page)).toEqual(after);
});

test('the list is narrowed to what is open', async ({ page }) => {
  await open(page);
  await page.getByLabel('Show').selectOption('open');
  await expect(page.locator('[data-count]')).toHaveText('3 of 4 resources');
  await page.getByLabel('Show').selectOption('done');
  await expect(own(page).locator('.t')).toHaveText('kvmtool');
});

test('a resource is taken off, put back in its row, and undone', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Remove kvmtool' }).click();
  await expect(page.getByRole('button', { name: 'Put back kvmtool' })).toBeFocused();
  expect((await readStored(page)).saved['kvmtool']?.kept).toBe(false);
  await page.getByRole('button', { name: 'Put back kvmtool' }).click();
  expect((await readStored(page)).saved['kvmtool']?.kept).toBe(true);
  await page.getByRole('button', { name: 'Remove kvmtool' }).click();
  await said(page).getByRole('button', { name: 'Undo' }).click();
  const { kept, note: text } = (await readStored(page)).saved['kvmtool'] ?? {};
  expect([kept, text]).toEqual([true, mine.saved.kvmtool.note]);
  await page.getByRole('button', { name: 'Remove kvmtool' }).click();
  await page.reload();
  await expect(own(page)).toHaveCount(3);
});

test('a change shows at once in another tab', async ({ page, context, baseURL }) => {
  await open(page);
  const other = await context.newPage();
  await other.goto(`${baseURL ?? ''}saved/`);
  await other.getByRole('button', { name: 'Remove kvmtool' }).click();
  await expect(own(page)).toHaveCount(3);
});

test('a shared list stands apart from one’s own, and is saved on demand', async ({
  page,
  browser,
  baseURL,
}) => {
  await open(page);
  const link = await copyLink(page);
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await context.newPage();
  const theirs = { saved: { qemu: { kept: true, at: day, note: 'Mine.' } } } as const;
  await putStored(other, theirs);
  await other.goto(link);
  await expect(shared(other)).toContainText('A list shared with you');
  await expect(shared(other)).toContainText('For <i>us</i>');
  await expect(shared(other)).toContainText('Not in this catalog: long-gone.');
  await expect(shared(other).locator('.row')).toHaveCount(3);
  await expect(shared(other)).not.toContainText('kvm-cpu.c');
  await expect(own(other)).toHaveCount(1);
  expect(await readStored(other)).toEqual({ marks: {}, ...theirs });

  await shared(other).getByRole('button', { name: 'Save: kvmtool' }).click();
  await expect(own(other)).toHaveCount(2);
  await expect(
    shared(other).getByRole('button', { name: 'On your list: kvmtool' }),
  ).toHaveAttribute('aria-disabled', 'true');
  await other.getByRole('button', { name: 'Save all to my reading list' }).click();
  await expect(own(other)).toHaveCount(4);
  await said(other).getByRole('button', { name: 'Undo' }).click();
  await expect(own(other)).toHaveCount(2);
  await other.reload();
  await expect(shared(other).locator('.row')).toHaveCount(3);
  await other.getByRole('button', { name: 'Close' }).first().click();
  await expect(other).toHaveURL(`${baseURL ?? ''}saved/`);
  await context.close();
});

test('notes are shared on demand, and shown as text', async ({ page, browser }) => {
  await open(page);
  const link = await copyLink(page, true);
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(link);
  await expect(shared(other)).toContainText('Read <b>kvm-cpu.c</b> first.');
  await expect(shared(other).locator('b')).toHaveCount(0);
  await context.close();
});

test('a damaged or foreign link is told, and the own list stays', async ({ page }) => {
  await open(page, 'saved/#list=abc');
  await expect(shared(page)).toContainText('The link is damaged');
  // Deflated `{}`.
  await page.goto('saved/#list=q64FAA');
  await expect(shared(page)).toContainText('The link does not contain a reading list');
  await expect(own(page)).toHaveCount(4);
  expect(await readStored(page)).toEqual(mine);
});

test('on paper stand notes and addresses, and nothing to press', async ({ page }) => {
  await open(page);
  await page.emulateMedia({ media: 'print' });
  await expect(own(page).filter({ hasText: 'kvmtool' }).locator('.paper')).toBeVisible();
  const written = await own(page)
    .locator('a.host')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(written).toContain('http');
  for (const control of await page.locator('main :is(button, select, input, textarea)').all())
    await expect(control).toBeHidden();
});

const states: [string, (page: Page) => Promise<unknown>][] = [
  ['filled', () => Promise.resolve()],
  ['in the own order', (page) => page.getByLabel('Order').selectOption('own')],
  ['with a row taken off', (page) => page.getByRole('button', { name: 'Remove kvmtool' }).click()],
  ['about to be shared', (page) => copyLink(page)],
  [
    'beside a shared one',
    async (page) => {
      const link = await copyLink(page, true);
      await page.goto('about/');
      await page.goto(link);
      await expect(shared(page).locator('.row').first()).toBeVisible();
    },
  ],
];
for (const [state, reach] of states)
  test(`the reading list ${state} is accessible and fits`, async ({ page }) => {
    await open(page);
    await reach(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await expectAccessible(page, { widths: [1280, 320] });
  });
