import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test, testAtBase, testCrowded } from './site-test.ts';
import { readMarks, storeMarks } from './stored-progress.ts';

const path = 'paths/theory-to-code/';
const control = (page: Page, name: string) => page.getByRole('group', { name });
const button = (page: Page, step: string, label: string) =>
  control(page, step).getByRole('button', { name: label, exact: true });
const pressed = (page: Page) => page.locator('mark-control [aria-pressed=true]');
const count = (page: Page) => page.locator('path-progress [data-done]');

test('a step is marked with a click, and stays marked after a reload', async ({ page }) => {
  await page.goto(path);
  await expect(count(page)).toHaveText('5 steps');
  await button(page, 'A1 Intel SDM', 'Done').click();
  await expect(count(page)).toHaveText('1 of 5 steps done');
  await expect(page.getByRole('link', { name: 'Continue with A2' })).toHaveAttribute(
    'href',
    '#ring-0-and-vm-exits',
  );
  await button(page, 'A2 Ring 0', 'Skip').click();
  await button(page, 'A3 KVM API', 'Doing').click();
  await expect(count(page)).toHaveText('1 of 5 steps done, 1 skipped');
  await page.reload();
  await expect(pressed(page)).toHaveText(['Done', 'Skip', 'Doing']);
  await expect(page.locator('[data-next]')).toHaveText('Next: A3 KVM API tutorial');
  expect(await readMarks(page)).toEqual({
    'paths/theory-to-code/intel-sdm': 'done',
    'resources/intel-sdm': 'done',
    'paths/theory-to-code/ring-0-and-vm-exits': 'skipped',
    'paths/theory-to-code/kvm-api-tutorial': 'doing',
    'resources/kvm-api-tutorial': 'doing',
  });
});

test('pressing what is pressed takes the mark back', async ({ page }) => {
  await page.goto(path);
  const done = button(page, 'A1 Intel SDM', 'Done');
  await done.click();
  await expect(done).toHaveAttribute('aria-pressed', 'true');
  await done.click();
  await expect(done).toHaveAttribute('aria-pressed', 'false');
  await expect(page.locator('[data-mark]')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Start with A1' })).toBeVisible();
});

test('what the reader marks is announced, what the page finds at the start is not', async ({
  page,
}) => {
  await storeMarks(page, { 'paths/theory-to-code/intel-sdm': 'done' });
  await page.goto(path);
  const status = page.locator('path-progress [role=status]');
  await expect(count(page)).toHaveText('1 of 5 steps done');
  await expect(status).toBeEmpty();
  await button(page, 'A2 Ring 0', 'Done').click();
  await expect(status).toHaveText('2 of 5 steps done. Next: A3 KVM API tutorial');
  await expect(page.getByRole('progressbar')).toHaveJSProperty('value', 2);
});

test('at the end of a path the page says what to do next', async ({ page }) => {
  await page.goto(path);
  const all = page.locator('mark-control [value=done]');
  for (const done of await all.all()) {
    await done.click();
    await expect(done).toHaveAttribute('aria-pressed', 'true');
  }
  await expect(count(page)).toHaveText('All 5 steps done');
  await page.getByRole('link', { name: 'What you can do now' }).click();
  await expect(page).toHaveURL(/#page_afterwards$/);
  await expect(page.locator('#page_afterwards').getByRole('link')).toHaveText([
    'Code-First Learning',
  ]);
});

test('another open tab shows a mark at once', async ({ page, context, baseURL }) => {
  const other = await context.newPage();
  await page.goto(path);
  await other.goto(`${baseURL ?? ''}${path}`);
  await button(page, 'A1 Intel SDM', 'Done').click();
  await expect(count(other)).toHaveText('1 of 5 steps done');
  await expect(button(other, 'A1 Intel SDM', 'Done')).toHaveAttribute('aria-pressed', 'true');
  await button(other, 'A2 Ring 0', 'Done').click();
  await expect(count(page)).toHaveText('2 of 5 steps done');
});

test('a resource that is done in one path is done in the others and on its page', async ({
  page,
}) => {
  await page.goto(path);
  await button(page, 'A4 kvmtool', 'Done').click();
  await expect(count(page)).toHaveText('1 of 5 steps done');
  await page.goto('paths/code-first/');
  await expect(button(page, 'B1 kvmtool', 'Done')).toHaveAttribute('aria-pressed', 'true');
  await page.goto('resources/kvmtool/');
  await expect(button(page, 'kvmtool', 'Done')).toHaveAttribute('aria-pressed', 'true');
  await button(page, 'kvmtool', 'Done').click();
  await page.goto('paths/code-first/');
  await expect(page.locator('mark-control [aria-pressed]').first()).toBeVisible();
  await expect(pressed(page)).toHaveCount(0);
});

test('a resource is kept on the reading list from its page and from a step', async ({ page }) => {
  await page.goto('resources/kvmtool/');
  await button(page, 'kvmtool', 'Save').click();
  await page.goto(path);
  await expect(button(page, 'A4 kvmtool', 'Save')).toHaveAttribute('aria-pressed', 'true');
  // There is nothing to save where a step is no resource.
  await expect(button(page, 'A5 Your own hypervisor', 'Save')).toHaveCount(0);
  await button(page, 'A4 kvmtool', 'Save').click();
  await page.reload();
  await expect(button(page, 'A4 kvmtool', 'Save')).toHaveAttribute('aria-pressed', 'false');
});

test('a step is marked with the keyboard alone', async ({ page }) => {
  await page.goto(path);
  await button(page, 'A1 Intel SDM', 'Done').focus();
  await page.keyboard.press('Space');
  await expect(count(page)).toHaveText('1 of 5 steps done');
  await page.keyboard.press('Tab');
  await expect(button(page, 'A1 Intel SDM', 'Doing')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(count(page)).toHaveText('0 of 5 steps done');
  await expect(page.getByRole('link', { name: 'Continue with A1' })).toBeVisible();
});

test('a step can be marked when the index of steps cannot be loaded', async ({ page }) => {
  await page.route('**/progress/*.json', (route) => route.abort());
  await page.goto(path);
  await button(page, 'A1 Intel SDM', 'Done').click();
  await expect(button(page, 'A1 Intel SDM', 'Done')).toHaveAttribute('aria-pressed', 'true');
  expect(await readMarks(page)).toEqual({ 'paths/theory-to-code/intel-sdm': 'done' });
});

testCrowded('marks under former ids are followed to those of today', async ({ page }) => {
  await storeMarks(page, {
    'resources/old-the-handbook-of-wintering-in-small-gardens': 'done',
    'paths/old-the-first-summer/old-weigh-it': 'skipped',
    'resources/of-another-catalog': 'done',
  });
  await page.goto('paths/the-first-summer/');
  await expect(pressed(page)).toHaveText(['Done', 'Skip']);
  await button(page, 'A3 The quiet hour', 'Done').click();
  await expect(pressed(page)).toHaveCount(3);
  expect(await readMarks(page)).toEqual({
    'resources/the-handbook-of-wintering-in-small-gardens': 'done',
    'paths/the-first-summer/weigh-it': 'skipped',
    'resources/of-another-catalog': 'done',
    'paths/the-first-summer/the-quiet-hour': 'done',
  });
});

testAtBase('marks are kept below a base path', async ({ page }) => {
  await page.goto(path);
  await button(page, 'A1 Intel SDM', 'Done').click();
  await expect(count(page)).toHaveText('1 of 5 steps done');
  await page.goto('');
  await expect(page.locator('#continue')).toContainText('Step A2 of');
});

test('no control waits for a script that does not run', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  for (const address of [path, 'resources/kvmtool/', 'topics/io-virtualization/', '']) {
    await page.goto(address);
    await expect(page.locator('mark-control:visible, .scripted:visible, .tick')).toHaveCount(0);
    await expect(page.locator('#continue')).toBeHidden();
  }
  await page.goto(path);
  await expect(page.getByRole('link', { name: 'Start with A1' })).toBeVisible();
  await context.close();
});

for (const address of [path, 'resources/kvmtool/']) {
  for (const width of [320, 1280]) {
    test(`${address} is accessible with every mark at ${width} px, light and dark`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await storeMarks(page, {
        'resources/intel-sdm': 'done',
        'paths/theory-to-code/ring-0-and-vm-exits': 'skipped',
        'resources/kvm-api-tutorial': 'doing',
        'resources/kvmtool': 'done',
      });
      await page.goto(address);
      await expect(pressed(page).first()).toBeVisible();
      await expectAccessible(page);
      const sizes = await page
        .locator('mark-control button, .tick')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()))
        .then((boxes) => boxes.flatMap(({ width: w, height }) => [w, height]));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
    });
  }
}
