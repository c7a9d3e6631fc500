import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { createHostQueues, type Slot, type QueueOptions } from './host-queue.ts';

test('lets few through on one host, and not many in all', async () => {
  const queues = create({ inAll: 3 });
  const log: string[] = [];
  const asked = ['a', 'a', 'a', 'b', 'b'].map(async (host) => {
    const slot = await queues.acquire(host);
    log.push(host);
    return slot;
  });
  await setTimeout(20);
  assert.deepEqual(log, ['a', 'a', 'b']);
  assert.equal(queues.waiting(), 2);
  release(await asked[0]);
  await setTimeout(20);
  assert.deepEqual(log, ['a', 'a', 'b', 'b']);
  release(await asked[1]);
  await Promise.all(asked);
  assert.equal(queues.waiting(), 0);
});

test('frees a slot once, however often it is released', async () => {
  const queues = create({ perHost: 1 });
  const first = await queues.acquire('a');
  release(first);
  release(first);
  await queues.acquire('a');
  assert.equal(await isSoon(queues.acquire('a')), false);
});

test('continues what has begun before it begins anything else', async () => {
  const queues = create({ perHost: 1 });
  const first = await queues.acquire('a');
  const log: string[] = [];
  void queues.acquire('a').then(() => log.push('new'));
  void queues.acquire('a', true).then((slot) => {
    log.push('urgent');
    release(slot);
  });
  release(first);
  await setTimeout(20);
  assert.deepEqual(log, ['urgent', 'new']);
});

test('keeps a gap between two starts, and twice the gap after too many requests', async () => {
  const queues = create({ gap: 50 });
  await timeOf(queues, 'a');
  assert.ok((await timeOf(queues, 'a')) >= 39);
  queues.delay('a', undefined);
  assert.ok((await timeOf(queues, 'a')) >= 79);
});

test('waits as long as a host wants, and gives up one that wants too long', async () => {
  const queues = create({ longestWait: 1000 });
  queues.delay('a', Date.now() + 100);
  assert.ok((await timeOf(queues, 'a')) >= 98);
  const waiting = [queues.acquire('a'), queues.acquire('a'), queues.acquire('a')];
  queues.delay('a', Date.now() + 2000);
  assert.equal(await waiting[2], 'asked to wait');
  assert.equal(await queues.acquire('a'), 'asked to wait');
  assert.equal(queues.isClosed('a'), 'asked to wait');
  assert.equal(queues.isClosed('b'), undefined);
});

test('gives up a host after five failures to connect in a row', async () => {
  const queues = create();
  for (const what of ['no connection', 'no response', 'no connection', 'no connection'] as const) {
    queues.noteFailure('a', what);
  }
  queues.noteResponse('a');
  for (let n = 0; n < 4; n += 1) queues.noteFailure('a', 'no connection');
  // It answers others.
  queues.noteFailure('a', 'no response');
  assert.equal(queues.isClosed('a'), undefined);
  queues.noteFailure('a', 'no connection');
  assert.equal(await queues.acquire('a'), 'host is down');
});

test('gives up a host that never responds', () => {
  const queues = create();
  for (let n = 0; n < 5; n += 1) queues.noteFailure('a', 'no response');
  assert.equal(queues.isClosed('a'), 'host is down');
});

test('grants no slot after the end', async () => {
  const queues = create({ perHost: 1 });
  await queues.acquire('a');
  const waiting = queues.acquire('a');
  queues.end();
  assert.equal(await waiting, 'run ended');
  assert.equal(await queues.acquire('b'), 'run ended');
});

function create(options: Partial<QueueOptions> = {}) {
  return createHostQueues({ perHost: 2, gap: 0, inAll: 64, longestWait: 1000, ...options });
}

function release(slot: Slot | string | undefined): void {
  if (typeof slot === 'object') slot.release();
}

async function timeOf(queues: ReturnType<typeof create>, host: string): Promise<number> {
  const start = Date.now();
  release(await queues.acquire(host));
  return Date.now() - start;
}

function isSoon(promise: Promise<unknown>): Promise<boolean> {
  return Promise.race([promise.then(() => true), setTimeout(30, false)]);
}
