import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { test } from 'node:test';
import { LinkRequest } from './asked-link.ts';
import { LinkinatorClient } from './link-asker.ts';
import { startHost } from './loopback-host.ts';
import { createHostQueues } from './turns.ts';

test('asks nothing when linkinator goes past our dispatcher', async () => {
  const host = await startHost('127.0.0.2', {});
  try {
    const url = host.at('/page');
    const asker = new LinkinatorClient({
      links: new Map([[url, new LinkRequest({ url })]]),
      // This page is answered by a server, not by the dispatcher.
      lists: [host.at('/list')],
      records: new AsyncLocalStorage(),
      queues: createHostQueues({ perHost: 2, gap: 0, inAll: 64, longestWait: 1000 }),
      timeout: 1000,
      passDelay: 0,
      signal: new AbortController().signal,
      end: () => undefined,
      onDone: () => undefined,
    });
    await assert.rejects(asker.run(), {
      message:
        'linkinator does not use the dispatcher that refuses private addresses. Nothing was asked. Install one version of undici for both.',
    });
    assert.deepEqual(
      host.requests.map(({ path }) => path),
      ['/list'],
    );
  } finally {
    host.stop();
  }
});
