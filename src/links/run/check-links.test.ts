import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startHost } from '../../../tests/loopback-host.ts';
import { checkLinks } from './check-links.ts';

test('reads a page, and keeps only what the report needs', async () => {
  const host = await startHost('127.0.0.1', {
    '/page': (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>KVM</title><a id="x">'),
  });
  try {
    const address = { url: host.at('/page'), files: [], fragments: ['x', 'y'], isWeb: true };
    const { results, state } = await checkLinks([address], new Map(), {
      choice: {},
      exceptions: [],
      now: new Date('2026-03-01T12:00:00Z'),
      request: { allowPrivate: ['127.0.0.1'], gap: 0 },
    });
    assert.equal(state.get(address.url)?.page?.title, 'KVM');
    assert.deepEqual(results[0]?.health.missing, ['y']);
    assert.equal(results[0]?.check?.evidence.hops.length, 1);
    // Thousands of pages with all their anchors would fill the memory.
    assert.equal(results[0]?.check?.evidence.page, undefined);
  } finally {
    host.stop();
  }
});
