import type { Page } from '@playwright/test';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test, testAtBase, testCrowded } from './site-test.ts';

const address = 'paths/code-first/whole/';
const file = pathToFileURL(resolve('.cache/sites/root', address, 'index.html')).href;

for (const [name, site] of [
  ['the catalog', test],
  ['the catalog below a base path', testAtBase],
  ['a made-up catalog', testCrowded],
] as const) {
  site(
    `the whole of each path of ${name} says all of its steps and resources`,
    async ({ page, request }) => {
      const catalog = (await (await request.get('catalog.json')).json()) as Catalog;
      expect(catalog.paths.length).toBeGreaterThan(2);
      for (const path of catalog.paths) {
        await page.goto(`paths/${path.id}/whole/`);
        const text = await readText(page);
        const missing = textsOf(path, catalog).filter((part) => !text.includes(part));
        expect(missing, path.id).toEqual([]);
      }
    },
  );
}

test('the whole of a path is dark on a dark screen, and white on paper', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(address);
  const readPaper = () =>
    page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  expect(await readPaper()).toBe('rgb(14, 15, 16)');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await readPaper()).toBe('rgb(255, 255, 255)');
});

test('the whole of a path asks for nothing but itself, and runs no script', async ({ page }) => {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(address, { waitUntil: 'networkidle' });
  expect(requests).toEqual([page.url()]);
  expect(complaints).toEqual([]);
  await expect(page.locator('script, link[rel="stylesheet"], img, iframe')).toHaveCount(0);
  const policy = page.locator('meta[http-equiv="Content-Security-Policy" i]');
  await expect(policy).toHaveAttribute(
    'content',
    /^default-src 'none'; style-src 'sha256-[^ ]+'; img-src data:; /,
  );
});

test('the whole of a path looks the same from a disk as from the site', async ({ page }) => {
  await page.goto(address);
  const served = await readText(page);
  const height = await page.evaluate(() => document.body.scrollHeight);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(file);
  expect(await readText(page)).toBe(served);
  expect(await page.evaluate(() => document.body.scrollHeight)).toBe(height);
  expect(requests).toEqual([file]);
});

test('the whole of a path links inside itself or to whole addresses', async ({ page, request }) => {
  await page.goto(file);
  const hrefs = await page
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const inside = hrefs.filter((href) => href.startsWith('#'));
  expect(inside.length).toBeGreaterThan(6);
  for (const href of new Set(inside)) {
    await expect(page.locator(`[id="${href.slice(1)}"]`), href).toHaveCount(1);
  }
  const outside = hrefs.filter((href) => !href.startsWith('#'));
  expect(outside.filter((href) => !/^https?:\/\//.test(href))).toEqual([]);
  const { page: home } = (await (await request.get('catalog.json')).json()) as Catalog;
  expect(outside).toContain(`${home}paths/code-first/`);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
    'href',
    `${home}paths/code-first/`,
  );
});

testCrowded('a resource of several steps stands in full once', async ({ page, request }) => {
  const catalog = (await (await request.get('catalog.json')).json()) as Catalog;
  for (const path of catalog.paths) {
    await page.goto(`paths/${path.id}/whole/`);
    const ids = path.steps.flatMap(({ resources }) => resources.map(({ id }) => id));
    await expect(page.locator('.full')).toHaveCount(new Set(ids).size);
  }
});

test('a companion that is a step elsewhere leads to its full text', async ({ page }) => {
  await page.goto('paths/theory-to-code/whole/');
  const link = page.locator('#your-own-hypervisor').getByRole('link', { name: 'In full at A4' });
  await expect(link).toHaveAttribute('href', '#A4-kvmtool');
  await expect(page.locator('#kvmtool #A4-kvmtool h3')).toHaveText('kvmtool');
});

test('the sitemap leaves the whole of a path to its page', async ({ request }) => {
  const sitemap = await (await request.get('sitemap-0.xml')).text();
  expect(sitemap).toContain('/paths/code-first/<');
  expect(sitemap).not.toContain('/whole/');
});

for (const width of [1280, 320]) {
  test(`the whole of a path is accessible at ${width} px, light and dark`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(address);
    await expectAccessible(page);
  });
}

test('the whole of a path prints each step on a page of its own, with a box to tick', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await page.goto(address);
  const steps = page.locator('.steps > li');
  const styles = await steps.evaluateAll((elements) =>
    elements.map((element) => {
      const box = getComputedStyle(element.querySelector('.done') ?? element, '::before');
      return `${getComputedStyle(element).breakBefore}, ${box.borderTopStyle}`;
    }),
  );
  expect(new Set(styles)).toEqual(new Set(['page, solid']));
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(background).toBe('rgb(255, 255, 255)');
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  const sheets = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
  expect(sheets.length).toBeGreaterThan(await steps.count());
});

/** All text of a page as it is written, with single spaces. */
function readText(page: Page): Promise<string> {
  return page.locator('body').evaluate((body) => body.textContent.replaceAll(/\s+/g, ' '));
}

/** What the catalog says of a path, its steps and the resources of those. */
function textsOf(path: Path, { resources }: Catalog): string[] {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const own = [path.title, path.summary, path.audience, ...path.prerequisites, ...path.outcomes];
  const steps = path.steps.flatMap((step) => [
    ...[step.code, step.title, step.take, step.done],
    ...step.readings.flatMap(({ title, url }) => [title, url]),
    ...step.resources.flatMap(({ locator }) => locator ?? []),
    ...step.companions.map((id) => byId.get(id)?.title ?? id),
  ]);
  const used = path.steps.flatMap((step) => step.resources.map(({ id }) => byId.get(id)));
  return [...own, ...steps, ...used.flatMap((resource) => leavesOf(resource, unwritten))];
}

/** Fields that are said in other words, or tie the resource to the rest of the catalog. */
const unwritten = new Set([
  ...['id', 'kind', 'level', 'access', 'language', 'aliases', 'added', 'featured', 'moreAuthors'],
  ...['placements', 'steps', 'requires', 'related', 'formerly', 'find'],
]);

/** All texts and numbers in a value, as they are written. */
function leavesOf(value: unknown, without = new Set<string>()): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return Object.entries(value ?? {}).flatMap(([key, inner]) =>
    without.has(key) ? [] : leavesOf(inner),
  );
}

interface Catalog {
  page: string;
  resources: { id: string; title: string }[];
  paths: Path[];
}

interface Path {
  id: string;
  title: string;
  summary: string;
  audience: string;
  prerequisites: string[];
  outcomes: string[];
  steps: {
    code: string;
    title: string;
    take: string;
    done: string;
    readings: { title: string; url: string }[];
    resources: { id: string; locator?: string }[];
    companions: string[];
  }[];
}
