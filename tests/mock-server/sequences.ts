import type { HealthState } from '../../src/link-health/health.ts';
import { page, redirect, status } from './responses.ts';
import type { Responder, Place } from './server-case.ts';

/** The day, counted from 0, on which there is a blackout: no server responds, whatever the sequence says. */
export const BLACKOUT = 20;

/** One address over days: what the server does from some day on, and what its health is from some day on. */
export interface Sequence {
  id: string;
  what: string;
  /** From a day on, until the next one. `no-name` and `refused` are for look-up and connection. */
  days: [from: number, does: Responder | 'no-name' | 'refused'][];
  /** Pages at other places that the responses lead to. */
  besides?: Place['responders'];
  health: [from: number, state: HealthState][];
  /** What health offers as the new address in the end. */
  fixTo?: string;
}

const casino = page({
  title: 'Lucky Palace: spin and win',
  body: `<h1>Lucky Palace</h1><p>Two hundred spins for new players, slots, roulette and cards all night
    long, paid out within the hour on every day of the week. Sign up with your telephone, choose a table
    and play against others from everywhere. Bonus codes come with every letter that we send.`,
});
const other = page({
  title: 'Memory of a guest, second edition',
});

export const sequences: Sequence[] = [
  {
    id: 'lives',
    what: 'always responds',
    days: [[0, page()]],
    health: [[0, 'ok']],
  },
  {
    id: 'dies',
    what: 'responds with 404 from the fifth day on',
    days: [
      [0, page()],
      [5, status(404)],
    ],
    health: [
      [0, 'ok'],
      [5, 'suspect'],
      [8, 'broken'],
    ],
  },
  {
    id: 'outage',
    what: 'responds with 503 for two days',
    days: [
      [0, page()],
      [5, status(503)],
      [7, page()],
    ],
    health: [
      [0, 'ok'],
      [5, 'suspect'],
      [7, 'ok'],
    ],
  },
  {
    id: 'falls-silent',
    what: 'refuses connections from the fifth day on',
    days: [
      [0, page()],
      [5, 'refused'],
    ],
    health: [
      [0, 'ok'],
      [5, 'suspect'],
      [12, 'broken'],
    ],
  },
  {
    id: 'revives',
    what: 'responds with 404 for ten days, then is back',
    days: [
      [0, page()],
      [5, status(404)],
      [15, page()],
    ],
    health: [
      [0, 'ok'],
      [5, 'suspect'],
      [8, 'broken'],
      [15, 'ok'],
    ],
  },
  {
    id: 'taken-away',
    what: 'responds with 410 from the fifth day on',
    days: [
      [0, page()],
      [5, status(410)],
    ],
    health: [
      [0, 'ok'],
      [5, 'suspect'],
      [8, 'gone'],
    ],
  },
  {
    id: 'name-lost',
    what: 'loses its name on the fifth day',
    days: [
      [0, page()],
      [5, 'no-name'],
    ],
    health: [
      [0, 'ok'],
      [5, 'suspect'],
      [8, 'gone'],
    ],
  },
  {
    id: 'alternates',
    what: 'responds with 500 every other day',
    days: Array.from({ length: 40 }, (_, day) => [day, day % 2 === 0 ? page() : status(500)]),
    health: [
      [0, 'ok'],
      [1, 'suspect'],
      [2, 'ok'],
      [3, 'flaky'],
    ],
  },
  {
    id: 'moves',
    what: 'redirects with 301 from the fifth day on',
    days: [
      [0, page()],
      [5, redirect(301, '/new')],
    ],
    besides: { '/new': page() },
    health: [
      [0, 'ok'],
      [5, 'moved-permanently'],
    ],
    fixTo: 'http://moves.example/new',
  },
  {
    id: 'second-edition',
    what: 'changes its title and keeps its text',
    days: [
      [0, page()],
      [5, other],
    ],
    health: [[0, 'ok']],
  },
  {
    id: 'sold',
    what: 'responds with 200 with a casino from the fifth day on',
    days: [
      [0, page()],
      [5, casino],
    ],
    health: [
      [0, 'ok'],
      [5, 'suspect'],
    ],
  },
  {
    id: 'sold-away',
    what: 'redirects to another domain from the fifth day on',
    days: [
      [0, page()],
      [5, redirect(301, 'http://buyer.example/')],
    ],
    besides: { 'buyer.example/': casino },
    health: [
      [0, 'ok'],
      [5, 'suspect'],
    ],
  },
  {
    id: 'shuts-programs-out',
    what: 'responds with 403 from the fifth day on',
    days: [
      [0, page()],
      [5, status(403)],
    ],
    health: [
      [0, 'ok'],
      [5, 'blocked'],
    ],
  },
];

/** What holds on a day: the last row that began. Throws when none did. */
export function onDay<Value>(rows: [from: number, value: Value][], day: number): Value {
  const row = rows.findLast(([from]) => from <= day);
  if (row === undefined) throw new RangeError(`Nothing is set for day ${day}.`);
  return row[1];
}
