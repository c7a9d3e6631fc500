/** What one check of one address can find, with its meaning. */
export const outcomes = {
  ok: 'it answers',
  'moved-permanently': 'it answers at another address, for good',
  'moved-temporarily': 'it answers at another address, for now',
  blocked: 'it is alive, but does not let a program verify it',
  doubtful: 'it answers, but not with what was there before',
  failed: 'it is not there, or its certificate or redirect is wrong',
  unreachable: 'the server gave no usable answer',
  gone: 'the server says that it is gone, or no such host exists',
  refused: 'our own policy forbids to ask it',
  skipped: 'it is not an http address',
} as const;

export type Outcome = keyof typeof outcomes;
