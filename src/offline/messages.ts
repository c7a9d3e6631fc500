import type { Amount } from './offline-manifest.ts';

/** What a reader may have kept: a learning path, by its id, or all of the catalog. */
export type Keepable = string;
export const wholeCatalog: Keepable = '*';

/** What a page sends to the worker. */
export type OfflineRequest =
  | { offline: 'tell' }
  | { offline: 'keep'; what: Keepable }
  | { offline: 'drop'; what: Keepable }
  /** Fetch what is left of a small site, if nothing keeps the page from allowing it. */
  | { offline: 'fetch-rest' }
  /** Stop fetching in the background. */
  | { offline: 'stop' }
  | { offline: 'take-over' }
  | { offline: 'forget' };

/** What the worker sends to every page when it begins to fetch in the background. */
export interface BackgroundFetch {
  offline: 'background';
  bytes: number;
}

/** What a reader chose about fetching in the background, as storage holds it; nothing until they choose. */
export type BackgroundChoice = 'on' | 'off';

/** What the worker sends to every page whenever something of it changes. */
export interface OfflineState {
  offline: 'state';
  /** What the reader chose to keep, and is here. */
  kept: Keepable[];
  /** What is being fetched, and how many of its pages are here. */
  working: { what: Keepable; done: number; of: number } | undefined;
  /** What could not be kept, and why: no room, no connection, or a newer site. */
  failure: { what: Keepable; why: 'room' | 'connection' | 'updated' } | undefined;
  paths: Record<string, OfflinePathState>;
  /** What is on this device, and what there is. */
  here: Amount;
  all: Amount;
}

interface OfflinePathState extends Amount {
  title: string;
  address: string;
  /** Whether all of it is here to stay, chosen or not. */
  here: boolean;
}

/** Whether what came from the worker says that it fetches in the background. */
export function isBackgroundFetch(data: unknown): data is BackgroundFetch {
  return (data as Partial<BackgroundFetch> | null)?.offline === 'background';
}

/** Whether what came from the worker is its state. */
export function isOfflineState(data: unknown): data is OfflineState {
  return (data as Partial<OfflineState> | null)?.offline === 'state';
}
