import { findSqueezed } from './find-squeezed.ts';
import { pages } from './pages.ts';
import { expect, test, testAged, testCrowded, testSingle } from './site-test.ts';

/** Every width that a window has, near enough. */
const widths = Array.from({ length: 21 }, (_, i) => 320 + 80 * i);
const lists = [
  {
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
  { site: testSingle, addresses: ['health/', 'health/content/', 'changes/page/1/'] },
  { site: testAged, addresses: ['retired/'] },
];

for (const { site, addresses } of lists) {
  for (const address of addresses) {
    site(`nothing on /${address} is squeezed or cut off from 320 to 1920 px`, async ({ page }) => {
      await page.goto(address);
      if (address.includes('?')) await expect(page.locator('.found .row').first()).toBeVisible();
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        expect.soft(await findSqueezed(page), `${width} px`).toEqual([]);
      }
    });
  }
}

const squeezed = [
  ['scrolls sideways', '<p style="width: 2000px">Wide</p>'],
  ['breaks a word', '<p style="width: 3em; word-break: break-all">specification</p>'],
  ['is wider than its box', '<p style="width: 3em; overflow: hidden">specification</p>'],
  ['is squeezed', '<p style="width: 4em">This is a text of more words than fit in here.</p>'],
  [
    'gets too little of its row',
    '<div class="row"><p class="d" style="width: 50%">So much to say, so little room for it. '.repeat(
      2,
    ),
  ],
  ['overlaps', '<p>One line</p><p style="margin-top: -2em">Another line</p>'],
  ['cut off', '<svg width="50" height="20"><text y="15">specification</text></svg>'],
] as const;

test('what is squeezed or cut off is found, by each of its signs', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  for (const [fault, html] of squeezed) {
    await page.setContent(html);
    const found = await findSqueezed(page);
    expect(
      found.filter((text) => text.startsWith(fault)),
      fault,
    ).not.toEqual([]);
  }
  await page.setContent('<p>Nothing is wrong with this text, which breaks between its words.</p>');
  expect(await findSqueezed(page)).toEqual([]);
});

test('lines, badges and the cairn keep their shapes in forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('');
  const stone = page.locator('.cairn a').first();
  await expect(stone).toHaveCSS('border-top-width', '1px');
  const letters = await page.locator('main .stop').evaluateAll((stops) =>
    stops.map((stop) => ({
      letter: getComputedStyle(stop).color,
      badge: getComputedStyle(stop, '::before').backgroundColor,
      adjust: getComputedStyle(stop).getPropertyValue('forced-color-adjust'),
    })),
  );
  expect(letters.length).toBeGreaterThan(3);
  // Not adjusted, as the browser would draw a box of the page's colour behind the letter.
  for (const { letter, badge, adjust } of letters) {
    expect(letter).not.toBe(badge);
    expect(adjust).toBe('none');
  }
});

for (const { kind, address } of pages) {
  test(`${kind} never scrolls sideways at 320 px, nor with letters of twice the size`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address);
    const needed = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await needed()).toBeLessThanOrEqual(320);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    for (const width of [640, 1280]) {
      await page.setViewportSize({ width, height: 640 });
      expect(await needed(), `${width} px`).toBeLessThanOrEqual(width);
    }
  });

  for (const width of [360, 1280]) {
    test(`${kind} does not shift while it loads at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(address, { waitUntil: 'networkidle' });
      const shift = await page.evaluate(sumLayoutShifts);
      expect(shift).toBeLessThan(0.01);
    });
  }

  test(`${kind} has one first heading, skips no level, and has its landmarks with a first link to the main one`, async ({
    page,
  }) => {
    await page.goto(address);
    const levels = await page
      .locator('h1, h2, h3, h4, h5, h6')
      .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    const skips = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
    expect(skips).toEqual([]);

    for (const landmark of ['banner', 'main', 'contentinfo'] as const) {
      await expect(page.getByRole(landmark)).toHaveCount(1);
    }
    await page.keyboard.press('Tab');
    const skipLink = page.locator(':focus');
    await expect(skipLink).toBeInViewport();
    const target = await skipLink.getAttribute('href');
    expect(target).toMatch(/^#/);
    await expect(page.locator(`main${target ?? ''}, main ${target ?? ''}`)).toHaveCount(1);
  });
}

/** Adds up what has moved since the page began; the observer hands over the past first. */
function sumLayoutShifts(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as LayoutShift).value;
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    // Two frames later the past has been handed over.
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
  });
}

interface LayoutShift extends PerformanceEntry {
  value: number;
}
