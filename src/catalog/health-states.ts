import type { HealthState } from '../link-health/health.ts';

/** What readers call each state of a link, in the order of how much it matters. */
export const stateLabels = {
  broken: 'broken',
  gone: 'gone',
  suspect: 'suspect',
  flaky: 'flaky',
  'moved-permanently': 'moved',
  blocked: 'blocked',
  refused: 'refused',
  skipped: 'skipped',
  'moved-temporarily': 'moved temporarily',
  unchecked: 'never checked',
  ok: 'ok',
} as const satisfies Record<HealthState, string>;

/** The states, what matters most first. */
export const stateOrder = Object.keys(stateLabels) as HealthState[];
