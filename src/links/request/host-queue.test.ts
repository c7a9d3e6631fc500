import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { createHostQueues, type Slot, type QueueOptions } from './host-queue.ts';

test('lets few through on one host, and not many in all', async () => {
  const turns = create({ inAll: 3 });
  const log: string[] = [];
  const asked = ['a', 'a', 'a', 'b', 'b'].map(async (host) => {
    const turn = await turns.acquire(host);
    log.push(host);
    return turn;
  });
  await setTimeout(20);
  assert.deepEqual(log, ['a', 'a', 'b']);
  assert.equal(turns.waiting(), 2);
  release(await asked[0]);
  await setTimeout(20);
  assert.deepEqual(log, ['a', 'a', 'b', 'b']);
  release(await asked[1]);
  await Promise.all(asked);
  assert.equal(turns.waiting(), 0);
});

test('counts a turn once, however often it is released', async () => {
  const turns = create({ perHost: 1 });
  const first = await turns.acquire('a');
  release(first);
  release(first);
  await turns.acquire('a');
  assert.equal(await isSoon(turns.acquire('a')), false);
});

test('goes on with what has begun before it begins anything', async () => {
  const turns = create({ perHost: 1 });
  const first = await turns.acquire('a');
  const log: string[] = [];
  void turns.acquire('a').then(() => log.push('new'));
  void turns.acquire('a', true).then((turn) => {
    log.push('urgent');
    release(turn);
  });
  release(first);
  await setTimeout(20);
  assert.deepEqual(log, ['urgent', 'new']);
});

test('lets time pass between two starts, and twice as much when asked too often', async () => {
  const turns = create({ gap: 50 });
  await timeOf(turns, 'a');
  assert.ok((await timeOf(turns, 'a')) >= 39);
  turns.delay('a', undefined);
  assert.ok((await timeOf(turns, 'a')) >= 79);
});

test('waits as long as a host asks, and gives up one that asks for too much', async () => {
  const turns = create({ longestWait: 1000 });
  turns.delay('a', Date.now() + 100);
  assert.ok((await timeOf(turns, 'a')) >= 98);
  const waiting = [turns.acquire('a'), turns.acquire('a'), turns.acquire('a')];
  turns.delay('a', Date.now() + 2000);
  assert.equal(await waiting[2], 'asked to wait');
  assert.equal(await turns.acquire('a'), 'asked to wait');
  assert.equal(turns.isClosed('a'), 'asked to wait');
  assert.equal(turns.isClosed('b'), undefined);
});

test('gives up a host after five failures to connect in a row', async () => {
  const turns = create();
  for (const what of ['no connection', 'no response', 'no connection', 'no connection'] as const) {
    turns.noteFailure('a', what);
  }
  turns.noteResponse('a');
  for (let n = 0; n < 4; n += 1) turns.noteFailure('a', 'no connection');
  // It answers others.
  turns.noteFailure('a', 'no response');
  assert.equal(turns.isClosed('a'), undefined);
  turns.noteFailure('a', 'no connection');
  assert.equal(await turns.acquire('a'), 'host is down');
});

test('gives up a host that never answers anything', () => {
  const turns = create();
  for (let n = 0; n < 5; n += 1) turns.noteFailure('a', 'no response');
  assert.equal(turns.isClosed('a'), 'host is down');
});

test('gives no turn after the end', async () => {
  const turns = create({ perHost: 1 });
  await turns.acquire('a');
  const waiting = turns.acquire('a');
  turns.end();
  assert.equal(await waiting, 'run ended');
  assert.equal(await turns.acquire('b'), 'run ended');
});

function create(options: Partial<QueueOptions> = {}) {
  return createHostQueues({ perHost: 2, gap: 0, inAll: 64, longestWait: 1000, ...options });
}

function release(turn: Slot | string | undefined): void {
  if (typeof turn === 'object') turn.release();
}

async function timeOf(turns: ReturnType<typeof create>, host: string): Promise<number> {
  const start = Date.now();
  release(await turns.acquire(host));
  return Date.now() - start;
}

function isSoon(promise: Promise<unknown>): Promise<boolean> {
  return Promise.race([promise.then(() => true), setTimeout(30, false)]);
}
