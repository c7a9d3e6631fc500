import type { Dispatcher } from 'undici';
import type { AddressGuard } from './address-guard.ts';
import type { ChainEnd } from './asked-link.ts';
import type { Proxies } from './proxy.ts';
import type { ReceivedPage } from './read-page.ts';
import type { HostQueues } from './turns.ts';

/** What all requests of a run share. */
export interface Run {
  guard: AddressGuard;
  queues: HostQueues;
  userAgent: string;
  signal: AbortSignal;
  proxies?: Proxies | undefined;
  dispatch: Dispatcher.Dispatch;
  /** The same for hosts that speak nothing but HTTP/2. */
  overHttp2: Dispatcher.Dispatch;
  onPage: ((page: ReceivedPage) => void) | undefined;
}

/** What linkinator is told: the end of a chain, or where to go next. */
export type HopEnd = { end: ChainEnd } | { next: string; status: number };
