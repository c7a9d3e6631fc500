/** What the requests for one address saw, without any judgement. Times are milliseconds since 1970. */
export interface Evidence {
  /** The address that was asked, without its fragment. */
  url: string;
  /** Every request in its order: redirects, a second try with other headers, later passes. At least one. */
  hops: Hop[];
  /** The page at the end, where one was read. A 304 brings none. */
  page?: SeenPage;
}

/** One request. */
export interface Hop {
  url: string;
  /** When it began. */
  at: number;
  /** How long it took, in milliseconds. */
  took: number;
  /** The status of the answer; none where `error` tells why there was no usable answer. */
  status?: number;
  /** `Location` as the server wrote it. */
  location?: string;
  /** `Retry-After`, as the time until which the server asks to be left alone. */
  retryAt?: number;
  /** Code of what went wrong, such as `ENOTFOUND`, `CERT_HAS_EXPIRED` or one of `engineErrors`. */
  error?: string;
  /** What went wrong, in words. */
  message?: string;
  /** Which of the passes over all links this request belongs to, from 1. */
  pass: number;
  /** True for the one try with the headers of a browser. */
  asBrowser?: true;
}

/** What the first 64 KiB of a page say. */
export interface SeenPage {
  /** Address that answered. */
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

/** What the engine itself says instead of an answer. */
export const requestErrors = {
  PRIVATE_ADDRESS: 'leads to a private address',
  FORBIDDEN_PORT: 'names a port that is not for the web',
  FORBIDDEN_SCHEME: 'leads to an address that is not http',
  CREDENTIALS: 'names a user in the address',
  TOO_MANY_REDIRECTS: 'redirects more than ten times',
  REDIRECT_LOOP: 'redirects to itself',
  BAD_REDIRECT: 'redirects to nowhere',
  TIMEOUT: 'gave no answer in time',
  PROXY: 'was not reached through the proxy',
} as const;
