import { findSqueezed } from './find-squeezed.ts';
import { expect, test } from './site-test.ts';

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
  ['underlines a space', '<p><a href="#">Words </a>and more</p>'],
  ['overlaps', '<p>One line</p><p style="margin-top: -2em">Another line</p>'],
  ['cut off', '<svg width="50" height="20"><text y="15">specification</text></svg>'],
] as const;

test('what is squeezed or cut off is found, by each of its signs', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  for (const [error, html] of squeezed) {
    await page.setContent(html);
    const found = await findSqueezed(page);
    expect(
      found.filter((text) => text.startsWith(error)),
      error,
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
