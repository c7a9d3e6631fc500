import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestResults } from '../../src/links/request/request-links.ts';
import type { Outcome } from '../../src/link-health/reasons.ts';

/** What the server does for one case. */
export interface Place {
  /** Also the name of its host: `<id>.example`. */
  id: string;
  /** How the server responds, by path, or by host and path; to everything else with 404. */
  responders?: Record<string, Responder>;
  /**
   * Addresses to which a name leads, none where it does not exist: one list a look-up, the last one for all
   * others; or what holds when it is looked up.
   */
  names?: Record<string, string[][] | (() => string[])>;
}

/** One thing that can go wrong, or well, at an address, and what one check is to make of it. */
export interface ServerCase extends Place {
  /** What the server does, in words. */
  what: string;
  /** The URL that is requested, without a port; `http://<id>.example/page` by default. */
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
  /** URL of the final response, if it is another one. */
  final?: string;
  /** What the content may say instead. */
  fixTo?: string;
  missing?: string[];
  /** Why this run has no final result. */
  deferred?: NonNullable<ReturnType<RequestResults['deferred']['get']>>['reason'];
}

/** Responds to one request. */
export type Responder = (exchange: Exchange) => void;

/** One request and its response. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** How many requests for the same path of the same host came before. */
  count: number;
  /** Adds the port of this server to an address. */
  addressOf: (url: string) => string;
}

/** The URL of a case, as the table writes it. */
export function urlOf({ id, url }: ServerCase): string {
  return url ?? `http://${id}.example/page`;
}
