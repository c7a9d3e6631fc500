import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { builtSites } from './built-sites.ts';
import { expectAccessible } from './expect-accessible.ts';
import { findSqueezed } from './find-squeezed.ts';
import { pages, someMarks } from './pages.ts';
import { expect, test, testAged, testBare, testCrowded, testSingle } from './site-test.ts';
import { stopScripts } from './stop-scripts.ts';
import { formatMarks } from './stored-progress.ts';
import { sumShifts } from './sum-shifts.ts';
import { expectLight, startWeighing } from './weigh-page.ts';

const base = process.env[builtSites.fixture.variable] ?? '';
/** The narrowest window of each layout, near enough, where texts have the least room. */
const widths = [320, 480, 640, 720, 800, 960, 1120, 1280, 1600];
/** Kinds that show what a reader has marked. */
const marked = [
  ...['home', 'topics', 'topic', 'resources', 'resource', 'paths', 'path', 'map'],
  ...['progress', 'reading list'],
];
/** Kinds that are looked at in the dark too, for what a test of pairs of tokens cannot see. */
const seenInTheDark = ['home', 'topic', 'resources', 'path', 'map', 'new resource'];
/** Kinds that show something else where no script runs. */
const otherWithoutScript = [
  ...['home', 'resources', 'resource', 'paths', 'path', 'progress', 'reading list', 'search'],
  ...['new resource', 'offline'],
];
/** Pages that look different where there is more, less or something else to show than in the fixture catalog. */
const pagesOfSites = [
  {
    what: 'home, topics and resources of a large catalog',
    site: testCrowded,
    addresses: ['', 'topics/', 'topics/wintering/', 'resources/'],
  },
  {
    what: 'paths and the map of a large catalog',
    site: testCrowded,
    addresses: ['paths/', 'paths/the-first-summer/', 'map/'],
  },
  {
    what: 'glossary and search of a large catalog',
    site: testCrowded,
    addresses: ['glossary/', 'glossary/brood-health/', 'search/?q=hive', 'about/'],
  },
  {
    what: 'checked links and changes',
    site: testSingle,
    addresses: ['health/', 'health/content/', 'changes/', 'changes/page/1/'],
  },
  {
    what: 'a look and pages of a catalog’s own',
    site: testAged,
    addresses: ['', 'house-rules/', 'thanks/', 'topics/wintering/', 'map/', 'search/?q=hive'],
    dark: true,
  },
  {
    what: 'a topic and a path that leave out what they can',
    site: testAged,
    addresses: [
      ...['topics/', 'topics/swarming/', 'paths/', 'paths/a-hive-on-the-roof/'],
      'paths/a-hive-on-the-roof/whole/',
    ],
  },
  { what: 'retired resources', site: testAged, addresses: ['retired/', 'health/content/'] },
  {
    what: 'home, a topic and resources of the least catalog',
    site: testBare,
    addresses: [
      ...['', 'topics/wintering/', 'resources/'],
      'resources/the-manual-of-honey-harvest-in-wet-summers/',
    ],
  },
  {
    what: 'what the least catalog lacks',
    site: testBare,
    addresses: [
      ...['paths/', 'map/', 'glossary/', 'changes/', 'about/', 'contribute/'],
      ...['contribute/resource/', 'contribute/own/', 'contribute/new/'],
    ],
  },
];

for (const { kind, address } of pages) {
  const isMissing = kind === 'missing page';

  test(`${kind} keeps what every page promises`, async ({ sharedPage: page }) => {
    await test.step('with script', async () => {
      const policy = readPolicy(await (await page.request.get(base)).text());
      const errors = collectErrors(page, base);
      const readWeight = await startWeighing(page);
      const response = await page.goto(base + address, { waitUntil: 'networkidle' });
      expect(response?.status()).toBe(isMissing ? 404 : 200);
      // What follows the end is an error of HTML, after which a validator reads no further.
      expect
        .soft((await response?.text())?.endsWith('</html>'), 'ends with its end tag')
        .toBe(true);
      expectLight(kind, await readWeight());
      expect.soft(readPolicy(await page.content()), 'policy').toBe(policy);
      expect.soft(await sumShifts(page), 'shifts at 1280 px').toBeLessThan(0.01);
      await expectOutline(page);
      await expectAccessible(page, {
        view: 'the page with script',
        dark: seenInTheDark.includes(kind),
      });
      await expectFit(page);
      await expectNoShifts(page, kind);
      expect.soft(errors).toEqual([]);
    });

    await test.step('without script', async () => {
      const letScriptsRun = await stopScripts(page);
      await page.setViewportSize({ width: 360, height: 800 });
      const response = await page.reload();
      expect(response?.status()).toBe(isMissing ? 404 : 200);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const text = await page.getByRole('main').innerText();
      expect.soft(text.length, 'letters').toBeGreaterThan(isMissing ? 60 : 200);
      await expectLinks(page, base);
      await expectRobots(page, kind, address);
      await expectWaysOn(page, base);
      if (otherWithoutScript.includes(kind)) {
        // axe is a script itself; those of the page, not run when it came, do not run now.
        await letScriptsRun();
        await expectAccessible(page, { view: 'the page without script' });
      } else await letScriptsRun();
    });
  });
}

for (const { what, site, addresses, dark = false } of pagesOfSites) {
  site(`${what} fit and are accessible`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const address of addresses)
      await test.step(`/${address}`, async () => {
        await page.goto(address);
        if (address.includes('?')) await expect(page.locator('.found .row').first()).toBeVisible();
        await openAll(page);
        await expectFit(page);
        await expectAccessible(page, { view: `/${address}`, widths: [360], dark });
      });
  });
}

test('the policy allows our own files, the one script inside the page and no other host', async ({
  page,
}) => {
  await page.goto('');
  const directives = (readPolicy(await page.content()) ?? '')
    .split(';')
    .map((directive) => directive.trim());
  const inside = await page
    .locator('script:not([src]):not([type="application/ld+json"])')
    .evaluateAll((scripts) => scripts.map(({ textContent }) => textContent));
  expect(inside).toHaveLength(1);
  expect(Buffer.byteLength(inside[0] ?? '')).toBeLessThanOrEqual(500);
  const hash = createHash('sha256').update(inside[0] ?? '');
  const own = `'sha256-${hash.digest('base64')}'`;
  expect(directives).toContain(`script-src 'self' 'wasm-unsafe-eval' ${own}`);
  const inline = directives.filter((directive) => directive.includes('unsafe-inline'));
  expect(inline).toEqual(["style-src-attr 'unsafe-inline'"]);
  const sources = directives.flatMap((directive) => directive.split(' ').slice(1));
  expect(sources.filter((source) => !/^'.*'$|^data:$/.test(source))).toEqual([]);
});

test('every link of the navigation leads to a page that marks it as current', async ({ page }) => {
  await page.goto('');
  const links = page.getByRole('banner').getByRole('navigation').getByRole('link');
  const addresses = await links.evaluateAll((elements) =>
    elements.map((element) => (element as HTMLAnchorElement).href),
  );
  expect(addresses.length).toBeGreaterThan(2);
  for (const address of addresses) {
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(200);
    const current = page.getByRole('banner').locator('a[aria-current="page"]').first();
    await expect(current, address).toHaveAttribute('href', new URL(address).pathname);
  }
});

/** Opens what is folded away, so that it is looked at too. */
async function openAll(page: Page): Promise<void> {
  await page.locator('main details').evaluateAll((all) => {
    for (const details of all) (details as HTMLDetailsElement).open = true;
  });
}

/** Expects nothing to be squeezed at any width, and room for letters of twice their size. */
async function expectFit(page: Page): Promise<void> {
  for (const width of widths) {
    // Low, as most of the time goes into drawing what nobody looks at.
    await page.setViewportSize({ width, height: 200 });
    expect.soft(await findSqueezed(page), `${width} px`).toEqual([]);
  }
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  for (const width of [640, 1280]) {
    await page.setViewportSize({ width, height: 200 });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(needed, `${width} px, letters of 200%`).toBeLessThanOrEqual(width);
  }
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
}

/** Expects nothing to move while a page loads on a phone, nor where its reader has marked something. */
async function expectNoShifts(page: Page, kind: string): Promise<void> {
  const expectStill = async (width: number, what: string) => {
    await page.setViewportSize({ width, height: 800 });
    await page.reload({ waitUntil: 'networkidle' });
    expect.soft(await sumShifts(page), `shifts ${what}, ${width} px`).toBeLessThan(0.01);
  };
  await expectStill(360, 'without marks');
  if (!marked.includes(kind)) return;
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [
    `cairn:${builtSites.fixture.base}:progress`,
    formatMarks(someMarks),
  ] as const);
  // What pages show before their scripts was noted by a page before.
  await page.reload({ waitUntil: 'networkidle' });
  for (const width of [360, 1280]) await expectStill(width, 'with marks');
}

/** Expects the menu to open and search to be led to, where no script runs. */
async function expectWaysOn(page: Page, base: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Menu' }).click();
  await expect.soft(page.getByRole('banner').getByRole('navigation')).toBeVisible();
  const search = page
    .locator('header a[href$="/search/"], form[action$="/search/"]')
    .filter({ visible: true })
    .first();
  const target = await search.evaluate((element) =>
    element instanceof HTMLFormElement ? element.action : (element as HTMLAnchorElement).href,
  );
  expect.soft(target).toBe(`${base}search/`);
  await page.keyboard.press('Escape');
}

function readPolicy(html: string): string | undefined {
  return /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/i.exec(html)?.[1];
}

/** Collects what a page complains of, and each response from elsewhere or other than wanted. */
function collectErrors(page: Page, base: string): string[] {
  const errors: string[] = [];
  const isMissing = (url: string) => url.endsWith('/no-such-page/');
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // A missing page is one on purpose; and Playwright keeps the worker for offline use away.
    if (isMissing(message.location().url) || message.text().includes('blocked by Playwright'))
      return;
    if (['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith('http') && !url.startsWith(base)) errors.push(`request to ${url}`);
  });
  page.on('response', (response) => {
    const url = response.url();
    if (!response.ok() && !isMissing(url)) errors.push(`${response.status()} ${url}`);
  });
  return errors;
}

/** Expects links inside to stay below the base path, and links outside to name their host. */
async function expectLinks(page: Page, base: string): Promise<void> {
  const { origin } = new URL(base);
  const links = await page.locator('a[href], link[href], form[action]').evaluateAll(describeLinks);
  const inside = links.filter(({ url }) => url.startsWith(origin)).map(({ url }) => url);
  expect.soft(inside).not.toEqual([]);
  expect.soft(inside.filter((url) => !url.startsWith(base))).toEqual([]);
  const outside = links.filter(({ url, name }) => name === 'a' && /^http/.test(url));
  const others = outside.filter(({ url }) => !url.startsWith(origin));
  expect.soft(others.filter(({ host, text }) => !text.includes(host))).toEqual([]);
}

/** Describes links, with the words that name or describe each; runs in the page. */
function describeLinks(elements: Element[]) {
  return elements.map((element) => {
    const address = element.getAttribute('href') ?? element.getAttribute('action') ?? '';
    const { href, hostname } = new URL(address, document.baseURI);
    const described = (element.getAttribute('aria-describedby') ?? '').split(' ');
    const words = [
      element.textContent,
      element.getAttribute('aria-label'),
      ...described.map((id) => document.getElementById(id)?.textContent),
    ];
    return {
      name: element.localName,
      url: href,
      host: hostname.replace(/^www\./, ''),
      text: words.join(' '),
    };
  });
}

/** Expects one first heading, no level skipped, the landmarks, and a first link to the main one. */
async function expectOutline(page: Page): Promise<void> {
  const levels = await page
    .locator('h1, h2, h3, h4, h5, h6')
    .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));
  expect.soft(levels.filter((level) => level === 1)).toHaveLength(1);
  expect.soft(levels[0]).toBe(1);
  const skips = levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1);
  expect.soft(skips).toEqual([]);
  for (const landmark of ['banner', 'main', 'contentinfo'] as const)
    await expect.soft(page.getByRole(landmark)).toHaveCount(1);
  await page.keyboard.press('Tab');
  const skipLink = page.locator(':focus');
  await expect.soft(skipLink).toBeInViewport();
  const target = await skipLink.getAttribute('href');
  expect(target).toMatch(/^#/);
  await expect.soft(page.locator(`main${target ?? ''}, main ${target ?? ''}`)).toHaveCount(1);
}

/** Expects a page to name its address, or to stay out of indexes where it holds only what the reader put there. */
async function expectRobots(page: Page, kind: string, address: string): Promise<void> {
  const canonical = page.locator('link[rel="canonical"]');
  if (['missing page', 'progress', 'reading list'].includes(kind)) {
    await expect.soft(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
    await expect.soft(canonical).toHaveCount(0);
  } else {
    const own = new RegExp(`^https?://[^/]+${builtSites.fixture.base}${address}$`);
    await expect.soft(canonical).toHaveAttribute('href', own);
  }
}
