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
