import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Agent } from 'undici';
import { startHost } from '../../../tests/loopback-host.ts';
import { sendRequest } from './send-request.ts';

test('sends nothing once the run has ended', async () => {
  const host = await startHost('127.0.0.1', { '*': (response) => response.end('late') });
  const agent = new Agent();
  const stop = new AbortController();
  stop.abort();
  try {
    const options = { origin: new URL(host.at('/')).origin, path: '/', method: 'GET' } as const;
    const bounds = { timeout: 3000, signal: stop.signal };
    await assert.rejects(sendRequest(agent.dispatch.bind(agent), options, bounds), {
      message: 'the run ended',
    });
    assert.equal(host.requests.length, 0);
  } finally {
    await agent.destroy();
    host.stop();
  }
});

test('says that a request failed when its connection has left the host', async () => {
  const host = await startHost('127.0.0.1', { '*': () => undefined });
  const agent = new Agent();
  try {
    const options = { origin: new URL(host.at('/')).origin, path: '/', method: 'GET' } as const;
    const bounds = { timeout: 200, signal: new AbortController().signal };
    for (let times = 1; times <= 3; times += 1) {
      await assert.rejects(sendRequest(agent.dispatch.bind(agent), options, bounds));
      const open = () => host.requests.filter(({ end }) => end === Infinity).length;
      // The host hears of it a moment later.
      for (let turn = 0; turn < 100 && open() > 0; turn += 1) await setTimeout(10);
      assert.equal(open(), 0);
      assert.equal(host.requests.length, times);
    }
  } finally {
    await agent.destroy();
    host.stop();
  }
});
