import { arriving, copyLink, importText, mark, mine, said, theirs } from './on-progress-page.ts';
import { expect, test } from './site-test.ts';
import { formatStored, putStored, readStored, readStoredText } from './stored-progress.ts';

test('an import says what it would change, and can be cancelled, made and undone', async ({
  page,
}) => {
  await putStored(page, mine);
  await page.goto('progress/');
  await importText(page, formatStored(theirs));
  await expect(arriving(page)).toBeFocused();
  const rows = page.locator('.preview tbody tr');
  await expect(rows).toHaveText([
    /doughlab reading list.*mix\.c.*onerror.*imported$/,
    /First Dough Tutorial resource\s*no mark\s*done\s*imported$/,
    /never-was mark\s*no mark\s*done\s*imported, not in this catalog$/,
    /doughlab resource\s*done\s*doing\s*yours is newer$/,
  ]);
  await expect(arriving(page).locator('p').first()).toHaveText(
    '2 marks and 1 saved resource will be imported. Unchanged: 1 mark. Not in this catalog, but kept: 1 mark.',
  );
  // Markup is text.
  await expect(page.locator('.preview img')).toHaveCount(0);
  expect(await readStored(page)).toEqual(mine);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(arriving(page)).toBeHidden();
  expect(await readStored(page)).toEqual(mine);
  await importText(page, formatStored(mine));
  await expect(arriving(page)).toContainText('Everything in it is already in this browser.');

  await importText(page, formatStored(theirs));
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(said(page)).toContainText('Imported 2 marks and 1 saved resource.');
  const { marks, saved } = await readStored(page);
  expect(marks['resources/doughlab']?.as).toBe('done');
  expect(marks['resources/first-dough-tutorial']?.as).toBe('done');
  expect(marks['resources/never-was']?.as).toBe('done');
  expect(saved['doughlab']?.note).toBe(theirs.saved.doughlab.note);
  await said(page).getByRole('button', { name: 'Undo' }).click();
  await expect(said(page)).toContainText('Import of 2 marks and 1 saved resource undone.');
  expect(await readStored(page)).toEqual(mine);
});

test('two steps that were marked are two marks, although their resources are marked with them', async ({
  page,
}) => {
  await page.goto('paths/by-hand/');
  for (const step of ['doughlab', 'concepts']) {
    const done = page.locator(`#${step} mark-control [value=done]`);
    await done.click();
    await expect(done).toHaveAttribute('aria-pressed', 'true');
  }
  const exported = (await readStoredText(page))!;
  expect(Object.keys((JSON.parse(exported) as { marks: object }).marks).length).toBeGreaterThan(2);
  await page.evaluate(() => localStorage.clear());
  await page.goto('progress/');
  await importText(page, exported);
  await expect(arriving(page)).toContainText('2 marks will be imported.');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(said(page)).toContainText('Imported 2 marks.');
  await said(page).getByRole('button', { name: 'Undo' }).click();
  await expect(said(page)).toContainText('Import of 2 marks undone.');
});

const refused: { what: string; text: string; expected: RegExp[] }[] = [
  { what: 'a damaged file', text: '{"cairn":"progress",', expected: [/^It is not JSON/] },
  { what: 'a foreign file', text: '{"name":"app"}', expected: [/^It is not progress data/] },
  {
    what: 'a newer version',
    text: '{"cairn":"progress","version":3}',
    expected: [/^It has version 3/],
  },
  {
    what: 'a file with many issues',
    text: formatStored({
      marks: Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`B${i}`, { as: 'done' }])),
    } as never),
    expected: Array.from({ length: 20 }, () => /is not a valid key\.$/),
  },
];

test('what cannot be imported is refused with all that is wrong, and changes nothing', async ({
  page,
}) => {
  await putStored(page, mine);
  await page.goto('progress/');
  const issues = arriving(page).getByRole('listitem');
  for (const { what, text, expected } of refused)
    await test.step(what, async () => {
      await importText(page, text);
      await expect(arriving(page).getByRole('heading')).toHaveText('This cannot be imported');
      await expect(issues).toHaveText(expected);
      if (expected.length === 20) await expect(arriving(page)).toContainText('And 10 more.');
      await expect(page.getByRole('button', { name: 'Import', exact: true })).toHaveCount(0);
    });
  const drop = (size: number) =>
    page.evaluate((length) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([' '.repeat(length)], 'progress.json'));
      dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    }, size);
  // It is not even read.
  await drop(4_000_001);
  await expect(issues).toHaveText(['It is too large for progress data.']);
  await drop(1);
  await expect(issues).toHaveText([/^It is not JSON/]);
  expect(await readStored(page)).toEqual(mine);
});

test('the text of a file of the first version can be pasted', async ({ page }) => {
  await page.goto('progress/');
  const text = '{"cairn":"progress","version":1,"marks":{"resources/doughlab":"done"},"saved":{}}';
  await page.getByLabel('Or paste its text or a link').fill(text);
  await page.getByRole('button', { name: 'Preview import' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(mark(page, 'doughlab')).toHaveValue('done');
  const { marks } = await readStored(page);
  expect(marks).toEqual({ 'resources/doughlab': { as: 'done', at: 0 } });
});

test('a link carries progress to another device, and leaves the address', async ({
  page,
  browser,
  baseURL,
}) => {
  await putStored(page, mine);
  await page.goto('progress/');
  const link = await copyLink(page);
  expect(link.startsWith(`${baseURL ?? ''}progress/#progress=`)).toBe(true);
  await expect(page.locator('.link')).toContainText(`${link.length} characters`);

  const laptop = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await laptop.newPage();
  await other.goto(link);
  await expect(arriving(other)).toContainText('3 marks and 1 saved resource will be imported.');
  await expect(other).toHaveURL(`${baseURL ?? ''}progress/`);
  await other.getByRole('button', { name: 'Import', exact: true }).click();
  expect(await readStored(other)).toEqual(mine);
  await other.goto(link.slice(0, -9));
  await expect(arriving(other).getByRole('listitem')).toHaveText(/^The link is damaged/);
  await laptop.close();
});

test('importing and undoing work by keyboard alone', async ({ page }) => {
  await putStored(page, mine);
  await page.goto('progress/');
  const field = page.getByLabel('Or paste its text or a link');
  // What is hidden until the names are loaded takes no focus.
  await expect(field).toBeVisible();
  await field.focus();
  await page.keyboard.insertText(formatStored(theirs));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(arriving(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveText('Import');
  await page.keyboard.press('Enter');
  await expect(said(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('undone.');
  expect(await readStored(page)).toEqual(mine);
});
