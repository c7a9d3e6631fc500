/** Lets tasks through so that few run at a time on one host, and not many in all. */
export function createHostGate(perHost: number, inAll: number): HostGate {
  const waiting = new Map<string, (() => void)[]>();
  const running = new Map<string, number>();
  let total = 0;
  let isOpen = false;

  const admit = () => {
    for (const [host, queue] of waiting) {
      while (
        queue.length > 0 &&
        (isOpen || (total < inAll && (running.get(host) ?? 0) < perHost))
      ) {
        running.set(host, (running.get(host) ?? 0) + 1);
        total += 1;
        queue.shift()?.();
      }
      if (queue.length === 0) waiting.delete(host);
    }
  };

  return {
    async run(host, task) {
      await new Promise<void>((resolve) => {
        const queue = waiting.get(host) ?? [];
        queue.push(resolve);
        waiting.set(host, queue);
        admit();
      });
      try {
        return await task();
      } finally {
        running.set(host, (running.get(host) ?? 1) - 1);
        total -= 1;
        admit();
      }
    },
    open() {
      isOpen = true;
      admit();
    },
  };
}

export interface HostGate {
  run: <Result>(host: string, task: () => Promise<Result>) => Promise<Result>;
  /** Lets everything through from now on, so that a stopped run ends. */
  open: () => void;
}
