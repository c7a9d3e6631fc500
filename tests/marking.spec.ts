import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { someMarks } from './pages.ts';
import { expect, test, testCrowded } from './site-test.ts';
import { readMarks, storeMarks } from './stored-progress.ts';

const path = 'paths/first-loaf/';
const control = (page: Page, name: string) => page.getByRole('group', { name });
const button = (page: Page, step: string, label: string) =>
  control(page, step).getByRole('button', { name: label, exact: true });
const pressed = (page: Page) => page.locator('mark-control [aria-pressed=true]');
const count = (page: Page) => page.locator('path-progress [data-done]');

test('a step is marked with a click, announced, still marked after a reload, and unmarked by a click', async ({
  page,
}) => {
  await page.goto(path);
  await expect(count(page)).toHaveText('5 steps');
  const status = page.locator('path-progress [role=status]');
  await button(page, 'A1 Handbook', 'Done').click();
  await expect(count(page)).toHaveText('1 of 5 steps done');
  await expect(page.getByRole('link', { name: 'Continue with A2' })).toHaveAttribute(
    'href',
    '#dough-and-time',
  );
  await button(page, 'A2 Dough and time', 'Skip').click();
  await button(page, 'A3 First dough', 'Doing').click();
  await expect(count(page)).toHaveText('1 of 5 steps done, 1 skipped');
  await page.reload();
  await expect(pressed(page)).toHaveText(['Done', 'Skip', 'Doing']);
  await expect(page.locator('[data-next]')).toHaveText('Next: A3 First dough tutorial');
  // What the page finds at the start is not announced.
  await expect(status).toBeEmpty();
  expect(await readMarks(page)).toEqual({
    'paths/first-loaf/miller-handbook': 'done',
    'resources/miller-handbook': 'done',
    'paths/first-loaf/dough-and-time': 'skipped',
    'paths/first-loaf/first-dough-tutorial': 'doing',
    'resources/first-dough-tutorial': 'doing',
  });
  await button(page, 'A2 Dough and time', 'Done').click();
  await expect(status).toHaveText('2 of 5 steps done. Next: A3 First dough tutorial');
  await expect(page.getByRole('progressbar')).toHaveJSProperty('value', 2);
  for (const { step, label } of [
    { step: 'A1 Handbook', label: 'Done' },
    { step: 'A2 Dough and time', label: 'Done' },
    { step: 'A3 First dough', label: 'Doing' },
  ]) {
    await button(page, step, label).click();
    await expect(button(page, step, label)).toHaveAttribute('aria-pressed', 'false');
  }
  await expect(page.locator('[data-mark]')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Start with A1' })).toBeVisible();
});

test('another open tab shows marks at once, and the end of a path says what to do next', async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await page.goto(path);
  await other.goto(page.url());
  for (const done of await page.locator('mark-control [value=done]').all()) {
    await done.click();
    await expect(done).toHaveAttribute('aria-pressed', 'true');
  }
  await expect(count(page)).toHaveText('All 5 steps done');
  await expect(count(other)).toHaveText('All 5 steps done');
  await expect(button(other, 'A1 Handbook', 'Done')).toHaveAttribute('aria-pressed', 'true');
  await button(other, 'A2 Dough and time', 'Done').click();
  await expect(count(page)).toHaveText('4 of 5 steps done');
  await other.close();
  await button(page, 'A2 Dough and time', 'Done').click();
  await page.getByRole('link', { name: 'What you can do now' }).click();
  await expect(page).toHaveURL(/#page_afterwards$/);
  await expect(page.locator('#page_afterwards').getByRole('link')).toHaveText(['Bread by Hand']);
});

test('a resource that is done or saved in one place is so on every path and on its page', async ({
  page,
}) => {
  await page.goto(path);
  await button(page, 'A4 doughlab', 'Done').click();
  await expect(count(page)).toHaveText('1 of 5 steps done');
  await page.goto('paths/by-hand/');
  await expect(button(page, 'B1 doughlab', 'Done')).toHaveAttribute('aria-pressed', 'true');
  await page.goto('resources/doughlab/');
  await expect(button(page, 'doughlab', 'Done')).toHaveAttribute('aria-pressed', 'true');
  await button(page, 'doughlab', 'Done').click();
  await button(page, 'doughlab', 'Save').click();
  await page.goto(path);
  const save = button(page, 'A4 doughlab', 'Save');
  await expect(save).toHaveAttribute('aria-pressed', 'true');
  await expect(button(page, 'A4 doughlab', 'Done')).toHaveAttribute('aria-pressed', 'false');
  // There is nothing to save where a step is no resource.
  await expect(button(page, 'A5 A loaf of your own', 'Save')).toHaveCount(0);
  await save.click();
  await page.reload();
  await expect(save).toHaveAttribute('aria-pressed', 'false');
});

test('a step is marked with the keyboard alone, and without the index of steps', async ({
  page,
}) => {
  await page.goto(path);
  await button(page, 'A1 Handbook', 'Done').focus();
  await page.keyboard.press('Space');
  await expect(count(page)).toHaveText('1 of 5 steps done');
  await page.keyboard.press('Tab');
  await expect(button(page, 'A1 Handbook', 'Doing')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(count(page)).toHaveText('0 of 5 steps done');
  await expect(page.getByRole('link', { name: 'Continue with A1' })).toBeVisible();
  await page.evaluate(() => localStorage.clear());
  await page.route('**/progress/*.json', (route) => route.abort());
  await page.reload();
  await button(page, 'A1 Handbook', 'Done').click();
  await expect(button(page, 'A1 Handbook', 'Done')).toHaveAttribute('aria-pressed', 'true');
  expect(await readMarks(page)).toEqual({ 'paths/first-loaf/miller-handbook': 'done' });
});

testCrowded('marks under former ids are followed to those of today', async ({ page }) => {
  const marks = {
    'resources/old-the-handbook-of-wintering-in-small-gardens': 'done',
    'paths/old-the-first-summer/old-weigh-it': 'skipped',
    'resources/of-another-catalog': 'done',
  } as const;
  await storeMarks(page, marks, '/');
  await page.goto('paths/the-first-summer/');
  await expect(pressed(page)).toHaveText(['Done', 'Skip']);
  await button(page, 'A3 The quiet hour', 'Done').click();
  await expect(pressed(page)).toHaveCount(3);
  expect(await readMarks(page, '/')).toEqual({
    'resources/the-handbook-of-wintering-in-small-gardens': 'done',
    'paths/the-first-summer/weigh-it': 'skipped',
    'resources/of-another-catalog': 'done',
    'paths/the-first-summer/the-quiet-hour': 'done',
  });
});

test('pages with every mark are accessible, and what marks is large enough to touch', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await storeMarks(page, { ...someMarks, 'resources/first-dough-tutorial': 'doing' });
  for (const address of [path, 'resources/doughlab/']) {
    await page.goto(address);
    await expect(pressed(page).first()).toBeVisible();
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const sizes = await page
        .locator('mark-control button, .tick')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()))
        .then((boxes) => boxes.flatMap(({ width: across, height }) => [across, height]));
      expect(Math.min(...sizes), `${address} at ${width} px`).toBeGreaterThanOrEqual(24);
    }
    await expectAccessible(page, { view: address });
  }
});
