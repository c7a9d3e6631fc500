import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as plain, expect } from '@playwright/test';
import { captureCards } from '../scripts/capture-cards.ts';
import { builtSites } from './built-sites.ts';

const browser = process.env['CHROME_PATH'] ?? '';
const test = plain.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-cards-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
});
const kinds = ['page-desk', 'page-phone', 'row-desk', 'row-phone'];

test('pictures the row and the page of a resource, on two screens, light and dark', async ({
  folder,
}) => {
  const plans = [
    { id: 'doughlab', page: '/resources/doughlab/', rows: '/topics/mixing/' },
    { id: 'gone', page: '/resources/gone/', rows: '/topics/gone/' },
  ];
  const out = join(folder, 'cards');
  const taken = await captureCards(plans, { site: builtSites.fixture.folder, out, browser });
  expect(taken).toEqual(['doughlab']);
  expect((await readdir(out)).toSorted()).toEqual(
    kinds.flatMap((kind) => [`doughlab-${kind}-dark.png`, `doughlab-${kind}-light.png`]),
  );
  const [light, dark] = await Promise.all(
    ['light', 'dark'].map((scheme) => readFile(join(out, `doughlab-page-phone-${scheme}.png`))),
  );
  expect(light?.equals(dark ?? Buffer.of())).toBe(false);
  const wide = await readFile(join(out, 'doughlab-page-desk-light.png'));
  expect([widthOf(light), widthOf(wide)]).toEqual([360, 1280]);
});

test('requests nothing from any network nor from beside the site, and pictures the entry of a retired resource alone', async ({
  folder,
}) => {
  const requested: string[] = [];
  const server = createServer((request, response) => {
    requested.push(request.url ?? '');
    response.end();
  });
  server.on('upgrade', ({ url = '' }, socket) => {
    requested.push(url);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const site = join(folder, 'site');
  await mkdir(join(site, 'resources/a'), { recursive: true });
  await writeFile(join(folder, 'secret.css'), 'html { background: url(/secret.png) }');
  await writeFile(join(site, 'index.html'), '<html lang="en" data-base="/b/">');
  await writeFile(
    join(site, 'resources/a/index.html'),
    `<link rel="stylesheet" href="..%2f..%2f..%2fsecret.css"><script src="/b/%2e%2e/secret.css"></script>
    <img src="http://127.0.0.1:${port}/image"><iframe src="file:///etc/passwd"></iframe>
    <script>fetch('http://127.0.0.1:${port}/fetch'); new WebSocket('ws://127.0.0.1:${port}/socket')</script>`,
  );
  await mkdir(join(site, 'retired'));
  await writeFile(
    join(site, 'retired/index.html'),
    '<p style="height: 2000px">Others</p><p id="b" style="height: 90px">Retired</p>',
  );
  const plans = [
    { id: 'a', page: '/resources/a/', rows: undefined },
    { id: 'b', page: '/retired/', part: '[id="b"]', rows: undefined },
  ];
  const out = join(folder, 'cards');
  expect(await captureCards(plans, { site, out, browser })).toEqual(['a', 'b']);
  expect(await readdir(out)).toHaveLength(8);
  const entry = await readFile(join(out, 'b-page-desk-light.png'));
  expect(entry.readUInt32BE(20)).toBe(90);
  expect(requested).toEqual([]);
  server.close();
});

/** The width of a picture, from its header (w3.org/TR/png, IHDR). */
function widthOf(png: Buffer | undefined): number | undefined {
  return png?.readUInt32BE(16);
}
