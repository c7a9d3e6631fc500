import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { findViolations } from './find-violations.ts';
import { expect, test, testAtBase } from './site-test.ts';
import { createFile, formatStored, putStored, readStored } from './stored-progress.ts';

const day = Date.UTC(2026, 1, 15);
const mine = {
  marks: {
    'resources/kvmtool': { as: 'done', at: day },
    'paths/theory-to-code/ring-0-and-vm-exits': { as: 'doing', at: day },
    'resources/long-gone': { as: 'skipped', at: day },
  },
  saved: { kvmtool: { kept: true, at: day, note: 'Read <b>kvm-cpu.c</b> first.' } },
} as const;
/** One mark that is older than here, one newer, one that the catalog does not know. */
const theirs = {
  marks: {
    'resources/kvmtool': { as: 'doing', at: day - 1 },
    'resources/kvm-api-tutorial': { as: 'done', at: day + 1 },
    'resources/never-was': { as: 'done', at: day },
  },
  saved: { kvmtool: { kept: true, at: day + 1, note: '<img src=x onerror=alert(1)>' } },
} as const;

const arriving = (page: Page) => page.locator('[data-arriving]');
const said = (page: Page) => page.locator('.said');
const mark = (page: Page, title: string) => page.getByLabel(`Mark of ${title}`);

async function importText(page: Page, text: string): Promise<void> {
  await page.setInputFiles('input[type=file]', createFile(text));
  await expect(arriving(page)).toBeVisible();
}

test('who has marked nothing is told so, and nothing is loaded for it', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('progress/', { waitUntil: 'networkidle' });
  await expect(page.getByText('Nothing yet. Mark a step')).toBeVisible();
  expect(asked.filter((url) => url.endsWith('.json'))).toEqual([]);
});

test('paths, what comes next and all marks are listed', async ({ page }) => {
  await putStored(page, mine);
  await page.goto('progress/');
  const theory = page.locator('[data-path=theory-to-code]');
  await expect(theory).toContainText(/\d of 5 done/);
  await expect(theory.getByRole('link').last()).toHaveText(/^A\d /);
  await expect(mark(page, 'kvmtool')).toHaveValue('done');
  await expect(page.locator('[data-known] time').first()).toHaveText(/^2026-02-1\d$/);
  const unknown = page.locator('[data-unknown]');
  await expect(unknown).toContainText('resources/long-gone');
  await expect(page.locator('[data-ready] li').first()).toBeVisible();
});

test('a mark is taken back in its row, which stays, and undone', async ({ page }) => {
  await putStored(page, mine);
  await page.goto('progress/');
  await mark(page, 'kvmtool').selectOption('open');
  await expect(said(page)).toContainText('kvmtool: no mark.');
  await expect(mark(page, 'kvmtool')).toHaveValue('open');
  expect((await readStored(page)).marks['resources/kvmtool']?.as).toBe('open');
  await said(page).getByRole('button', { name: 'Undo' }).click();
  await expect(mark(page, 'kvmtool')).toHaveValue('done');
  expect(await readStored(page)).toEqual(mine);
});

test('what is exported and removed comes back by importing it', async ({ page }) => {
  await putStored(page, mine);
  await page.goto('progress/');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as a file', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^cairn-progress-\d{4}-\d\d-\d\d\.json$/);
  const text = await readFile(await download.path(), 'utf8');
  await page.getByText('Remove everything from this browser').click();
  await page.getByRole('button', { name: 'Remove everything' }).click();
  await expect(said(page)).toContainText('Everything is removed');
  expect(await readStored(page)).toEqual({ marks: {}, saved: {} });
  await importText(page, text);
  await page.getByRole('button', { name: 'Take it over' }).click();
  await expect(said(page)).toContainText('Taken over: 4 changes.');
  expect(await readStored(page)).toEqual(mine);
});

test('removing everything can be undone', async ({ page }) => {
  await putStored(page, mine);
  await page.goto('progress/');
  await page.getByText('Remove everything from this browser').click();
  await page.getByRole('button', { name: 'Remove everything' }).click();
  await said(page).getByRole('button', { name: 'Undo' }).click();
  expect(await readStored(page)).toEqual(mine);
});

test('an import says what it would change, changes it on demand, and takes it back', async ({
  page,
}) => {
  await putStored(page, mine);
  await page.goto('progress/');
  await importText(page, formatStored(theirs));
  await expect(arriving(page)).toBeFocused();
  const rows = page.locator('.preview tbody tr');
  await expect(rows).toHaveText([
    /KVM API Tutorial resource\s*no mark\s*done\s*taken$/i,
    /kvmtool reading list.*kvm-cpu.*onerror.*taken$/,
    /never-was mark\s*no mark\s*done\s*taken, not in this catalog$/,
    /kvmtool resource\s*done\s*doing\s*yours is newer$/,
  ]);
  // Markup is text.
  await expect(page.locator('.preview img')).toHaveCount(0);
  expect(await readStored(page)).toEqual(mine);

  await page.getByRole('button', { name: 'Take it over' }).click();
  const { marks, saved } = await readStored(page);
  expect(marks['resources/kvmtool']?.as).toBe('done');
  expect(marks['resources/kvm-api-tutorial']?.as).toBe('done');
  expect(marks['resources/never-was']?.as).toBe('done');
  expect(saved['kvmtool']?.note).toBe(theirs.saved.kvmtool.note);
  await said(page).getByRole('button', { name: 'Undo' }).click();
  expect(await readStored(page)).toEqual(mine);
});

test('an import that is left changes nothing', async ({ page }) => {
  await putStored(page, mine);
  await page.goto('progress/');
  await importText(page, formatStored(theirs));
  await page.getByRole('button', { name: 'Leave it' }).click();
  await expect(arriving(page)).toBeHidden();
  expect(await readStored(page)).toEqual(mine);
  await importText(page, formatStored(mine));
  await expect(arriving(page)).toContainText('All of it is here already.');
});

const refused: [string, string, (string | RegExp)[]][] = [
  ['a damaged file', '{"cairn":"progress",', [/^It is not JSON/]],
  ['a foreign file', '{"name":"app"}', [/^It is not progress of a catalog/]],
  ['a newer version', '{"cairn":"progress","version":3}', [/^It has version 3/]],
  [
    'a file with many faults',
    formatStored({
      marks: Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`B${i}`, { as: 'done' }])),
    } as never),
    Array(20).fill(/names nothing\.$/),
  ],
];
for (const [what, text, faults] of refused)
  test(`${what} is refused with all that is wrong, and changes nothing`, async ({ page }) => {
    await putStored(page, mine);
    await page.goto('progress/');
    await importText(page, text);
    await expect(arriving(page).getByRole('heading')).toHaveText('This cannot be imported');
    await expect(arriving(page).getByRole('listitem')).toHaveText(faults);
    if (faults.length === 20) await expect(arriving(page)).toContainText('And 10 more.');
    await expect(page.getByRole('button', { name: 'Take it over' })).toHaveCount(0);
    expect(await readStored(page)).toEqual(mine);
  });

test('a file without end is not even read, and a file can be dropped', async ({ page }) => {
  await page.goto('progress/');
  const drop = (size: number) =>
    page.evaluate((length) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([' '.repeat(length)], 'progress.json'));
      dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    }, size);
  await drop(4_000_001);
  const faults = arriving(page).getByRole('listitem');
  await expect(faults).toHaveText('It is far too large to be progress.');
  await drop(1);
  await expect(faults).toHaveText(/^It is not JSON/);
});

test('a file of the first version is taken in, and pasted text is too', async ({ page }) => {
  await page.goto('progress/');
  const text = '{"cairn":"progress","version":1,"marks":{"resources/kvmtool":"done"},"saved":{}}';
  await page.getByLabel('Or its text, or a link').fill(text);
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.getByRole('button', { name: 'Take it over' }).click();
  await expect(mark(page, 'kvmtool')).toHaveValue('done');
  const { marks } = await readStored(page);
  expect(marks).toEqual({ 'resources/kvmtool': { as: 'done', at: 0 } });
});

test('a link carries progress to another device, and leaves the address', async ({
  page,
  browser,
  baseURL,
}) => {
  await putStored(page, mine);
  await page.goto('progress/');
  await page.getByRole('button', { name: 'Copy a link' }).click();
  const link = await page.getByLabel('The link').inputValue();
  await expect(page.locator('.link')).toContainText(`${link.length} characters`);

  const laptop = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await laptop.newPage();
  await other.goto(link);
  await expect(arriving(other)).toContainText('4 changes would be taken over.');
  await expect(other).toHaveURL(`${baseURL ?? ''}progress/`);
  await other.getByRole('button', { name: 'Take it over' }).click();
  expect(await readStored(other)).toEqual(mine);
  await other.goto(link.slice(0, -9));
  await expect(arriving(other).getByRole('listitem')).toHaveText(/^The link is damaged/);
  await laptop.close();
});

test('a change shows at once in another tab', async ({ page, context, baseURL }) => {
  await putStored(page, mine);
  await page.goto('progress/');
  const other = await context.newPage();
  await other.goto(`${baseURL ?? ''}progress/`);
  await mark(other, 'kvmtool').selectOption('skipped');
  await expect(mark(page, 'kvmtool')).toHaveValue('skipped');
});

test('what is stored and cannot be read is handed out as it is', async ({ page }) => {
  await putStored(page, '{"cairn":');
  await page.goto('progress/');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as a file', exact: true }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toBe('{"cairn":');
});

test('importing and undoing work by keyboard alone', async ({ page }) => {
  await putStored(page, mine);
  await page.goto('progress/');
  await page.getByLabel('Or its text, or a link').focus();
  await page.keyboard.insertText(formatStored(theirs));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(arriving(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveText('Take it over');
  await page.keyboard.press('Enter');
  await expect(said(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('Undone.');
  expect(await readStored(page)).toEqual(mine);
});

testAtBase('links and storage keep to the base path', async ({ page, baseURL }) => {
  await putStored(page, mine, '/virtualization/');
  await page.goto('progress/');
  await expect(mark(page, 'kvmtool')).toHaveValue('done');
  await page.getByRole('button', { name: 'Copy a link' }).click();
  const link = await page.getByLabel('The link').inputValue();
  expect(link.startsWith(`${baseURL ?? ''}progress/#progress=`)).toBe(true);
});

const states: [string, (page: Page) => Promise<void>][] = [
  ['filled', async (page) => expect(mark(page, 'kvmtool')).toBeVisible()],
  ['with a preview', (page) => importText(page, formatStored(theirs))],
  ['with faults', (page) => importText(page, '{}')],
  ['after a change', async (page) => void (await mark(page, 'kvmtool').selectOption('skipped'))],
];
for (const [state, reach] of states)
  for (const width of [1280, 320])
    test(`progress ${state} is accessible and fits at ${width} px, light and dark`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await putStored(page, mine);
      await page.goto('progress/');
      await reach(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await findViolations(page), colorScheme).toEqual([]);
      }
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(needed).toBeLessThanOrEqual(width);
    });
