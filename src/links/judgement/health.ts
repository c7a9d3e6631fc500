import type { LinkRecord } from '../state/record.ts';

/** What checks have found out about an address over time, with its meaning for a reader. */
export const healthStates = {
  unchecked: 'nobody has checked it yet',
  ok: 'it worked when it was last checked',
  'moved-permanently': 'it has moved to another address',
  'moved-temporarily': 'it leads to another address for now',
  blocked: 'it is alive, but a program cannot verify it',
  suspect: 'something is wrong, and not yet certain',
  flaky: 'it comes and goes',
  broken: 'it has failed for days',
  gone: 'it has been taken away',
  refused: 'our own policy forbids to ask it',
  skipped: 'it is not a web address',
} as const;

export type HealthState = keyof typeof healthStates;

/** Health of one address. Times are ISO 8601 in UTC. */
export interface Health {
  state: HealthState;
  /** One of `reasons`, of the newest check. */
  reason?: string;
  detail?: string;
  /** When it was last checked, and last seen working. */
  checked?: string;
  ok?: string;
  /** When this began: the first failure, the first doubt, the first block. */
  since?: string;
  /** Failures since then. */
  failures: number;
  final?: string;
  /** Permanent new address, seen in two runs, that may be written into the content. */
  fixTo?: string;
  /** Fragments that the content names and the page does not have. */
  missing?: string[];
}

export type JudgeHealth = (record: LinkRecord) => Health;
