import type { Locator } from '@playwright/test';
import { expect, test, testAtBase, testCrowded } from './site-test.ts';

const printed = [
  { kind: 'path', address: 'paths/theory-to-code/' },
  { kind: 'topic', address: 'topics/io-virtualization/' },
  { kind: 'resource', address: 'resources/linux-kernel-kvm/' },
  { kind: 'list', address: 'resources/' },
  { kind: 'term', address: 'glossary/ept/' },
];

for (const { kind, address } of printed) {
  test(`a ${kind} prints on white without chrome, and says where it comes from`, async ({
    page,
  }) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.goto(address);
    // As a theme that the reader chose would.
    await page.evaluate(() => (document.documentElement.style.colorScheme = 'dark'));
    const colours = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      return { backgroundColor, color };
    });
    expect(colours).toEqual({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(17, 18, 19)' });
    for (const part of ['nav:not(.cairn)', 'form', 'button', '.foot', '.screen', '.skip']) {
      await expect(page.locator(part).filter({ visible: true }), part).toHaveCount(0);
    }
    const canonical = await page.locator('link[rel="canonical"]').getAttribute('href');
    const origin = page.locator('header .paper');
    await expect(origin).toBeVisible();
    await expect(origin).toHaveText(canonical ?? '');
    await page.emulateMedia({ media: 'screen' });
    await expect(origin).toBeHidden();
  });

  test(`a ${kind} prints the address of each link that leaves the site, and of no other`, async ({
    page,
  }) => {
    await page.emulateMedia({ media: 'print' });
    await page.goto(address);
    const links = await page.locator('main a').filter({ visible: true }).evaluateAll(readPrinted);
    const outside = links.filter(({ href }) => /^https?:/.test(href));
    // The link in the heading of a step stands once more below it.
    const written = new Set(links.map(({ after }) => after));
    expect(outside.filter(({ href }) => !written.has(`"${href}"`))).toEqual([]);
    const inside = links.filter(({ href }) => !/^https?:/.test(href));
    expect(inside.filter(({ after }) => /[/#]/.test(after))).toEqual([]);
    expect(outside).not.toEqual([]);
  });
}

test('a path prints the address of every resource of its steps', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('paths/theory-to-code/');
  const hosts = page.locator('.step .host, .things .open');
  const written = await hosts.evaluateAll((elements) =>
    elements.map((element) => getComputedStyle(element, '::after').content),
  );
  expect(written.length).toBeGreaterThan(4);
  expect(written.filter((content) => !content.startsWith('"https://'))).toEqual([]);
});

test('pages break between steps and rows, never inside, and never after a heading', async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('paths/theory-to-code/');
  expect(await styleOf(page.locator('.steps > li'), 'break-inside')).toEqual(['avoid']);
  expect(await styleOf(page.locator('h1, h2, h3, .kind'), 'break-after')).toEqual(['avoid']);
  await page.goto('topics/io-virtualization/');
  expect(await styleOf(page.locator('.row'), 'break-inside')).toEqual(['avoid']);
  expect(await styleOf(page.locator('.grp, .sub'), 'break-after')).toEqual(['avoid']);
});

test('progress prints what is marked, and nothing to fill in or to press', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('progress/');
  await expect(page.getByRole('heading', { name: 'Everything you marked' })).toBeVisible();
  for (const part of ['input', 'textarea', 'select', 'button', '.import', 'details'])
    await expect(page.locator(part).filter({ visible: true }), part).toHaveCount(0);
});

test('no line, no last item and no number of a block stands on a page of its own', async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('paths/theory-to-code/');
  expect(await styleOf(page.locator('main p'), 'orphans')).toEqual(['3']);
  expect(await styleOf(page.locator('main p'), 'widows')).toEqual(['3']);
  const last = page.locator('.prose > :last-child:not(:first-child), p + ul');
  expect(await styleOf(last, 'break-before')).toEqual(['avoid']);
  await page.goto('');
  const numbers = page.locator('.sec > .no');
  expect(await styleOf(numbers, 'display')).toEqual(['block']);
  expect(await styleOf(numbers, 'break-after')).toEqual(['avoid']);
});

test('lines and stops keep their shapes on paper', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('paths/theory-to-code/');
  const drawn = page.locator('main :is(.way, .stop)');
  expect(await styleOf(drawn, 'print-color-adjust')).toEqual(['exact']);
});

for (const [name, site, address] of [
  ['/', test, 'paths/theory-to-code/'],
  ['a base path', testAtBase, 'paths/theory-to-code/'],
  ['a made-up catalog', testCrowded, 'paths/the-first-summer/'],
] as const) {
  site(`a path leads to all of it, to read and to save, at ${name}`, async ({ page, baseURL }) => {
    await page.goto(address);
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save as one file' }).click();
    expect((await saved).suggestedFilename()).toBe(`${address.split('/')[1]}.html`);
    await page.getByRole('link', { name: 'All of it on one page' }).click();
    await expect(page).toHaveURL(`${baseURL}${address}whole/`);
  });
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
