import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestResults } from '../../src/links/request/request-links.ts';
import type { Outcome } from '../../src/link-health/classify-link.ts';

/** What the server does for one case. */
export interface Place {
  /** Also the name of its host: `<id>.example`. */
  id: string;
  /** How the server answers, by path, or by host and path; everything else there answers 404. */
  answers?: Record<string, Answer>;
  /**
   * Addresses to which a name leads, none where it does not exist: one list a look-up, the last one for all
   * others; or what holds when it is looked up.
   */
  names?: Record<string, string[][] | (() => string[])>;
}

/** One thing that can go wrong, or well, at an address, and what one check is to make of it. */
export interface FaultCase extends Place {
  /** What the server does, in words. */
  what: string;
  /** The address that is asked, without a port: `http://<id>.example/page` when it is not told. */
  url?: string;
  /** True where only our own patience ends the wait. */
  endsByTimeout?: true;
  /** Fragments that the content names there. */
  fragments?: string[];
  outcome: Outcome;
  /** One of `reasons`. */
  reason: string;
  /** Requests that reach the server in all passes of one run: as many as the policy needs, and no more. */
  requests: number;
  /** Where it answers in the end, where that is another address. */
  final?: string;
  /** What the content may say instead. */
  fixTo?: string;
  missing?: string[];
  /** Why this run gives no final answer. */
  deferred?: NonNullable<ReturnType<RequestResults['deferred']['get']>>['reason'];
}

/** Answers one request. */
export type Answer = (asked: Asked) => void;

/** One request, as an answer sees it. */
export interface Asked {
  request: IncomingMessage;
  response: ServerResponse;
  /** How many requests for the same path of the same host came before. */
  turn: number;
  /** Adds the port of this server to an address. */
  addressOf: (url: string) => string;
}

/** The address that a case asks, as the table writes it. */
export function urlOf({ id, url }: FaultCase): string {
  return url ?? `http://${id}.example/page`;
}
