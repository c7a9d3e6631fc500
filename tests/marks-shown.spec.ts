import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test, testCrowded } from './site-test.ts';
import { readMarks, storeMarks } from './stored-progress.ts';

const tick = (page: Page, name: string) =>
  page.getByRole('button', { name: `Mark ${name} as done` });
const someMarks = {
  'resources/virtio-specification': 'done',
  'resources/qemu-virtio-devices': 'doing',
  'resources/vfio': 'skipped',
  'paths/theory-to-code/intel-sdm': 'done',
  'resources/intel-sdm': 'done',
  'resources/kvmtool': 'done',
  'resources/hypervisor-from-scratch-part-1': 'done',
  'paths/building-on-qemu/documentation': 'skipped',
} as const;

test('a row of a topic is marked done, and undone, with a click', async ({ page }) => {
  await page.goto('topics/io-virtualization/');
  const done = page.locator('[data-count=rows]');
  await expect(done).toHaveText('0 of 11');
  await tick(page, 'Introduction to Virtio').click();
  await expect(done).toHaveText('1 of 11');
  await expect(tick(page, 'Introduction to Virtio')).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(done).toHaveText('1 of 11');
  await tick(page, 'Introduction to Virtio').press('Enter');
  await expect(done).toHaveText('0 of 11');
  expect(await readMarks(page)).toEqual({ 'resources/introduction-to-virtio': 'open' });
});

test('rows and stops show the marks that other pages made, and say them', async ({ page }) => {
  await storeMarks(page, someMarks);
  await page.goto('topics/io-virtualization/');
  await expect(
    page.getByRole('button', { name: 'Mark QEMU Virtio Devices as done (now doing)' }),
  ).toHaveAttribute('aria-pressed', 'false');
  await expect(
    page.getByRole('link', { name: 'Step C4 of Building on QEMU · done', exact: true }),
  ).toHaveAttribute('data-mark', 'done');
});

test('rows that the list of resources fetches can be marked too', async ({ page }) => {
  await storeMarks(page, { 'resources/vfio': 'done' });
  await page.goto('resources/page/2/');
  const ticks = page.locator('resource-list .tick');
  await expect(ticks).toHaveCount(22);
  await page.locator('select[name=sort]').selectOption('topic');
  await expect(ticks).toHaveCount(62);
  await expect(tick(page, 'VFIO (Virtual Function I/O)')).toHaveAttribute('aria-pressed', 'true');
  await tick(page, 'kvmtool').click();
  await expect(
    page.getByRole('link', { name: 'Step A4 of From Theory to Code · done' }),
  ).toBeVisible();
});

test('a row in another tab shows a mark at once', async ({ page, context, baseURL }) => {
  const other = await context.newPage();
  await page.goto('topics/io-virtualization/');
  await other.goto(`${baseURL ?? ''}resources/`);
  await tick(page, 'Introduction to Virtio').click();
  await expect(tick(other, 'Introduction to Virtio')).toHaveAttribute('aria-pressed', 'true');
});

test('nothing is loaded for a reader who has marked nothing', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const address of ['', 'topics/io-virtualization/', 'paths/theory-to-code/'])
    await page.goto(address, { waitUntil: 'networkidle' });
  expect(asked.filter((address) => address.includes('/progress/'))).toEqual([]);
});

test('results of search carry no toggle', async ({ page }) => {
  await page.goto('search/?q=virtio');
  await expect(page.locator('search-page .row').first()).toBeVisible();
  await expect(page.locator('.tick')).toHaveCount(0);
});

testCrowded('the home page with 12 paths does not shift with progress stored', async ({ page }) => {
  await page.goto('paths/the-first-summer/');
  await page.locator('mark-control [value=done]').first().click();
  await expect(page.locator('path-progress [data-done]')).toHaveText('1 of 15 steps done');
  // What home shows at once was noted here.
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('cairn:/:continue')))
    .toContain('The first summer');
  await page.goto('', { waitUntil: 'networkidle' });
  await expect(page.locator('#continue')).toBeVisible();
  expect(await page.evaluate(sumShifts)).toBeLessThan(0.01);
});

for (const address of ['', 'topics/io-virtualization/', 'resources/']) {
  test(`"${address}" is accessible with marks, at 320 px, light and dark`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await storeMarks(page, someMarks);
    await page.goto(address, { waitUntil: 'networkidle' });
    await expect(page.locator('.row[data-mark]').first()).toBeVisible();
    await expectAccessible(page);
  });
}

/** Adds up what has moved since the page began. */
function sumShifts(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        sum += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
  });
}
