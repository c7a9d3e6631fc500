import { AsyncLocalStorage } from 'node:async_hooks';

const times = new AsyncLocalStorage<number>();

/**
 * Runs a task that takes place at a time of its own (`--now`). Where it is after that of the machine, as when days
 * are tried out in advance, the task believes what is said of the time between.
 */
export function runAt<Result>(now: Date, task: () => Result): Result {
  return times.run(now.getTime(), task);
}

/** The time after which nothing can have happened: that of the machine, or a later one of the run. */
export function latestNow(): number {
  return Math.max(Date.now(), times.getStore() ?? 0);
}
