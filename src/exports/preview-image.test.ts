import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import type { LearningPath } from '../catalog/catalog.ts';
import { PreviewFonts } from './preview-fonts.ts';
import { createPreviewCache, drawPreview, readLogo } from './preview-image.ts';

const fonts = new PreviewFonts('en');

test('every letter of a preview has a font that shows it, and what has none is left out', () => {
  const cases: [text: string, names: string, shown?: string][] = [
    ['KVM & <b>é</b>', 'inter-latin'],
    ['Łódź → Αθήνα', 'inter-latin inter-latin-ext inter-greek unifontex-latin'],
    ['Привет, Đại', 'inter-latin inter-latin-ext inter-vietnamese inter-cyrillic'],
    ['كتاب C++', 'inter-latin noto-sans-arabic-arabic'],
    ['ספר C++', 'inter-latin noto-sans-hebrew-hebrew'],
    ['หนังสือ', 'noto-sans-thai-thai'],
    ['हिन्दी', 'noto-sans-devanagari-devanagari'],
    ['深入理解 한국 ひらがな', 'inter-latin unifontex-latin'],
    ['∑ x² ≤ ∞', 'inter-latin unifontex-latin'],
    ['می\u200cخواهم', 'noto-sans-arabic-arabic'],
    ['👩\u200d💻 \ufe0f\u202eGuests', 'inter-latin unifontex-latin', '👩💻 Guests'],
    ['A\u{10fffd}B \u{e0041}\ud800C', 'inter-latin', 'AB C'],
    ['\u{10fffd}', '', ''],
  ];
  for (const [text, names, shown = text] of cases) {
    const fit = fonts.fit(text, 700);
    assert.equal(fit.text, shown);
    assert.equal(fit.fonts.map(({ name }) => name).join(' '), names, text);
  }
});

test('draws a PNG of 1200 by 630 pixels, the same each time, for titles of all kinds', async () => {
  const titles = [
    'KVM',
    'A very long title '.repeat(6),
    'Donaudampf'.repeat(6),
    'كتاب C++',
    '\u{10fffd}',
  ];
  for (const title of titles) {
    const preview = { site: 'Small', title, otherwise: 'topics/kvm', text: 'A catalog.' };
    const draw = () => drawPreview({ ...preview, language: 'en', paths: [], look: {} });
    const image = await draw();
    assert.equal(image.subarray(1, 4).toString(), 'PNG');
    assert.deepEqual([image.readUInt32BE(16), image.readUInt32BE(20)], [1200, 630]);
    assert(image.equals(await draw()));
  }
});

const preview = {
  ...{ site: 'Small', title: 'KVM', otherwise: 'topics/kvm', text: 'A catalog.' },
  ...{ language: 'en', paths: [] },
};

test('a preview has the accent and the logo of the catalog', async (context) => {
  const content = await mkdtemp(join(tmpdir(), 'cairn-logo-'));
  context.after(() => rm(content, { recursive: true }));
  await mkdir(join(content, 'public'));
  const square = (colour: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="${colour}" d="M0 0h8v8H0z"/></svg>`;
  await writeFile(join(content, 'public/red.svg'), square('#ff0000'));
  await writeFile(
    join(content, 'public/wide.png'),
    await sharp({ create: { width: 900, height: 90, channels: 3, background: '#00ff00' } })
      .png()
      .toBuffer(),
  );
  await writeFile(
    join(content, 'public/huge.svg'),
    square('#fff').replace('viewBox="0 0 8 8"', 'width="99999" height="99999"'),
  );
  await writeFile(join(content, 'public/broken.png'), '\x89PNG\r\n\x1a\n');

  const [red, wide] = [await readLogo(content, 'red.svg'), await readLogo(content, 'wide.png')];
  assert.deepEqual([red?.width, red?.height], [64, 64]);
  assert.deepEqual([wide?.width, wide?.height], [276, 28]);
  for (const name of ['huge.svg', 'broken.png', 'none.png', '../wide.png'])
    assert.equal(await readLogo(content, name), undefined, name);

  const accent = '#0b5cad';
  const own = await drawPreview({ ...preview, look: { accent, logo: red } });
  assert.deepEqual(await colourAt(own, 600, 8), [0x0b, 0x5c, 0xad]);
  assert.deepEqual(await colourAt(own, 100, 100), [255, 0, 0]);
  const usual = await drawPreview({ ...preview, look: { accent } });
  assert.deepEqual(await colourAt(usual, 100, 124), [0x0b, 0x5c, 0xad]);
});

test('a preview without colours has one channel, in which all is as it is with colours', async () => {
  const paths = [{ line: 2 }] as LearningPath[];
  const grey = await drawPreview({ ...preview, look: {} });
  const coloured = await drawPreview({ ...preview, paths, look: {} });
  assert.equal((await sharp(grey).metadata()).channels, 1);
  assert.deepEqual(await colourAt(grey, 8, 8), [250, 250, 250]);
  assert.deepEqual(await colourAt(coloured, 8, 8), [250, 250, 250]);
  assert.deepEqual(await colourAt(grey, 100, 108), [18, 18, 18]);
  assert.deepEqual(await colourAt(coloured, 100, 108), [18, 18, 18]);
  assert.deepEqual(await colourAt(coloured, 8, 583), [0xb8, 0x3c, 0]);
});

test('a kept preview is that of the same look', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-previews-'));
  context.after(() => rm(folder, { recursive: true }));
  const draw = createPreviewCache(folder, 'a version');
  const looks = [{}, { accent: '#0b5cad' }, { accent: '#0b5c00' }];
  for (const look of [...looks, ...looks]) await draw({ ...preview, look });
  assert.equal((await readdir(folder)).filter((name) => name.endsWith('.png')).length, 3);
});

async function colourAt(image: Buffer, left: number, top: number): Promise<number[]> {
  const pixel = sharp(image).extract({ left, top, width: 1, height: 1 });
  return [...(await pixel.raw().toBuffer())];
}
