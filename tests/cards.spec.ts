import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as plain, expect } from '@playwright/test';
import { takeCards } from '../scripts/take-cards.ts';

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
    { id: 'kvmtool', page: '/resources/kvmtool/', rows: '/topics/lightweight-vmms/' },
    { id: 'gone', page: '/resources/gone/', rows: '/topics/gone/' },
  ];
  const out = join(folder, 'cards');
  const taken = await takeCards(plans, { site: '.cache/sites/base', out, browser });
  expect(taken).toEqual(['kvmtool']);
  expect((await readdir(out)).toSorted()).toEqual(
    kinds.flatMap((kind) => [`kvmtool-${kind}-dark.png`, `kvmtool-${kind}-light.png`]),
  );
  const [light, dark] = await Promise.all(
    ['light', 'dark'].map((scheme) => readFile(join(out, `kvmtool-page-phone-${scheme}.png`))),
  );
  expect(light?.equals(dark ?? Buffer.of())).toBe(false);
  const wide = await readFile(join(out, 'kvmtool-page-desk-light.png'));
  expect([widthOf(light), widthOf(wide)]).toEqual([360, 1280]);
});

test('pictures what is told of a retired resource, and no more of that page', async ({
  folder,
}) => {
  const out = join(folder, 'cards');
  const id = 'tables-for-record-keeping-for-busy-people';
  const plans = [{ id, page: '/retired/', part: `[id="${id}"]`, rows: undefined }];
  expect(await takeCards(plans, { site: '.cache/sites/aged', out, browser })).toEqual([id]);
  expect(await readdir(out)).toHaveLength(4);
  const entry = await readFile(join(out, `${id}-page-desk-light.png`));
  expect(entry.readUInt32BE(20)).toBeLessThan(800);
});

test('asks nothing of any network, nor of what lies beside the site', async ({ folder }) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  server.on('upgrade', ({ url = '' }, socket) => {
    asked.push(url);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const site = join(folder, 'site');
  await mkdir(join(site, 'resources/a'), { recursive: true });
  await writeFile(join(folder, 'secret.css'), 'html { background: url(/told.png) }');
  await writeFile(join(site, 'index.html'), '<html lang="en" data-base="/b/">');
  await writeFile(
    join(site, 'resources/a/index.html'),
    `<link rel="stylesheet" href="..%2f..%2f..%2fsecret.css"><script src="/b/%2e%2e/secret.css"></script>
    <img src="http://127.0.0.1:${port}/image"><iframe src="file:///etc/passwd"></iframe>
    <script>fetch('http://127.0.0.1:${port}/fetch'); new WebSocket('ws://127.0.0.1:${port}/socket')</script>`,
  );
  const plans = [{ id: 'a', page: '/resources/a/', rows: undefined }];
  expect(await takeCards(plans, { site, out: join(folder, 'cards'), browser })).toEqual(['a']);
  expect(await readdir(join(folder, 'cards'))).toHaveLength(4);
  expect(asked).toEqual([]);
  server.close();
});

/** The width of a picture, as its header tells (w3.org/TR/png, IHDR). */
function widthOf(png: Buffer | undefined): number | undefined {
  return png?.readUInt32BE(16);
}
