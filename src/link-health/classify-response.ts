import type { Hop } from './evidence.ts';
import { cleanDetail, reasons, type Reason, type Verdict } from './reasons.ts';

/** What the code of a failure means. */
const codes: Record<string, Reason> = {
  ENOTFOUND: 'no-such-name',
  EAI_NONAME: 'no-such-name',
  EAI_NODATA: 'no-such-name',
  ENODATA: 'no-such-name',
  EAI_AGAIN: 'no-look-up',
  EAI_FAIL: 'no-look-up',
  ESERVFAIL: 'no-look-up',
  ETIMEOUT: 'no-look-up',
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-reset',
  ECONNABORTED: 'connection-reset',
  EPIPE: 'connection-reset',
  UND_ERR_SOCKET: 'connection-reset',
  EHOSTUNREACH: 'no-route',
  EHOSTDOWN: 'no-route',
  ENETUNREACH: 'no-route',
  ENETDOWN: 'no-route',
  EADDRNOTAVAIL: 'no-route',
  EACCES: 'no-route',
  EPERM: 'no-route',
  ETIMEDOUT: 'timeout',
  TIMEOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'headers-too-large',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  PROXY: 'proxy',
  PRIVATE_ADDRESS: 'private-address',
  FORBIDDEN_PORT: 'forbidden-port',
  FORBIDDEN_SCHEME: 'bad-redirect',
  CREDENTIALS: 'credentials',
  TOO_MANY_REDIRECTS: 'too-many-redirects',
  REDIRECT_LOOP: 'redirect-loop',
  BAD_REDIRECT: 'bad-redirect',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-early',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-self-signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-name',
  HOSTNAME_MISMATCH: 'certificate-name',
  // A server that leaves out its issuer looks the same as one that nobody trusts: only browsers can distinguish them.
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-incomplete',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-incomplete',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-incomplete',
};
const CERTIFICATE =
  /^(?:CERT_|CRL_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|UNABLE_TO_)|_CERT_|_CRL_/;
const TLS = /^(?:ERR_SSL|ERR_TLS|EPROTO)/;

/** Codes that say nothing about the server: no name was looked up, or no packet left. */
const OWN_NETWORK = new Set([
  ...['PROXY', 'EAI_AGAIN', 'EAI_FAIL', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'],
  ...['EACCES', 'EPERM'],
]);
/** Reasons for which no server replied. */
const UNREACHED = new Set<Reason>([
  ...(['no-such-name', 'no-look-up', 'no-route', 'timeout', 'proxy'] as const),
  ...(['connection-refused', 'connection-reset', 'private-address'] as const),
  ...(['forbidden-port', 'credentials', 'not-http'] as const),
]);

/** Classifies a request without a usable response; `redirected` if it followed another one. */
export function classifyError(
  { url, error = '', message }: Hop,
  redirected: boolean,
): Pick<Verdict, 'outcome' | 'reason' | 'detail'> {
  const isHttp = redirected || /^https?:/i.test(url);
  const reason = isHttp ? reasonOf(error) : 'not-http';
  const { outcome, words } = reasons[reason];
  const detail = cleanDetail(/^(?:|UNKNOWN)$/.test(error) ? (message ?? '') : error);
  return { outcome, reason, ...(words.includes('{}') && detail !== '' && { detail }) };
}

/** Whether a request reached another machine. */
export function hasReached({ url, error, status }: Hop): boolean {
  if (status !== undefined || error === undefined) return true;
  return /^https?:/i.test(url) && !UNREACHED.has(reasonOf(error));
}

/** Whether an error says that a name does not exist, or could not be looked up. */
export function isLookupFailure(error: string): boolean {
  return ['no-such-name', 'no-look-up'].includes(reasonOf(error));
}

/** Whether an error can only come from our own side of the network. */
export function isOwnNetwork({ error = '' }: Hop): boolean {
  return OWN_NETWORK.has(error);
}

function reasonOf(error: string): Reason {
  const known = Object.hasOwn(codes, error) ? codes[error] : undefined;
  if (known !== undefined) return known;
  if (CERTIFICATE.test(error)) return 'certificate';
  return TLS.test(error) ? 'tls' : 'no-sense';
}

const BLOCKED = new Set([401, 402, 403, 406, 407, 429, 451, 999]);

/** Classifies a status without a page; `undefined` if it means that the page is there. */
export function classifyStatus(
  status: number,
): Pick<Verdict, 'outcome' | 'reason' | 'detail'> | undefined {
  if (isSuccessStatus(status)) return undefined;
  const reason = reasonOfStatus(status);
  const { outcome, words } = reasons[reason];
  return { outcome, reason, ...(words.includes('{}') && { detail: String(status) }) };
}

/** Whether a status means that the page is there. */
export function isSuccessStatus(status: number): boolean {
  return (status >= 200 && status < 300) || status === 304;
}

function reasonOfStatus(status: number): Reason {
  if (BLOCKED.has(status)) return 'status-blocked';
  if (status === 404) return 'not-found';
  if (status === 410) return 'gone';
  if ([301, 302, 303, 307, 308].includes(status)) return 'bad-redirect';
  return status >= 500 && status < 600 ? 'server-error' : 'status';
}
