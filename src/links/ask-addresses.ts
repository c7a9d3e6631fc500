import { LinkChecker, type LinkResult } from 'linkinator';
import { createHostGate } from './host-gate.ts';
import type { Evidence } from './verdict.ts';

/** Requests at a time to one host, and in all. */
const PER_HOST = 2;
const IN_ALL = 32;

/**
 * Has linkinator ask the addresses that the page `list` links to, and returns what it saw of each.
 * An address that the run did not come to is missing. Throws when the page was not answered by our
 * dispatcher: then linkinator has another copy of undici, and nothing was asked.
 */
export async function askAddresses(ask: LinkAsker): Promise<Map<string, Evidence>> {
  const evidence = new Map<string, Evidence>();
  const checker = new GatedChecker(ask.signal);
  let listStatus: number | undefined;
  checker.on('link', (result) => {
    if (result.url === ask.list) {
      listStatus = result.status;
      return;
    }
    evidence.set(result.url, evidenceOf(result));
    ask.onAnswer(evidence.size, ask.addresses.length);
  });
  await checker.check({
    path: [ask.list],
    // The gate holds back, so that no time is spent in linkinator's own queue.
    concurrency: ask.addresses.length + 1,
    timeout: ask.timeout,
    userAgent: ask.userAgent,
  });
  if (listStatus !== 200) {
    throw new Error(
      'linkinator does not use the dispatcher that refuses private addresses. Nothing was asked. Install one version of undici for both.',
    );
  }
  return evidence;
}

/** linkinator, polite to each host, and able to stop. */
class GatedChecker extends LinkChecker {
  readonly #gate = createHostGate(PER_HOST, IN_ALL);
  readonly #signal: AbortSignal;

  constructor(signal: AbortSignal) {
    super();
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#gate.open(), { once: true });
  }

  override async crawl(options: Parameters<LinkChecker['crawl']>[0]): Promise<void> {
    // The page of the list itself.
    if (options.crawl) return super.crawl(options);
    return this.#gate.run(options.url.host, () =>
      super.crawl({ ...options, signal: AbortSignal.any([options.signal, this.#signal]) }),
    );
  }
}

function evidenceOf({ status, failureDetails = [] }: LinkResult): Evidence {
  if (status) return { status };
  let error: unknown = failureDetails.findLast((detail) => detail instanceof Error);
  for (let depth = 0; depth < 5 && error instanceof Error; depth += 1) {
    if (error.name === 'TimeoutError') return { code: 'TIMEOUT' };
    const { code, cause, message } = error as NodeJS.ErrnoException;
    if (typeof code === 'string') return { code, message };
    if (!cause) return { message };
    error = cause;
  }
  return {};
}

export interface LinkAsker {
  /** Address of the page that links to all addresses. */
  list: string;
  /** http(s) addresses without fragments, each once. */
  addresses: string[];
  timeout: number;
  userAgent: string;
  signal: AbortSignal;
  onAnswer: (done: number, total: number) => void;
}
