import type { Evidence } from '../engine/evidence.ts';
import type { SeenBefore } from '../state/record.ts';

/** What one check of one address can find, with its meaning. */
export const outcomes = {
  ok: 'it answers',
  'moved-permanently': 'it answers at another address, for good',
  'moved-temporarily': 'it answers at another address, for now',
  blocked: 'it is alive, but does not let a program verify it',
  doubtful: 'it answers, but not with what was there before',
  failed: 'it is not there, or its certificate or redirect is wrong',
  unreachable: 'the server gave no usable answer',
  gone: 'the server says that it is gone, or no such host exists',
  refused: 'our own policy forbids to ask it',
  skipped: 'it is not an http address',
} as const;

export type Outcome = keyof typeof outcomes;

/** What one check found. */
export interface Verdict {
  outcome: Outcome;
  /** One of `reasons`. */
  reason: string;
  /** What belongs to the reason: a status, a host, a title. Untrusted text. */
  detail?: string;
  /** Address that answered in the end, where it is another one. */
  final?: string;
  /** Where the permanent part of the redirects ends: what the content may say instead. */
  fixTo?: string;
  /** Fragments that the content names and the page does not have. */
  missing?: string[];
  /** Whether something at the other end replied; where nothing did for most hosts, we are offline. */
  reached: boolean;
}

/** What there is to know of an address besides the evidence. */
export interface JudgeContext {
  /** Fragments that the content names at this address, without `#`. */
  fragments?: string[];
  /** The page as it was when it was last seen working. */
  before?: SeenBefore | undefined;
}

export type JudgeEvidence = (evidence: Evidence, context?: JudgeContext) => Verdict;
