import type { Evidence } from './evidence.ts';

/** An address to ask. */
export interface Question {
  /** http(s), without fragment. */
  url: string;
  /** What an earlier answer said, so that an unchanged page need not be sent again. */
  etag?: string | undefined;
  modified?: string | undefined;
}

export interface AskOptions {
  /** Ranges of private addresses that may be asked, at any port. */
  allowPrivate?: string[];
  userAgent?: string;
  /** Requests at a time to one host. */
  perHost?: number;
  /** Milliseconds between the starts of two requests to one host. */
  gap?: number;
  /** Requests at a time in all. */
  inAll?: number;
  /** Milliseconds that one address may take, waiting for its turn not counted. */
  timeout?: number;
  /** Ends the run; what was found until then stays. */
  signal?: AbortSignal;
  /** Called for each address when all that can be known of it in this run is known. */
  onEvidence?: (evidence: Evidence) => void;
  /** How far the run is. */
  onProgress?: (progress: AskProgress) => void;
}

export interface AskProgress {
  done: number;
  total: number;
  /** Hosts that asked us to wait, or that wait for their turn. */
  waiting: number;
}

export interface Answers {
  evidence: Map<string, Evidence>;
  /** Addresses that this run does not answer, with the reason: they are due again in the next one. */
  deferred: Map<string, 'asked to wait' | 'host is down' | 'run ended'>;
}
