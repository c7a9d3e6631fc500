import { expect, test } from './site-test.ts';
import { storeMarks } from './stored-progress.ts';

const goingOn = '#continue li';
/** The one thing that a page offers above all. */
const primary = 'main .go:visible';

test('the home page says where to start, and where to go on once something is marked', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('');
  await expect(page.locator('#continue')).toBeHidden();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height).toBeLessThanOrEqual(4400);
  for (const size of [
    { width: 1280, height: 720 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(size);
    await expect(page.locator(primary)).toHaveText('New here? Start with From Theory to Code');
    await expect(page.locator(primary)).toBeInViewport({ ratio: 1 });
  }
  await page.locator(primary).click();
  await expect(page).toHaveURL(/\/paths\/theory-to-code\/$/);
  await page.locator('#intel-sdm mark-control [value=done]').click();
  await page.locator('#ring-0-and-vm-exits mark-control [value=skipped]').click();
  await expect(page.locator('[data-next]')).toHaveText('Next: A3 KVM API tutorial');
  await page.goto('');
  await expect(page.locator(goingOn)).toHaveText([
    'A3Step A3 of From Theory to Code: Continue with KVM API tutorial',
  ]);
  await expect(page.locator(primary)).toHaveText('Continue with KVM API tutorial');
  await expect(page.locator(primary)).toBeInViewport({ ratio: 1 });
  await page.locator(goingOn).getByRole('link').click();
  await expect(page).toHaveURL(/\/paths\/theory-to-code\/#kvm-api-tutorial$/);
});

test('an open home page follows what another tab marks', async ({ page, context, baseURL }) => {
  await page.goto('');
  const other = await context.newPage();
  await other.goto(`${baseURL ?? ''}paths/code-first/`);
  await other.locator('#kvmtool mark-control [value=done]').click();
  await expect(page.locator(goingOn)).toContainText(['Step B2 of']);
  await other.locator('#kvmtool mark-control [value=done]').click();
  await expect(page.locator('#continue')).toBeHidden();
});

test('what is ready stands on the home page, after the paths', async ({ page }) => {
  await storeMarks(page, {
    'resources/hypervisor-from-scratch-part-1': 'done',
    'paths/code-first/concepts': 'done',
  });
  await page.goto('');
  await expect(page.locator(goingOn)).toHaveText([
    /^B1Step B1 of Code-First Learning: Continue with /,
    'Ready for you: Memory Virtualization Deep Dive (builds on Virtualization 101: What is VT-x?)',
  ]);
});

test('what is noted for the home page is text and leads nowhere else, whatever stands there', async ({
  page,
}) => {
  const foreign = '[{"lead":"<b>x</b>","title":"y","href":"https://foreign.example/z"}]';
  for (const text of [foreign, '{', '[{}]', '7', 'null', '[null]']) {
    await page.goto('about/');
    await page.evaluate((value) => localStorage.setItem('cairn:/:continue', value), text);
    await page.goto('');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    if (text !== foreign) continue;
    await expect(page.locator(goingOn)).toHaveText('<b>x</b>Continue with y');
    const link = page.locator(goingOn).getByRole('link');
    await expect(link).toHaveAttribute('href', '/z');
  }
});

test('a resource that is done tells what comes next', async ({ page }) => {
  await page.goto('resources/kvmtool/');
  const next = page.locator('next-up');
  await expect(next).toHaveText('Marks are kept in this browser only.');
  await page.locator('mark-control [value=done]').click();
  // The step that the page of each path calls the next one, too.
  await expect(next.getByRole('link')).toHaveText([
    'Intel SDM, Volume 3C',
    'The concepts behind it',
  ]);
  await page.locator('mark-control [value=done]').click();
  await expect(next).toHaveText('Marks are kept in this browser only.');
});

test('what a resource requires shows its mark and what is still open', async ({ page }) => {
  await page.goto('resources/hypervisor-from-scratch-part-1/');
  await page.getByRole('link', { name: 'Memory Virtualization Deep Dive' }).first().click();
  const open = page.locator('[data-open]');
  await expect(page.locator('mark-control button').first()).toBeVisible();
  await expect(open).toBeEmpty();
  await page.locator('mark-control [value=doing]').click();
  await expect(open).toHaveText('1 of 1 left');
  await page.locator('a[data-resource]').first().click();
  await page.locator('mark-control [value=done]').click();
  await expect(page.locator('next-up').getByRole('link')).toHaveText([
    'Memory Virtualization Deep Dive',
  ]);
  await page.goBack();
  await expect(open).toHaveText('nothing left');
  await expect(page.locator('a[data-resource]').first()).toHaveAttribute('data-mark', 'done');
});
