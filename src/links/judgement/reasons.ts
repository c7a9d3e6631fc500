import type { Outcome } from './outcomes.ts';

const DETAIL_LENGTH = 120;
// Control, bidirectional, zero-width and tag characters: a stranger's text must not disturb ours.
const HIDDEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]+/gu;

const OPEN = 'Open it in a browser.';
const WAIT = 'Nothing yet: it is asked again, and told as broken when it stays so for days.';

/** Why a check came to its outcome: words for a reader, `{}` being the detail, and what a curator does. */
export const reasons = {
  answers: row('ok', 'it answers', ''),
  'leads-on': row('ok', 'it leads on to {}, as such an address should', ''),
  'as-expected': row('ok', 'it is as the exceptions say ({})', ''),
  'moved-for-good': row(
    'moved-permanently',
    'it has moved for good',
    'Write the new address into the content, or let `--fix` do it.',
  ),
  'moved-for-now': row('moved-temporarily', 'it leads to another address for now', ''),
  'status-blocked': row(
    'blocked',
    'the server answered {}, which keeps programs out',
    `${OPEN} If it is right, an exception can say so.`,
  ),
  challenge: row(
    'blocked',
    'the server asks whether a person is there ({})',
    `${OPEN} If it is right, an exception can say so.`,
  ),
  login: row(
    'blocked',
    'it leads to a login ({})',
    `${OPEN} If readers need an account, say so in \`access\`.`,
  ),
  cookies: row(
    'blocked',
    'it redirects for ever for want of cookies',
    `${OPEN} If it is right, an exception can say so.`,
  ),
  'not-found-page': row(
    'doubtful',
    'it answers with a page that says that there is none ({})',
    `${OPEN} Look for the new address, or remove the resource.`,
  ),
  parked: row(
    'doubtful',
    'it answers with a parking page ({})',
    'The domain may have been lost. Offer the archived copy, or remove the resource.',
  ),
  'front-page': row(
    'doubtful',
    'it leads to a front page ({})',
    `${OPEN} Look for the page's new address.`,
  ),
  'other-domain': row(
    'doubtful',
    'it leads to another domain ({})',
    `${OPEN} If the new place is right, write its address into the content.`,
  ),
  changed: row(
    'doubtful',
    'it shows another page than before ({})',
    `${OPEN} If the domain was sold, remove the address; if the new page is right, an exception can say so.`,
  ),
  'certificate-incomplete': row(
    'doubtful',
    'its certificate comes without its issuer',
    `${OPEN} Many browsers find the missing issuer by themselves.`,
  ),
  'not-found': row('failed', 'the server answered 404', 'Look for the new address.'),
  'certificate-expired': row('failed', 'its certificate has expired', WAIT),
  'certificate-early': row('failed', 'its certificate is not valid yet', WAIT),
  'certificate-self-signed': row('failed', 'its certificate is signed by nobody else', WAIT),
  'certificate-name': row('failed', 'its certificate is for another name', WAIT),
  certificate: row('failed', 'its certificate is not valid ({})', WAIT),
  tls: row('failed', 'no secure connection comes about ({})', WAIT),
  'redirect-loop': row('failed', 'it redirects to itself', WAIT),
  'too-many-redirects': row('failed', 'it redirects more than ten times', WAIT),
  'bad-redirect': row('failed', 'it redirects to nowhere', WAIT),
  'server-error': row('unreachable', 'the server answered {}', WAIT),
  status: row('unreachable', 'the server answered {}', WAIT),
  'connection-refused': row('unreachable', 'the server takes no connection', WAIT),
  'connection-reset': row('unreachable', 'the server broke the connection off', WAIT),
  proxy: row('unreachable', 'it was not reached through the proxy', WAIT),
  timeout: row('unreachable', 'the server gave no answer in time', WAIT),
  'no-route': row('unreachable', 'the server cannot be reached from here', WAIT),
  'no-look-up': row('unreachable', 'names could not be looked up', WAIT),
  'headers-too-large': row('unreachable', 'the server sends too many headers', WAIT),
  'no-sense': row('unreachable', 'the server sends what is no web page ({})', WAIT),
  gone: row('gone', 'the server answered 410: gone', 'Look for a copy, or remove the resource.'),
  'no-such-name': row(
    'gone',
    'no host has this name',
    'Look for the new address; offer the archived copy.',
  ),
  'private-address': row('refused', 'it leads to a private address', 'Correct the address.'),
  'forbidden-port': row(
    'refused',
    'it names a port that is not for the web',
    'Correct the address.',
  ),
  credentials: row('refused', 'it names a user', 'Take the user out of the address.'),
  malformed: row('refused', 'it {}', 'Correct the address.'),
  'not-http': row('skipped', 'it is not a web address ({})', ''),
} as const satisfies Record<string, { outcome: Outcome; words: string; advice: string }>;

export type Reason = keyof typeof reasons;

/**
 * A reason in words, such as "the server answered 404", to be put behind a colon. The detail is a
 * stranger's text: it comes out cut and cleaned, not escaped. A reason that is not known is told as it is.
 */
export function formatReason(reason: string, detail?: string): string {
  const words = isReason(reason) ? reasons[reason].words : cleanDetail(reason);
  const cleaned = cleanDetail(detail ?? '');
  if (cleaned !== '') return words.replace('{}', () => cleaned);
  return words.replace(/ \(\{\}\)| to \{\}/, '').replace('{}', 'something');
}

/** What a curator does about a reason; empty where there is nothing to do. */
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
