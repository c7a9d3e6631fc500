import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { endedProcess, runFailing } from '../../tests/failing-disk.ts';
import { disk } from './disk.ts';
import { LockedError, withLock } from './lock.ts';
import { createOwner, self } from './owner.ts';

const busy = 'Another build is running';

test('a lock that is held is waited for, and then refused with who holds it', async (context) => {
  const file = nameLock(context);
  await withLock(file, { busy, wait: 0 }, async () => {
    await assert.rejects(
      withLock(file, { busy, wait: 0 }, () => Promise.resolve()),
      (error: Error) => {
        assert.ok(error instanceof LockedError);
        const expected = `Another build is running: process ${process.pid} on "${self.host}" has held "${file}" since `;
        assert.ok(error.message.startsWith(expected), error.message);
        assert.match(
          error.message,
          /Z\. Wait until it ends; if it no longer runs, remove that file\.$/,
        );
        return true;
      },
    );
  });
  const order: number[] = [];
  const hold = (n: number) =>
    withLock(file, { busy, wait: 10_000 }, () => Promise.resolve(order.push(n)));
  await Promise.all([hold(1), hold(2), hold(3)]);
  assert.deepEqual(order.toSorted(), [1, 2, 3]);
  assert.deepEqual(readdirSync(join(file, '..')), []);
});

test('a lock works where files have no second names', async (context) => {
  const file = nameLock(context);
  context.mock.method(disk, 'link', () =>
    Promise.reject(Object.assign(new Error(), { code: 'ENOTSUP' })),
  );
  await withLock(file, { busy, wait: 0 }, () =>
    assert.rejects(
      withLock(file, { busy, wait: 0 }, () => Promise.resolve()),
      LockedError,
    ),
  );
  assert.deepEqual(readdirSync(join(file, '..')), []);
});

test('a failure releases the lock', async (context) => {
  const file = nameLock(context);
  await assert.rejects(
    withLock(file, { busy, wait: 0 }, () => Promise.reject(new Error('no'))),
    /^Error: no$/,
  );
  assert.deepEqual(readdirSync(join(file, '..')), []);
});

for (const [name, change, isHeld] of [
  ['whose process has ended', () => ({ pid: endedProcess() }), false],
  ['whose number another process has now', () => ({ started: '1' }), false],
  ['from before the last restart', () => ({ at: 0 }), false],
  ['of another machine', () => ({ host: 'elsewhere' }), true],
  [
    'of another machine, hours ago',
    () => ({ host: 'elsewhere', at: Date.now() - 2 * 3_600_000 }),
    false,
  ],
  [
    'of another machine with a clock in 2099',
    () => ({ host: 'elsewhere', at: Date.UTC(2099, 0) }),
    false,
  ],
  ['of this process', () => ({}), true],
] as const)
  test(`a lock ${name} is ${isHeld ? 'held' : 'replaced'}`, async (context) => {
    const file = nameLock(context);
    writeFileSync(file, JSON.stringify({ ...createOwner(), ...change() }));
    const run = withLock(file, { busy, wait: 0 }, () => Promise.resolve());
    if (isHeld) await assert.rejects(run, LockedError);
    // The first look finds whose it was, the second one that it is free.
    else await run.catch(() => withLock(file, { busy, wait: 500 }, () => Promise.resolve()));
    assert.deepEqual(readdirSync(join(file, '..')), isHeld ? ['lock'] : []);
  });

test('a lock without an owner is held while it may be being written', async (context) => {
  const file = nameLock(context);
  writeFileSync(file, '');
  await assert.rejects(
    withLock(file, { busy, wait: 0 }, () => Promise.resolve()),
    LockedError,
  );
  utimesSync(file, 1, 1);
  await withLock(file, { busy, wait: 1000 }, () => Promise.resolve());
});

test('a program that is killed at any moment keeps nobody waiting, and leaves nothing', async (context) => {
  for (const isStale of [false, true])
    for (let at = 0, failed = true; failed; at += 1) {
      const file = nameLock(context);
      if (isStale) writeFileSync(file, JSON.stringify({ ...createOwner(), pid: endedProcess() }));
      const lock = () => withLock(file, { busy, wait: 500 }, () => Promise.resolve());
      ({ failed } = await runFailing(context, at, 'killed', lock));
      await lock();
      assert.deepEqual(readdirSync(join(file, '..')), [], `${isStale} ${at}`);
    }
});

test('many programs that count in one file lose nothing, beginning with a lock that was left behind', async (context) => {
  const file = nameLock(context);
  const count = join(file, '../count');
  writeFileSync(count, '0');
  writeFileSync(file, JSON.stringify({ ...createOwner(), pid: endedProcess() }));
  const module = (name: string) => JSON.stringify(join(import.meta.dirname, name));
  const code = `
    const { withLock } = await import(${module('lock.ts')});
    const { readFileSync, writeFileSync } = await import('node:fs');
    for (let i = 0; i < 20; i += 1)
      await withLock(${JSON.stringify(file)}, { busy: '', wait: 60_000 }, async () => {
        const n = Number(readFileSync(${JSON.stringify(count)}, 'utf8'));
        await new Promise((resolve) => setTimeout(resolve, 1));
        writeFileSync(${JSON.stringify(count)}, String(n + 1));
      });`;
  const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code]);
  await Promise.all([run(), run(), run()]);
  assert.equal(readFileSync(count, 'utf8'), '60');
});

function nameLock(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'lock');
}
