import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { findSqueezed } from './find-squeezed.ts';
import { pages } from './pages.ts';
import {
  expect,
  test,
  testAged,
  testAtBase,
  testBare,
  testCrowded,
  testSingle,
} from './site-test.ts';
import { storeMarks } from './stored-progress.ts';

/** Every width that a window has, near enough. */
const widths = Array.from({ length: 21 }, (_, i) => 320 + 80 * i);
const lists = [
  {
    name: 'crowded',
    site: testCrowded,
    addresses: [
      '',
      'topics/',
      'topics/wintering/',
      'resources/',
      'paths/',
      'paths/the-first-summer/',
      'map/',
      'glossary/',
      'glossary/brood-health/',
      'search/?q=hive',
      'progress/',
      'saved/',
      'about/',
      'contribute/new/',
      'contribute/',
      'contribute/resource/',
      'contribute/own/',
      'contribute/fields/',
      'contribute/rules/',
    ],
  },
  {
    name: 'single',
    site: testSingle,
    addresses: ['health/', 'health/content/', 'changes/', 'changes/page/1/'],
  },
  { name: 'aged', site: testAged, addresses: ['retired/'] },
  {
    name: 'bare',
    site: testBare,
    addresses: ['', 'topics/wintering/', 'resources/', 'paths/', 'glossary/', 'changes/'],
  },
];
const marks = {
  'resources/virtio-specification': 'done',
  'resources/qemu-virtio-devices': 'doing',
  'resources/vfio': 'skipped',
  'paths/theory-to-code/intel-sdm': 'done',
  'resources/intel-sdm': 'done',
  'resources/kvmtool': 'done',
  'resources/hypervisor-from-scratch-part-1': 'done',
  'paths/building-on-qemu/documentation': 'skipped',
} as const;

for (const { kind, address } of pages) {
  const missing = kind === 'missing page';

  testAtBase(`${kind} keeps what every page promises`, async ({ page, baseURL }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const policy = readPolicy(await (await page.request.get(baseURL ?? '')).text());
    const faults = collectFaults(page, baseURL ?? '');
    const response = await page.goto(address, { waitUntil: 'networkidle' });
    expect(response?.status()).toBe(missing ? 404 : 200);
    expect.soft(readPolicy(await page.content())).toBe(policy);
    expect.soft(faults).toEqual([]);
    expect.soft(await sumShifts(page), 'shifts at 1280 px').toBeLessThan(0.01);
    await expectLinks(page, baseURL ?? '');
    await expectOutline(page);
    await expectRobots(page, kind, address);
    await expectAccessible(page, { view: 'the page at 1280 px' });
    for (const [width, size] of [
      [320, '100%'],
      [640, '200%'],
      [1280, '200%'],
    ] as const) {
      await page.setViewportSize({ width, height: 640 });
      await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(needed, `${width} px, letters of ${size}`).toBeLessThanOrEqual(width);
    }

    await page.setViewportSize({ width: 360, height: 800 });
    await page.reload({ waitUntil: 'networkidle' });
    expect.soft(await sumShifts(page), 'shifts at 360 px').toBeLessThan(0.01);
    await storeMarks(page, marks, '/virtualization/');
    // What home shows was noted by a page before.
    if (kind === 'home') await page.reload({ waitUntil: 'networkidle' });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.reload({ waitUntil: 'networkidle' });
      expect.soft(await sumShifts(page), `shifts with marks, ${width} px`).toBeLessThan(0.01);
    }
    expect.soft(faults).toEqual([]);
  });

  test(`${kind} works without script`, async ({ page, baseURL }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const browser = await page.context().newCDPSession(page);
    await browser.send('Emulation.setScriptExecutionDisabled', { value: true });
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const text = await page.getByRole('main').innerText();
    expect(text.length).toBeGreaterThan(missing ? 60 : 200);
    await page.getByRole('banner').getByRole('button', { name: 'Menu' }).click();
    await expect(page.getByRole('banner').getByRole('navigation')).toBeVisible();
    const search = page
      .locator('header a[href$="/search/"], form[action$="/search/"]')
      .filter({ visible: true })
      .first();
    const target = await search.evaluate((element) =>
      element instanceof HTMLFormElement ? element.action : (element as HTMLAnchorElement).href,
    );
    expect(target).toBe(`${baseURL ?? ''}search/`);
    await page.keyboard.press('Escape');
    // axe is a script itself; those of the page, not run when it came, do not run now.
    await browser.send('Emulation.setScriptExecutionDisabled', { value: false });
    await expectAccessible(page);
  });
}

for (const { name, site, addresses } of lists) {
  for (const address of addresses) {
    site(`/${address} of the ${name} catalog fits from 320 to 1920 px`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(address);
      if (address.includes('?')) await expect(page.locator('.found .row').first()).toBeVisible();
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        expect.soft(await findSqueezed(page), `${width} px`).toEqual([]);
      }
      await expectAccessible(page, { widths: [1280, 360] });
    });
  }
}

function readPolicy(html: string): string | undefined {
  return /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/i.exec(html)?.[1];
}

/** Collects what a page complains of, and each response from elsewhere or other than wanted. */
function collectFaults(page: Page, base: string): string[] {
  const faults: string[] = [];
  const isMissing = (url: string) => url.endsWith('/no-such-page/');
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // A missing page is one on purpose; and Playwright keeps the worker for offline use away.
    if (isMissing(message.location().url) || message.text().includes('blocked by Playwright'))
      return;
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith('http') && !url.startsWith(base)) faults.push(`request to ${url}`);
  });
  page.on('response', (response) => {
    const url = response.url();
    if (!response.ok() && !isMissing(url)) faults.push(`${response.status()} ${url}`);
  });
  return faults;
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
  expect.soft(others.filter(({ rel }) => !rel.includes('noopener'))).toEqual([]);
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
      rel: element.getAttribute('rel') ?? '',
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
    const own = new RegExp(`^https?://[^/]+/virtualization/${address}$`);
    await expect.soft(canonical).toHaveAttribute('href', own);
  }
}

/** Adds up what has moved since a page began; the observer hands over the past first. */
function sumShifts(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        // Two frames later the past has been handed over.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );
}
