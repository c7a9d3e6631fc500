/** What the requests for one link saw, unclassified. Times are milliseconds since 1970. */
export interface Evidence {
  /** The URL that was requested, without its fragment. */
  url: string;
  /** Every request in its order: redirects, a second try with other headers, later passes. At least one. */
  hops: Hop[];
  /** The page at the end, where one was read. A 304 brings none. */
  page?: SeenPage;
}

export interface Hop {
  url: string;
  /** When it began. */
  at: number;
  /** How long it took, in milliseconds. */
  took: number;
  /** The status of the response; absent if `error` says why there was no usable one. */
  status?: number;
  /** `Location` as the server wrote it. */
  location?: string;
  /** `Retry-After`, as the time until which the server wants no more requests. */
  retryAt?: number;
  /** Code of the failure, such as `ENOTFOUND`, `CERT_HAS_EXPIRED` or one of `requestErrors`. */
  error?: string;
  /** The failure in words. */
  message?: string;
  /** Which of the passes over all links this request belongs to, from 1. */
  pass: number;
  /** True for the one try with the headers of a browser. */
  asBrowser?: true;
}

/** What the first 64 KiB of a page say. */
export interface SeenPage {
  /** URL of the response. */
  url: string;
  type?: string;
  title?: string;
  /** Beginning of the visible text, spaces folded, at most 2,000 characters. */
  text: string;
  /** Similarity hash of all visible text that was read: 16 hex digits; none for a page without text. */
  print?: string;
  /** The languages in which it is, and is offered: `lang` of the page, `hreflang` of its alternates. */
  languages?: string[];
  /** Ids and names that a fragment may name, where the whole of an HTML page was read. */
  anchors?: string[];
  etag?: string;
  modified?: string;
}

/** Failures that do not come from the server, but from the link check itself. */
export const requestErrors = {
  PRIVATE_ADDRESS: 'leads to a private address',
  FORBIDDEN_PORT: 'names a port that is not for the web',
  FORBIDDEN_SCHEME: 'leads to an address that is not http',
  CREDENTIALS: 'names a user in the address',
  TOO_MANY_REDIRECTS: 'redirects more than ten times',
  REDIRECT_LOOP: 'redirects to itself',
  BAD_REDIRECT: 'redirects to nowhere',
  TIMEOUT: 'sent no response in time',
  PROXY: 'was not reached through the proxy',
} as const;

const PERMANENT = new Set([301, 308]);

/**
 * The requests that the last pass made for a link, in the order of the redirects: the try as a browser takes the
 * place of what it repeats, unless it got no response at all.
 *
 * @throws {Error} if there was no request
 */
export function findLastChain({ hops }: Evidence): [Hop, ...Hop[]] {
  const pass = Math.max(...hops.map((hop) => hop.pass));
  const own = hops.filter((hop) => hop.pass === pass);
  const at = own.findIndex(({ asBrowser }) => asBrowser);
  const [first, ...rest] = at > 0 ? joinTries(own.slice(0, at), own.slice(at)) : own;
  if (!first) throw new Error('Evidence without a request cannot be classified.');
  return [first, ...rest];
}

/** Where the permanent redirects at the beginning of a chain end; `undefined` if there are none. */
export function findPermanentEnd(chain: Hop[]): string | undefined {
  const length = chain.findIndex(({ status = 0 }) => !PERMANENT.has(status));
  return length > 0 ? chain[length]?.url : undefined;
}

function joinTries(plain: Hop[], asBrowser: Hop[]): Hop[] {
  if (asBrowser.at(-1)?.status === undefined && plain.at(-1)?.status !== undefined) return plain;
  const repeated = plain.findIndex(({ url }) => url === asBrowser[0]?.url);
  return [...plain.slice(0, Math.max(0, repeated)), ...asBrowser];
}
