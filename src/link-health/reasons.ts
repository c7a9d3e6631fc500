/** What one check of one address can find, with its meaning. */
export const outcomes = {
  ok: 'it works',
  'moved-permanently': 'it has moved permanently to another URL',
  'moved-temporarily': 'it redirects temporarily to another URL',
  blocked: 'it works, but blocks automatic checks',
  doubtful: 'it works, but shows different content than before',
  failed: 'it does not exist, or its certificate or redirect is invalid',
  unreachable: 'the server did not give a usable response',
  gone: 'the server says that it is gone, or the host does not exist',
  refused: 'the link check is not allowed to request it',
  skipped: 'it is not an HTTP URL',
} as const;

export type Outcome = keyof typeof outcomes;

const DETAIL_LENGTH = 120;
// Control, bidirectional, zero-width and tag characters: a stranger's text must not disturb ours.
const HIDDEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]+/gu;

const OPEN = 'Open it in a browser.';
const WAIT =
  'Nothing yet. It is checked again, and reported as broken if it still fails after several days.';

/** Why a check came to its outcome: words for a reader, in which `{}` is the detail, and advice to a curator. */
export const reasons = {
  answers: row('ok', 'it works', ''),
  'leads-on': row('ok', 'it redirects to {}, as expected for such a URL', ''),
  'as-expected': row('ok', 'it matches an exception ({})', ''),
  'moved-for-good': row(
    'moved-permanently',
    'it has moved permanently',
    'Use the new URL in the content, or run with `--fix`.',
  ),
  'moved-for-now': row('moved-temporarily', 'it redirects temporarily to another URL', ''),
  'status-blocked': row(
    'blocked',
    'the server returned {}, which blocks programs',
    `${OPEN} If it is correct, add an exception.`,
  ),
  challenge: row(
    'blocked',
    'the server checks for a human visitor ({})',
    `${OPEN} If it is correct, add an exception.`,
  ),
  login: row(
    'blocked',
    'it leads to a login ({})',
    `${OPEN} If readers need an account, set \`access\`.`,
  ),
  cookies: row(
    'blocked',
    'it redirects endlessly without cookies',
    `${OPEN} If it is correct, add an exception.`,
  ),
  'not-found-page': row(
    'doubtful',
    'it shows an error page ({})',
    `${OPEN} Find the new URL, or remove the resource.`,
  ),
  parked: row(
    'doubtful',
    'it shows a parked-domain page ({})',
    'The domain may have expired. Add an archived copy, or remove the resource.',
  ),
  'front-page': row(
    'doubtful',
    'it leads to the home page ({})',
    `${OPEN} Find the new URL of the page.`,
  ),
  'other-domain': row(
    'doubtful',
    'it leads to another domain ({})',
    `${OPEN} If the new page is right, use its URL in the content.`,
  ),
  changed: row(
    'doubtful',
    'it shows a different page than before ({})',
    `${OPEN} If the domain was sold, remove the link. If the new page is right, add an exception.`,
  ),
  'certificate-incomplete': row(
    'doubtful',
    'its certificate chain is incomplete',
    `${OPEN} Many browsers find the missing certificate themselves.`,
  ),
  'not-found': row('failed', 'the server returned 404', 'Find the new URL.'),
  'certificate-expired': row('failed', 'its certificate has expired', WAIT),
  'certificate-early': row('failed', 'its certificate is not valid yet', WAIT),
  'certificate-self-signed': row('failed', 'its certificate is self-signed', WAIT),
  'certificate-name': row('failed', 'its certificate is for another name', WAIT),
  certificate: row('failed', 'its certificate is not valid ({})', WAIT),
  tls: row('failed', 'a secure connection failed ({})', WAIT),
  'redirect-loop': row('failed', 'it redirects to itself', WAIT),
  'too-many-redirects': row('failed', 'it redirects more than ten times', WAIT),
  'bad-redirect': row('failed', 'it redirects to nowhere', WAIT),
  'server-error': row('unreachable', 'the server returned {}', WAIT),
  status: row('unreachable', 'the server returned {}', WAIT),
  'connection-refused': row('unreachable', 'the server refused the connection', WAIT),
  'connection-reset': row('unreachable', 'the server closed the connection', WAIT),
  proxy: row('unreachable', 'it was not reached through the proxy', WAIT),
  timeout: row('unreachable', 'the server did not respond in time', WAIT),
  'no-route': row('unreachable', 'the server cannot be reached from here', WAIT),
  'no-look-up': row('unreachable', 'names could not be looked up', WAIT),
  'headers-too-large': row('unreachable', 'the server sends too many headers', WAIT),
  'no-sense': row('unreachable', 'the server did not send a web page ({})', WAIT),
  gone: row('gone', 'the server returned 410: gone', 'Find a copy, or remove the resource.'),
  'no-such-name': row(
    'gone',
    'no host has this name',
    'Find the new URL, or add an archived copy.',
  ),
  'private-address': row('refused', 'it leads to a private address', 'Correct the URL.'),
  'forbidden-port': row('refused', 'it uses a port that is not for the web', 'Correct the URL.'),
  credentials: row('refused', 'it contains a user name', 'Remove the user name from the URL.'),
  malformed: row('refused', 'it {}', 'Correct the URL.'),
  'not-http': row('skipped', 'it is not a web URL ({})', ''),
} as const satisfies Record<string, { outcome: Outcome; words: string; advice: string }>;

export type Reason = keyof typeof reasons;

/**
 * A reason in words, such as "the server returned 404", to follow a colon. The detail is a
 * stranger's text: it comes out cut and cleaned, not escaped. An unknown reason is returned as it is.
 */
export function formatReason(reason: string, detail?: string): string {
  const words = isReason(reason) ? reasons[reason].words : cleanDetail(reason);
  const cleaned = cleanDetail(detail ?? '');
  if (cleaned !== '') return words.replace('{}', () => cleaned);
  return words.replace(/ \(\{\}\)| to \{\}/, '').replace('{}', 'something');
}

/** Advice to a curator about a reason; empty if there is nothing to do. */
export function adviseOn(reason: string): string {
  return isReason(reason) ? reasons[reason].advice : '';
}

export function isReason(code: string): code is Reason {
  return Object.hasOwn(reasons, code);
}

/** A stranger's text in one line of at most 120 characters, without characters that cannot be seen. */
export function cleanDetail(text: string, length: number = DETAIL_LENGTH): string {
  const line = text
    .slice(0, length * 8)
    .replaceAll(HIDDEN, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const characters = [...line.toWellFormed()];
  return characters.length <= length
    ? characters.join('')
    : `${characters.slice(0, length - 1).join('')}…`;
}

function row<const O extends Outcome>(outcome: O, words: string, advice: string) {
  return { outcome, words, advice };
}

/** What one check found. */
export interface Verdict {
  outcome: Outcome;
  /** One of `reasons`. */
  reason: string;
  /** What belongs to the reason: a status, a host, a title. Untrusted text. */
  detail?: string;
  /** URL of the final response, if it is another one. */
  final?: string;
  /** Where the permanent part of the redirects ends: the URL that the content may use instead. */
  fixTo?: string;
  /** Fragments that the content uses and the page does not have. */
  missing?: string[];
  /** Whether a server replied; if none did for most hosts, we are offline. */
  reached: boolean;
  /** True if nothing left our own network, so that even one such failure proves nothing. */
  ownNetwork?: true;
}
