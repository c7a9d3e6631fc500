/**
 * Takes pictures of pages in every browser that is installed, to look at side by side:
 * `node tests/browsers/pictures.ts <folder> [page …]`, after the stage "build-made-up" of `npm test`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { findBrowser } from '../../scripts/find-browser.ts';
import { madeUpBases } from '../made-up-sizes.ts';
import { serveSite } from '../serve.ts';
import { startChromium } from './chromium.ts';
import { startFirefox } from './firefox.ts';
import { findInstalled } from './installed.ts';
import { readPages } from './pages.ts';
import { startWebKit } from './webkit.ts';

const site = '.cache/sites/crowded';
const [folder = '.cache/pictures', ...chosen] = process.argv.slice(2);
const { pages } = readPages(site);
const starts = { Firefox: startFirefox, WebKit: startWebKit };
const others = findInstalled(process.env['PATH'] ?? '').filter(({ missing }) => !missing);
const browsers = [
  async () => startChromium(await findBrowser()),
  ...others.map(
    ({ name, programs }) =>
      () =>
        starts[name](programs),
  ),
];

mkdirSync(folder, { recursive: true });
const served = await serveSite(site, madeUpBases.crowded);
for (const start of browsers) {
  const session = await start();
  try {
    await session.open(served.address);
    for (const theme of ['light', 'dark']) {
      const preferences = JSON.stringify(JSON.stringify({ theme }));
      await session.evaluate(
        `localStorage.setItem('cairn:${madeUpBases.crowded}:preferences', ${preferences})`,
      );
      for (const width of [360, 1024, 1440]) {
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
