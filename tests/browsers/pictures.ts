/**
 * Takes pictures of pages in every browser that is installed, to look at side by side, after the stages "build-fixture"
 * and "build-made-up" of `npm test`:
 * `node tests/browsers/pictures.ts <folder> [--site fixture] [--browser WebKit …] [--width 768 …] [--theme dark …] [page …]`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findBrowser } from '../../scripts/find-browser.ts';
import { builtSites } from '../built-sites.ts';
import { serveSite } from '../serve.ts';
import { startChromium } from './chromium.ts';
import { startFirefox } from './firefox.ts';
import { findInstalled } from './installed.ts';
import { readPages } from './pages.ts';
import { startWebKit } from './webkit.ts';

const many = { type: 'string', multiple: true } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    site: { type: 'string', default: 'crowded' },
    browser: many,
    width: many,
    theme: many,
  },
});
const [folder = '.cache/pictures', ...chosen] = positionals;
const widths = values.width?.map(Number) ?? [360, 1024, 1440];
const themes = values.theme ?? ['light', 'dark'];
if (!(values.site in builtSites)) throw new Error(`There is no site "${values.site}".`);
const { folder: site, base } = builtSites[values.site as keyof typeof builtSites];
const { pages } = readPages(site);
const starts = { Firefox: startFirefox, WebKit: startWebKit };
const others = findInstalled(process.env['PATH'] ?? '').filter(({ missing }) => !missing);
const browsers = [
  { name: 'Chromium', start: async () => startChromium(await findBrowser()) },
  ...others.map(({ name, programs }) => ({ name, start: () => starts[name](programs) })),
].filter(({ name }) => values.browser?.includes(name) ?? true);

mkdirSync(folder, { recursive: true });
const served = await serveSite(site, base);
for (const { start } of browsers) {
  const session = await start();
  try {
    await session.open(served.address);
    for (const theme of themes) {
      const preferences = JSON.stringify(JSON.stringify({ theme }));
      await session.evaluate(`localStorage.setItem('cairn:${base}:preferences', ${preferences})`);
      for (const width of widths) {
        await session.resize(width, 1000);
        for (const address of chosen.length > 0 ? chosen : pages) {
          await session.open(served.address + address);
          await session.evaluate(`customElements.whenDefined('theme-choice').then(() => 0)`);
          const name = address.replace(/\W+/g, '-') || 'home';
          const file = `${folder}/${name}-${width}-${theme}-${session.name}.png`;
          writeFileSync(file, Buffer.from(await session.capture(), 'base64'));
        }
      }
    }
  } finally {
    await session.close();
  }
}
await served.stop();
