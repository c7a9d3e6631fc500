import type { Page } from '@playwright/test';
import { expect, test, testBare, testCrowded, testSingle } from './site-test.ts';

const sites = [
  { name: 'three paths', test, paths: 3, steps: 18, listed: 18 },
  // Where there are several maps, the pages of the paths list their steps.
  { name: 'four of twelve paths of 15 steps', test: testCrowded, paths: 4, steps: 60, listed: 0 },
  { name: 'one path', test: testSingle, paths: 1, steps: 6, listed: 6 },
];

for (const { name, test: onSite, paths, steps, listed } of sites)
  onSite(
    `the map of ${name} fits, names every stop and leads to its step, and lists it all`,
    async ({ page }) => {
      await open(page, 320);
      for (const width of [320, 360, 768, 1280, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await test.step(`${width} px`, () => expectFit(page, width));
        if (width >= 1280) await expect(page.locator('.map.wide')).toBeVisible();
      }
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await test.step(`stops at ${width} px`, () => expectStops(page, paths, steps));
      }
      await expect(page.locator('.stations .stop')).toHaveCount(listed);
      await expect(page.getByRole('list', { name: 'Lines' }).getByRole('listitem')).toHaveCount(
        paths,
      );
    },
  );

test('the keyboard comes to the stops path by path, and a stop leads to its step', async ({
  page,
}) => {
  await open(page, 360);
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await page.locator('.map:visible a').first().focus();
    const codes: string[] = [];
    for (let i = 0; i < 18; i += 1) {
      codes.push(await page.locator(':focus .c').innerHTML());
      await page.keyboard.press('Tab');
    }
    expect(codes.map((code) => code.trim()).join(' ')).toBe(
      'A1 A2 A3 A4 A5 B1 B2 B3 B4 B5 B6 B7 B8 C1 C2 C3 C4 C5',
    );
    await expect(page.locator('.map :focus')).toHaveCount(0);
  }
  const stop = page.locator('.map:visible').getByRole('link', { name: /^A1 / });
  await expect(stop).toHaveAccessibleName(
    'A1 Handbook of millers and bakers, Volume 2, step 1 of Your First Loaf. Change for B8',
  );
  await stop.press('Enter');
  await expect(page).toHaveURL(/\/paths\/first-loaf\/#miller-handbook$/);
});

test('stops are large enough, and they, their marks and the lines differ in more than colour', async ({
  page,
}) => {
  await open(page, 320);
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    const sizes = await page.locator('.map:visible a > use:nth-of-type(1)').evaluateAll((marks) =>
      marks.map((mark) => {
        const { width: across, height } = mark.getBoundingClientRect();
        return Math.min(across, height);
      }),
    );
    expect(Math.min(...sizes), `${width} px`).toBeGreaterThanOrEqual(22);
  }
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
  await test.step('marks', () => expectMarks(page));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.locator('.map.wide')).toBeVisible();
  await expect(page.locator('.map.narrow')).toBeHidden();
  const paper = await page.locator('body').evaluate((body) => getComputedStyle(body).background);
  expect(paper).toContain('rgb(255, 255, 255)');
});

test('the page of a path shows its line on the map', async ({ page }) => {
  await page.goto('paths/by-hand/');
  const mini = page.locator('.mini');
  await expect(mini.locator('circle')).toHaveCount(8);
  await expect(mini).toContainText('you can change at B1 and B8');
  await mini.getByRole('link', { name: 'See all learning paths on one map' }).click();
  await expect(page).toHaveURL(/\/map\/$/);
});

testBare('a catalog without paths says that there is nothing to draw', async ({ page }) => {
  await page.goto('map/');
  await expect(page.getByRole('main')).toContainText('no learning paths yet');
  await expect(page.locator('svg.map')).toHaveCount(0);
});

async function open(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('map/');
}

/** Expects one map that fits, with each label in a place of its own and large enough to read. */
async function expectFit(page: Page, width: number): Promise<void> {
  const needed = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(needed).toBeLessThanOrEqual(width);
  const map = page.locator('.mapped');
  const hidden = await map.evaluate((box) => box.scrollWidth - box.clientWidth);
  expect.soft(hidden).toBeLessThanOrEqual(0);
  await expect.soft(page.locator('.map:visible')).toHaveCount(1);
  expect.soft(await findTextsInTheWay(page)).toEqual([]);
  expect.soft(await findSmallestText(page)).toBeGreaterThanOrEqual(10.9);
}

/** Expects every step to have a stop with a name that leads to it, in the group of its path. */
async function expectStops(page: Page, paths: number, steps: number): Promise<void> {
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
  for (const { name, address, step, code } of links) {
    expect(name).toMatch(new RegExp(`^${code} .+, step \\d+ of .+`));
    expect(address).toMatch(new RegExp(`/paths/${step.replace('/', '/#')}$`));
  }
  await expect(page.locator('.map:visible').getByRole('link')).toHaveCount(steps);
  const groups = page.locator('.map:visible').getByRole('group', { name: /^Path [A-Z]+: / });
  await expect(groups).toHaveCount(paths);
}

/** Expects a stop to show what its reader has marked, not by colour alone. */
async function expectMarks(page: Page): Promise<void> {
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
