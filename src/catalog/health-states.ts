import type { HealthState } from '../links/judgement/health.ts';

/** What readers call each state of a link, in the order of how much it matters. */
export const stateLabels = {
  broken: 'broken',
  gone: 'gone',
  suspect: 'in doubt',
  flaky: 'comes and goes',
  'moved-permanently': 'moved',
  blocked: 'not verified',
  refused: 'not asked',
  skipped: 'no web address',
  'moved-temporarily': 'leads elsewhere for now',
  unchecked: 'never checked',
  ok: 'works',
} as const satisfies Record<HealthState, string>;

/** The states, what matters most first. */
export const stateOrder = Object.keys(stateLabels) as HealthState[];
