import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { findViolations } from './find-violations.ts';
import { expect, test, testBare, testCrowded, testSingle } from './site-test.ts';

const sites = [
  { name: 'map of the catalog', test, paths: 3, steps: 15 },
  { name: 'map of 12 paths of 15 steps', test: testCrowded, paths: 12, steps: 180 },
  { name: 'map of one path', test: testSingle, paths: 1, steps: 6 },
];
const widths = [320, 360, 768, 1440];

for (const { name, test: onSite, paths, steps } of sites) {
  for (const width of widths) {
    onSite(
      `the ${name} fits at ${width} px, each label in a place of its own`,
      async ({ page }) => {
        await open(page, width);
        const needed = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(needed).toBeLessThanOrEqual(width);
        const map = page.locator('.mapped');
        expect(await map.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(
          0,
        );
        await expect(page.locator('.map:visible')).toHaveCount(1);
        expect(await findTextsInTheWay(page)).toEqual([]);
        expect(await findSmallestText(page)).toBeGreaterThanOrEqual(10.9);
      },
    );
  }

  for (const width of [360, 1440]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      onSite(`the ${name} is accessible at ${width} px, ${colorScheme}`, async ({ page }) => {
        // axe looks at some thousand elements.
        onSite.slow();
        await open(page, width);
        await page.emulateMedia({ colorScheme });
        expect(await findViolations(page)).toEqual([]);
      });
    }

    onSite(
      `the ${name} names every stop and leads to its step at ${width} px`,
      async ({ page }) => {
        await open(page, width);
        const stops = page.locator('.map:visible a[data-step]');
        await expect(stops).toHaveCount(steps);
        const links = await stops.evaluateAll((elements) =>
          elements.map((element) => ({
            name: element.getAttribute('aria-label') ?? '',
            address: element.getAttribute('href') ?? '',
            step: element.getAttribute('data-step') ?? '',
            code: element.querySelector('.c')?.textContent.trim() ?? '',
          })),
        );
        for (const { name: full, address, step, code } of links) {
          expect(full).toMatch(new RegExp(`^${code} .+, step \\d+ of .+`));
          expect(address).toMatch(new RegExp(`/paths/${step.replace('/', '/#')}$`));
        }
        await expect(page.locator('.map:visible').getByRole('link')).toHaveCount(steps);
        const all = page.locator('.map:visible').getByRole('group', { name: /^Path [A-Z]+: / });
        await expect(all).toHaveCount(paths);
      },
    );
  }

  onSite(`the ${name} lists below it what it shows`, async ({ page }) => {
    await open(page, 1440);
    await expect(page.locator('.stations .stop')).toHaveCount(steps);
    await expect(page.getByRole('list', { name: 'Lines' }).getByRole('listitem')).toHaveCount(
      paths,
    );
  });
}

test('the keyboard comes to the stops path by path, and only to those that show', async ({
  page,
}) => {
  for (const width of [360, 1440]) {
    await open(page, width);
    const first = page.locator('.map:visible a').first();
    await first.focus();
    const codes: string[] = [];
    for (let i = 0; i < 15; i += 1) {
      codes.push(await page.locator(':focus .c').innerHTML());
      await page.keyboard.press('Tab');
    }
    expect(codes.map((code) => code.trim()).join(' ')).toBe(
      'A1 A2 A3 A4 A5 B1 B2 B3 B4 B5 C1 C2 C3 C4 C5',
    );
    await expect(page.locator('.map :focus')).toHaveCount(0);
  }
});

test('a stop leads to its step, and an interchange says where to change', async ({ page }) => {
  await open(page, 1440);
  const stop = page.locator('.map:visible').getByRole('link', { name: /^A1 / });
  await expect(stop).toHaveAccessibleName(
    'A1 Intel SDM, Volume 3C, step 1 of From Theory to Code. Change for B5',
  );
  await stop.press('Enter');
  await expect(page).toHaveURL(/\/paths\/theory-to-code\/#intel-sdm$/);
});

test('targets of stops are large enough', async ({ page }) => {
  for (const width of [320, 1440]) {
    await open(page, width);
    const sizes = await page.locator('.map:visible a > use:nth-of-type(1)').evaluateAll((marks) =>
      marks.map((mark) => {
        const { width: across, height } = mark.getBoundingClientRect();
        return Math.min(across, height);
      }),
    );
    expect(Math.min(...sizes), `${width} px`).toBeGreaterThanOrEqual(22);
  }
});

test('a stop shows what its reader has marked, not by colour alone', async ({ page }) => {
  await open(page, 1440);
  const stop = page.locator('.map:visible a[data-step]').first();
  const sign = stop.locator('.k');
  await expect(sign).toBeHidden();
  for (const mark of ['done', 'doing', 'skipped']) {
    await stop.evaluate((element, value) => element.setAttribute('data-mark', value), mark);
    await expect(sign).toBeVisible();
    const shown = await sign.evaluate((element) =>
      ['done', 'doing', 'skipped'].filter(
        (name) => getComputedStyle(element).getPropertyValue(`--${name}`) === '1',
      ),
    );
    expect(shown).toEqual([mark]);
  }
});

test('the lines of the map differ in stroke and stops in shape', async ({ page }) => {
  await open(page, 1440);
  const shapes = await page
    .locator('.map:visible a > use:nth-of-type(1)')
    .evaluateAll((uses) => uses.map((use) => use.getAttribute('href')));
  expect(new Set(shapes).size).toBe(3);
  const lines = await page.locator('.map:visible .line').evaluateAll((groups) =>
    groups.map((group) => {
      const strokes = [...group.querySelectorAll('use')].map((use) => {
        const { strokeWidth, strokeDasharray } = getComputedStyle(use);
        return `${strokeWidth} ${strokeDasharray}`;
      });
      return { fill: getComputedStyle(group).fill, stroke: strokes.join(', ') };
    }),
  );
  expect(lines.map(({ fill }) => fill)).toEqual(['none', 'none', 'none']);
  expect(new Set(lines.map(({ stroke }) => stroke)).size).toBe(3);
});

test('the map is printed wide and on white', async ({ page }) => {
  await open(page, 1440);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.locator('.map.wide')).toBeVisible();
  await expect(page.locator('.map.narrow')).toBeHidden();
  const paper = await page.locator('body').evaluate((body) => getComputedStyle(body).background);
  expect(paper).toContain('rgb(255, 255, 255)');
});

test('the page of a path shows its line on the map', async ({ page }) => {
  await page.goto('paths/code-first/');
  const mini = page.locator('.mini');
  await expect(mini.locator('circle')).toHaveCount(5);
  await expect(mini).toContainText('you can change at B1 and B5');
  await mini.getByRole('link', { name: 'See all learning paths on one map' }).click();
  await expect(page).toHaveURL(/\/map\/$/);
});

testBare('a catalog without paths says that there is nothing to draw', async ({ page }) => {
  await page.goto('map/');
  await expect(page.getByRole('main')).toContainText('no learning paths yet');
  await expect(page.locator('svg.map')).toHaveCount(0);
  expect(await findViolations(page)).toEqual([]);
});

testCrowded('prints the weight of the map of 12 paths of 15 steps', async ({ page }) => {
  const response = await page.goto('map/');
  const bytes = gzipSync((await response?.body()) ?? '').length;
  console.log(`\nmap of 12 paths of 15 steps: ${bytes} bytes of HTML, compressed`);
  expect(bytes).toBeGreaterThan(0);
});

async function open(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('map/');
}

/** Pairs of texts of the map that lie on one another. */
function findTextsInTheWay(page: Page): Promise<string[]> {
  return page.locator('.map:visible text').evaluateAll((texts) => {
    const boxes = texts.map((text) => ({
      text: text.textContent ?? '',
      box: text.getBoundingClientRect(),
    }));
    return boxes.flatMap(({ text, box }, i) =>
      boxes
        .slice(i + 1)
        .filter(
          ({ box: other }) =>
            box.left < other.right - 1 &&
            other.left < box.right - 1 &&
            box.top + box.height * 0.1 < other.bottom - other.height * 0.1 &&
            other.top + other.height * 0.1 < box.bottom - box.height * 0.1,
        )
        .map((other) => `${text} / ${other.text}`),
    );
  });
}

/** The size of the smallest text of the map as it is shown, in pixels. */
function findSmallestText(page: Page): Promise<number> {
  return page.locator('.map:visible').evaluate((map) => {
    const svg = map as SVGSVGElement;
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const sizes = [...svg.querySelectorAll('text')].map((text) =>
      Number.parseFloat(getComputedStyle(text).fontSize),
    );
    return Math.min(...sizes) * scale;
  });
}
