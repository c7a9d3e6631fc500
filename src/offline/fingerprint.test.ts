import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { fingerprint } from './cached-pages.ts';

test('the browser distinguishes files by what the build has written down', async () => {
  for (const text of ['', 'Home', 'é'.repeat(10_000)]) {
    const bytes = new TextEncoder().encode(text);
    const hash = createHash('sha256').update(bytes).digest('hex');
    assert.equal(await fingerprint(bytes), hash.slice(0, 12));
  }
});
