import { expect, testAged, testBare, testCrowded } from './site-test.ts';

testCrowded('a long topic shows 35 rows and the four lines that pass through', async ({ page }) => {
  await page.goto('topics/wintering/');
  await expect(page.locator('.row')).toHaveCount(35);
  await expect(page.locator('.tracks > .way')).toHaveCount(4);
  const codes = await page.locator('.tracks .row > .stop').allInnerTexts();
  const letters = new Set(codes.map((code) => code.replace(/\d+$/, '')));
  expect([...letters].toSorted()).toEqual(['A', 'F', 'G', 'L']);
});

testCrowded(
  'lines and stops differ in more than colour, and stops show path and step',
  async ({ page }) => {
    await page.goto('paths/');
    const strokes = await page.locator('.trunk i').evaluateAll(readBackgrounds);
    const shapes = await page.locator('.cards .stop').evaluateAll(readShapes);
    expect(strokes).toHaveLength(6);
    expect(new Set(strokes).size).toBe(6);
    // Each line in the header is that of the path in its place.
    const colours = await page.locator('.trunk i').evaluateAll(readColours);
    const ofPaths = await page.locator('.cards .stop').evaluateAll(readColours);
    expect(colours).toEqual(ofPaths.slice(0, 6));
    expect(new Set(colours).size).toBe(6);
    expect(shapes).toHaveLength(12);
    expect(new Set(shapes).size).toBe(6);
    // From the seventh line on shapes return, and the letter tells the lines apart.
    expect(new Set(shapes.slice(0, 6)).size).toBe(6);
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

testBare(
  'a catalog without paths and glossary does not speak of them, nor count them',
  async ({ page }) => {
    await page.goto('');
    const navigation = page.getByRole('banner').getByRole('navigation');
    await expect(navigation.getByRole('link')).toHaveText(['Topics', 'Resources']);
    await expect(page.locator('.strip, .trunk i, .start')).toHaveCount(0);
    const titles = await page.getByRole('heading', { level: 2 }).allInnerTexts();
    expect(titles).toEqual(['Topics', 'Recently added']);
    await expect(page.locator('.sec > .no')).toHaveText(['0.1', '0.2']);
    // Its only topic is no card in an empty row.
    const [list, topic] = await page
      .locator('.topics, .topics > .topic')
      .evaluateAll((boxes) => boxes.map((box) => box.getBoundingClientRect().width));
    expect(topic).toBe(list);
  },
);

testBare('a catalog without a repository offers nothing to edit or to report', async ({ page }) => {
  for (const address of ['', 'topics/wintering/', 'resources/', 'search/?q=wasps', 'about/']) {
    await page.goto(address);
    if (address.includes('?')) await expect(page.getByText('Nothing in the catalog')).toBeVisible();
    const links = page.getByRole('link', { name: /edit|report|suggest|add or fix|contribute/i });
    await expect(links).toHaveCount(0);
  }
  await page.goto('resources/');
  await page.locator('.row .t a').first().click();
  await expect(page.getByRole('region', { name: 'Edit this page' })).toHaveCount(0);
  for (const address of ['contribute/', 'contribute/new/', 'contribute/resource/']) {
    await page.goto(address);
    await expect(page.getByText('This catalog names no repository')).toBeVisible();
    await expect(page.locator('resource-form')).toHaveCount(0);
  }
});

testAged('a path that says only its steps has no heading above nothing', async ({ page }) => {
  await page.goto('paths/a-hive-on-the-roof/');
  const titles = await page.getByRole('heading', { level: 2 }).allInnerTexts();
  expect(titles).toEqual(['Steps', 'Related paths', 'On the map']);
  await expect(page.locator('main dt')).toHaveText(['Steps', 'Through']);
  // At its end it leads to what it says of afterwards.
  for (const mark of await page.getByRole('button', { name: 'Done' }).all()) await mark.click();
  await expect(page.getByRole('link', { name: 'What you can do now' })).toBeVisible();
});

/** The colours of lines; runs in the page. */
function readColours(elements: Element[]): string[] {
  return elements.map((element) => getComputedStyle(element).getPropertyValue('--c'));
}

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
