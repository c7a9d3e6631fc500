const ACCEPT = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'en-US,en;q=0.9',
  'accept-encoding': 'gzip, deflate, br',
};
const BROWSER = {
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'upgrade-insecure-requests': '1',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'none',
  'sec-fetch-user': '?1',
};

/** The headers of one request. */
export function createRequestHeaders({
  userAgent,
  asBrowser,
  cookies,
  etag,
  modified,
}: RequestHeaders): Record<string, string> {
  return {
    ...(asBrowser ? BROWSER : { 'user-agent': userAgent }),
    ...ACCEPT,
    ...(cookies !== '' && { cookie: cookies }),
    ...(isSendable(etag) && { 'if-none-match': etag }),
    ...(isSendable(modified) && { 'if-modified-since': modified }),
  };
}

/** Whether a value that a server sent may be sent back. */
function isSendable(value: string | undefined): value is string {
  return value !== undefined && /^[\x20-\x7e]+$/.test(value);
}

interface RequestHeaders {
  userAgent: string;
  asBrowser: boolean;
  cookies: string;
  etag?: string | undefined;
  modified?: string | undefined;
}
