import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PreviewFonts } from './preview-fonts.ts';
import { drawPreview } from './preview-image.ts';

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
    const draw = () => drawPreview({ ...preview, language: 'en', paths: [] });
    const image = await draw();
    assert.equal(image.subarray(1, 4).toString(), 'PNG');
    assert.deepEqual([image.readUInt32BE(16), image.readUInt32BE(20)], [1200, 630]);
    assert(image.equals(await draw()));
  }
});
