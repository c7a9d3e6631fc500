import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawPreview } from './preview-image.ts';

test('draws a PNG of 1200 by 630 pixels, also for long titles and foreign letters', async () => {
  for (const title of ['KVM', 'A very long title '.repeat(6), '虚拟化 & <b>é</b>']) {
    const image = await drawPreview({ site: 'Small', title, text: 'A catalog.', paths: [] });
    assert.equal(image.subarray(1, 4).toString(), 'PNG');
    assert.deepEqual([image.readUInt32BE(16), image.readUInt32BE(20)], [1200, 630]);
  }
});
