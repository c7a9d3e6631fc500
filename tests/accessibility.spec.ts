import { expectAccessible } from './expect-accessible.ts';
import { pages } from './pages.ts';
import { test } from './site-test.ts';

/** Script and width do not depend on each other, so that each is tried both ways in two runs. */
const screens = [
  { width: 1280, script: 'with' },
  { width: 360, script: 'without' },
] as const;

for (const { kind, address } of pages) {
  for (const { width, script } of screens) {
    test(`${kind} is accessible at ${width} px ${script} its script, light and dark`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      // axe is a script itself, so the site's scripts are kept away instead of switched off.
      if (script === 'without') await page.route('**/*.js', (route) => route.abort());
      await page.goto(address);
      await expectAccessible(page);
    });
  }
}
