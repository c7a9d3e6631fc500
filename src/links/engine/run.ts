import type { Dispatcher } from 'undici';
import type { AddressGuard } from './address-guard.ts';
import type { ChainEnd } from './asked-link.ts';
import type { Turns } from './turns.ts';

/** What all requests of a run share. */
export interface Run {
  guard: AddressGuard;
  turns: Turns;
  userAgent: string;
  signal: AbortSignal;
  dispatch: Dispatcher.Dispatch;
}

/** What linkinator is told: the end of a chain, or where to go next. */
export type HopEnd = { end: ChainEnd } | { next: string; status: number };
