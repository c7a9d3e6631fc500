import type { Page } from '@playwright/test';
import { expect, testBare, testCrowded } from './site-test.ts';

testCrowded('a topic shows 40 rows and the four lines that pass through', async ({ page }) => {
  await page.goto('topics/wintering/');
  await expect(page.locator('.row')).toHaveCount(40);
  await expect(page.locator('.tracks > .way')).toHaveCount(4);
  const codes = await page.locator('.tracks .row > .stop').allInnerTexts();
  const letters = new Set(codes.map((code) => code.replace(/\d+$/, '')));
  expect([...letters].toSorted()).toEqual(['A', 'F', 'G', 'L']);
});

testCrowded(
  'lines differ in stroke and stops in shape, whatever their colour',
  async ({ page }) => {
    await page.goto('paths/');
    const strokes = await page.locator('.trunk .way').evaluateAll(readBackgrounds);
    const shapes = await page.locator('.cards .stop').evaluateAll(readShapes);
    expect(strokes).toHaveLength(6);
    expect(new Set(strokes).size).toBe(6);
    expect(shapes).toHaveLength(12);
    expect(new Set(shapes).size).toBe(6);
    // From the seventh line on shapes return, and the letter tells the lines apart.
    expect(new Set(shapes.slice(0, 6)).size).toBe(6);
  },
);

testCrowded(
  'every stop shows the letter of its path and the number of its step',
  async ({ page }) => {
    await page.goto('paths/');
    const paths = await page
      .locator('.cards h3 a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(paths).toHaveLength(12);
    for (const [p, address] of [...paths.entries()].slice(10)) {
      await page.goto(address);
      const codes = await page.locator('.stations .stop').allInnerTexts();
      const letter = 'ABCDEFGHIJKL'[p] ?? '';
      expect(codes).toEqual(Array.from({ length: 15 }, (_, step) => `${letter}${step + 1}`));
    }
  },
);

testCrowded('a long line goes on below rather than breaking words', async ({ page }) => {
  for (const width of [768, 1024, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('paths/the-first-summer/');
    expect(await findBrokenWords(page), `${width} px`).toEqual([]);
  }
});

testBare('a catalog without paths and glossary does not speak of them', async ({ page }) => {
  await page.goto('');
  const navigation = page.getByRole('banner').getByRole('navigation');
  await expect(navigation.getByRole('link')).toHaveText(['Topics', 'Resources', 'Contribute']);
  await expect(page.locator('.strip, .trunk .way, .start')).toHaveCount(0);
  const titles = await page.getByRole('heading', { level: 2 }).allInnerTexts();
  expect(titles).toEqual(['Topics', 'Recently added', 'Before you start']);
});

testBare('numbers its sections without a gap', async ({ page }) => {
  await page.goto('');
  await expect(page.locator('.sec > .no')).toHaveText(['0.1', '0.2', '0.3']);
});

/** The stroke of a line with every colour replaced by the same word. */
function readBackgrounds(elements: Element[]): string[] {
  return elements.map((element) => {
    const { backgroundImage } = getComputedStyle(element);
    return backgroundImage
      .replaceAll('rgba(0, 0, 0, 0)', 'none')
      .replaceAll(/rgb\([^)]*\)/g, 'colour');
  });
}

function readShapes(elements: Element[]): string[] {
  return elements.map((element) => {
    const { clipPath, borderRadius, rotate } = getComputedStyle(element, '::before');
    return [clipPath, borderRadius, rotate].join(' ');
  });
}

/** Words in the strip that do not fit on one line of their step. */
function findBrokenWords(page: Page): Promise<string[]> {
  return page.locator('.stations > li > :is(b, span)').evaluateAll((elements) =>
    elements.flatMap((element) => {
      const text = element.firstChild as Text;
      return [...text.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return range.getClientRects().length > 1 ? [word] : [];
      });
    }),
  );
}
