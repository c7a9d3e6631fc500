import type { Locator, Page } from '@playwright/test';
import { expect, test, testCrowded } from './site-test.ts';

test('a path prints its steps whole, with the address of every resource', async ({ page }) => {
  await openOnPaper(page, 'paths/first-loaf/');
  const hosts = page.locator('.step .host, .things .open');
  const written = await hosts.evaluateAll((elements) =>
    elements.map((element) => getComputedStyle(element, '::after').content),
  );
  expect(written.length).toBeGreaterThan(4);
  expect(written.filter((content) => !content.startsWith('"https://'))).toEqual([]);
  expect(await styleOf(page.locator('.steps > li'), 'break-inside')).toEqual(['avoid']);
  expect(await styleOf(page.locator('h1, h2, h3, .kind'), 'break-after')).toEqual(['avoid']);
  expect(await styleOf(page.locator('main p'), 'orphans')).toEqual(['3']);
  expect(await styleOf(page.locator('main p'), 'widows')).toEqual(['3']);
  const last = page.locator('.prose > :last-child:not(:first-child), p + ul');
  expect(await styleOf(last, 'break-before')).toEqual(['avoid']);
  const drawn = page.locator('main :is(.way, .stop)');
  expect(await styleOf(drawn, 'print-color-adjust')).toEqual(['exact']);
  await expectPrinted(page);
});

test('lists, resources and terms print on white, and say where they and their links are', async ({
  page,
}) => {
  for (const address of ['resources/crumbscope/', 'resources/', 'glossary/ddt/'])
    await test.step(address, async () => {
      await openOnPaper(page, address);
      await expectPrinted(page);
    });
  await openOnPaper(page, 'topics/sourdough/');
  expect(await styleOf(page.locator('.row'), 'break-inside')).toEqual(['avoid']);
  expect(await styleOf(page.locator('.grp, .sub'), 'break-after')).toEqual(['avoid']);
  await expectPrinted(page);
});

test('home prints its numbers, and progress what is marked and nothing to fill in or to press', async ({
  page,
}) => {
  await openOnPaper(page, '');
  const numbers = page.locator('.sec > .no');
  expect(await styleOf(numbers, 'display')).toEqual(['block']);
  expect(await styleOf(numbers, 'break-after')).toEqual(['avoid']);
  await openOnPaper(page, 'progress/');
  await expect(page.getByRole('heading', { name: 'Everything you marked' })).toBeVisible();
  for (const part of ['input', 'textarea', 'select', 'button', '.import', 'details'])
    await expect(page.locator(part).filter({ visible: true }), part).toHaveCount(0);
});

for (const { name, site, address } of [
  { name: 'a base path', site: test, address: 'paths/first-loaf/' },
  { name: '/', site: testCrowded, address: 'paths/the-first-summer/' },
])
  site(`a path leads to all of it, to read and to save, at ${name}`, async ({ page, baseURL }) => {
    await page.goto(address);
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save as one file' }).click();
    expect((await saved).suggestedFilename()).toBe(`${address.split('/')[1]}.html`);
    await page.getByRole('link', { name: 'All of it on one page' }).click();
    await expect(page).toHaveURL(`${baseURL}${address}whole/`);
  });

/** Opens a page as it is printed from the dark, which its reader chose. */
async function openOnPaper(page: Page, address: string): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(address);
  await page.evaluate(() => (document.documentElement.style.colorScheme = 'dark'));
}

/** Expects a page on white, without chrome, with the address of itself and of each link that leaves the site. */
async function expectPrinted(page: Page): Promise<void> {
  const colours = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    return { backgroundColor, color };
  });
  expect(colours).toEqual({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(17, 18, 19)' });
  for (const part of ['nav:not(.cairn)', 'form', 'button', '.foot', '.screen', '.skip'])
    await expect(page.locator(part).filter({ visible: true }), part).toHaveCount(0);
  const links = await page.locator('main a').filter({ visible: true }).evaluateAll(readPrinted);
  const outside = links.filter(({ href }) => /^https?:/.test(href));
  // The link in the heading of a step stands once more below it.
  const written = new Set(links.map(({ after }) => after));
  expect(outside).not.toEqual([]);
  expect(outside.filter(({ href }) => !written.has(`"${href}"`))).toEqual([]);
  const inside = links.filter(({ href }) => !/^https?:/.test(href));
  expect(inside.filter(({ after }) => /[/#]/.test(after))).toEqual([]);
  const canonical = page.locator('link[rel="canonical"]');
  await expect(canonical).toBeVisible();
  const [{ href, after } = { href: '', after: '' }] = await canonical.evaluateAll(readPrinted);
  expect(after).toBe(`"${href}"`);
  await page.emulateMedia({ media: 'screen' });
  await expect(canonical).toBeHidden();
}

/** What is written after links on paper. */
function readPrinted(elements: Element[]): { href: string; after: string }[] {
  return elements.map((element) => ({
    href: element.getAttribute('href') ?? '',
    after: getComputedStyle(element, '::after').content,
  }));
}

/** The different values that a property has on some elements, of which there must be one. */
async function styleOf(elements: Locator, property: string): Promise<string[]> {
  const values = await elements.evaluateAll(
    (all, name) => all.map((element) => getComputedStyle(element).getPropertyValue(name)),
    property,
  );
  return [...new Set(values)];
}
