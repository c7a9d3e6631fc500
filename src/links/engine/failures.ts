import type { Hop } from '../../link-health/evidence.ts';

const NO_CONNECTION = new Set([
  ...['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN'],
  ...['EADDRNOTAVAIL', 'EACCES', 'EPERM', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'],
  ...['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'UND_ERR_SOCKET', 'PROXY'],
]);
const NO_RESPONSE = new Set(['TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT']);
/** Failures that are the same a second later. */
const LASTING = new Set([
  ...['ENOTFOUND', 'EAI_NONAME', 'PRIVATE_ADDRESS', 'FORBIDDEN_PORT', 'FORBIDDEN_SCHEME'],
  ...['CREDENTIALS', 'TOO_MANY_REDIRECTS', 'REDIRECT_LOOP', 'BAD_REDIRECT'],
]);
const TLS =
  /CERT|SELF_SIGNED|^UNABLE_TO_|^ERR_SSL|^ERR_TLS|^EPROTO$|^HOSTNAME_MISMATCH|^INVALID_CA/;

/** Whether a request failed in a way that another try may change. */
export function isTransient({ status, error }: Hop): boolean {
  if (error !== undefined) return !LASTING.has(error) && !TLS.test(error);
  return status === 429 || (status !== undefined && status >= 500 && status < 600);
}

/** How far a failed request got; undefined where the host replied. */
export function findDepth(error: string): 'no connection' | 'no answer' | undefined {
  if (NO_CONNECTION.has(error)) return 'no connection';
  return NO_RESPONSE.has(error) ? 'no answer' : undefined;
}

/** Finds the code of an error in itself and its causes; one code for all ways of breaking off. */
export function codeOf(error: unknown): string {
  for (let depth = 0; depth < 5 && error instanceof Error; depth += 1) {
    const { code, cause } = error as NodeJS.ErrnoException;
    if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') return 'UND_ERR_SOCKET';
    if (typeof code === 'string') return code;
    error = cause;
  }
  return 'UNKNOWN';
}
