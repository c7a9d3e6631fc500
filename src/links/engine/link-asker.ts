import type { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import { LinkChecker, type LinkResult } from 'linkinator';
import { RefusedError } from './address-guard.ts';
import type { LinkRequest } from './asked-link.ts';
import type { HostQueues } from './turns.ts';

const PASSES = 3;

/**
 * linkinator, asked for one link when its turn has come, and again when that failed in a way that may pass.
 * What it finds is not read from its results but from what our dispatcher recorded.
 */
export class LinkinatorClient extends LinkChecker {
  readonly #options: ClientOptions;
  #lists: Promise<void> = Promise.resolve();
  #failedList: LinkResult | undefined;
  #failure: Error | undefined;

  constructor(options: ClientOptions) {
    super();
    this.#options = options;
    this.on('link', (result) => {
      if (options.lists.includes(result.url) && result.status !== 200) this.#failedList = result;
    });
  }

  /**
   * Asks all links. Throws when a page of the list was not answered by our dispatcher: then linkinator has
   * another copy of undici, and nothing was asked.
   */
  async run(): Promise<void> {
    const { links, lists, signal } = this.#options;
    // Our turns hold back, so that no link waits in linkinator's own queue.
    await this.check({ path: [...lists], concurrency: links.size + lists.length + 1 });
    if (this.#failure) throw this.#failure;
    if (this.#failedList && !signal.aborted) {
      throw new Error(
        'linkinator does not use the dispatcher that refuses private addresses. Nothing was asked. Install one version of undici for both.',
      );
    }
  }

  override async crawl(options: CrawlOptions): Promise<void> {
    if (options.crawl) {
      this.#lists = this.#lists.then(() => super.crawl(options));
      return this.#lists;
    }
    const link = this.#options.links.get(options.url.href);
    if (!link) return;
    try {
      await this.#ask(link, options);
      this.#options.links.delete(options.url.href);
      this.#options.onDone(link);
    } catch (error) {
      // linkinator would swallow it.
      this.#failure ??= error as Error;
      this.#options.end();
    }
  }

  async #ask(link: LinkRequest, options: CrawlOptions): Promise<void> {
    const { records, signal } = this.#options;
    while (await this.#startPass(link)) {
      try {
        await records.run(link, () => super.crawl({ ...options, signal }));
      } finally {
        link.slot?.release();
      }
      recordUnsent(link);
      // linkinator would keep each result with its errors until the end.
      options.results.length = 0;
    }
  }

  /** Waits for the turn of the next pass; false when the link needs none, or gets none. */
  async #startPass(link: LinkRequest): Promise<boolean> {
    const { queues, timeout, passDelay, signal } = this.#options;
    if (link.deferred || (link.pass > 0 && (!link.isTransient() || link.pass >= PASSES))) {
      return false;
    }
    if (link.pass > 0) await setTimeout(passDelay, undefined, { signal }).catch(() => undefined);
    const { hostname } = new URL(link.target.url);
    const slot = await queues.acquire(hostname);
    if (typeof slot === 'string') {
      // Those whose failures showed that the host is down have been answered by them.
      if (link.pass === 0 || slot !== 'host is down') link.defer(slot, hostname, queues);
      return false;
    }
    link.slot = slot;
    link.startPass(timeout);
    return true;
  }
}

/** fetch refuses some ports by itself, without asking our dispatcher. */
function recordUnsent(link: LinkRequest): void {
  if (link.deferred) return;
  const wasSent = link.evidence.hops.some(({ pass }) => pass === link.pass);
  if (wasSent && link.expected === undefined) return;
  link.addFailure(link.expected ?? link.target.url, new RefusedError('FORBIDDEN_PORT'));
}

type CrawlOptions = Parameters<LinkChecker['crawl']>[0];

interface ClientOptions {
  /** Those that are not done, by address. */
  links: Map<string, LinkRequest>;
  /** Addresses of the pages that link to them. */
  lists: string[];
  records: AsyncLocalStorage<LinkRequest>;
  queues: HostQueues;
  timeout: number;
  passDelay: number;
  signal: AbortSignal;
  /** Ends the run. */
  end: () => void;
  onDone: (link: LinkRequest) => void;
}
