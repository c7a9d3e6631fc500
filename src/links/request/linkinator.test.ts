import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { test } from 'node:test';
import { LinkRequest } from './link-request.ts';
import { LinkinatorClient, createLinkList } from './linkinator.ts';
import { startHost } from '../../../tests/loopback-host.ts';
import { createHostQueues } from './host-queue.ts';

test('sends no requests if linkinator bypasses our dispatcher', async () => {
  const host = await startHost('127.0.0.2', {});
  try {
    const url = host.at('/page');
    const client = new LinkinatorClient({
      links: new Map([[url, new LinkRequest({ url })]]),
      // This page is answered by a server, not by the dispatcher.
      lists: [host.at('/list')],
      current: new AsyncLocalStorage(),
      queues: createHostQueues({ perHost: 2, gap: 0, inAll: 64, longestWait: 1000 }),
      timeout: 1000,
      passDelay: 0,
      signal: new AbortController().signal,
      end: () => undefined,
      onDone: () => undefined,
    });
    await assert.rejects(client.run(), {
      message:
        'linkinator does not use the dispatcher that refuses private addresses. No requests were sent. Install one version of undici for both.',
    });
    assert.deepEqual(
      host.requests.map(({ path }) => path),
      ['/list'],
    );
  } finally {
    host.stop();
  }
});

test('serves only its own pages, at addresses that nobody else can name', () => {
  const [one, other] = [createLinkList(['https://a.example/?a&"b"']), createLinkList([])];
  const [page = ''] = one.pages;
  assert.equal(one.pageAt(page), '<a href="https://a.example/?a&amp;&quot;b&quot;"></a>');
  assert.equal(other.pageAt(page), undefined);
  assert.notDeepEqual(createLinkList(['https://a.example/']).pages, one.pages);
});
