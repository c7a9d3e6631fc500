import assert from 'node:assert/strict';
import test from 'node:test';
import type { LinkRecord } from './record.ts';
import { findWitnesses, isOffline, needsWitnesses, type CheckedLink } from './offline.ts';

const FAILING = { since: '2026-01-01T00:00:00Z', failures: 1 };

type Saw = 'fine' | 'dead' | 'long dead' | 'no network' | 'refused' | 'bad certificate';
const rows: [name: string, links: [host: string, saw: Saw][], offline: boolean][] = [
  ['nothing was asked', [], false],
  ['the only host is dead', [['a', 'dead']], false],
  ['the only host cannot be looked up', [['a', 'no network']], true],
  [
    'both hosts are dead',
    [
      ['a', 'dead'],
      ['b', 'dead'],
    ],
    true,
  ],
  [
    'half of the hosts are dead',
    [
      ['a', 'dead'],
      ['b', 'fine'],
    ],
    false,
  ],
  [
    'two of three hosts are dead',
    [
      ['a', 'dead'],
      ['b', 'dead'],
      ['c', 'fine'],
    ],
    true,
  ],
  [
    'a host is dead at one of two addresses',
    [
      ['a', 'dead'],
      ['a', 'fine'],
      ['b', 'dead'],
    ],
    false,
  ],
  [
    'many links of one dead host',
    [...Array<[string, Saw]>(9).fill(['a', 'dead']), ['b', 'fine']],
    false,
  ],
  [
    'those that are dead have long been',
    [
      ['a', 'long dead'],
      ['b', 'long dead'],
      ['c', 'fine'],
    ],
    false,
  ],
  [
    'only those were requested that have long been dead',
    [
      ['a', 'long dead'],
      ['b', 'long dead'],
    ],
    false,
  ],
  [
    'those that worked are dead with the long dead',
    [
      ['a', 'long dead'],
      ['b', 'dead'],
    ],
    true,
  ],
  [
    'no host can be looked up',
    [
      ['a', 'no network'],
      ['b', 'no network'],
    ],
    true,
  ],
  [
    'what is refused has no vote',
    [
      ['a', 'refused'],
      ['b', 'refused'],
      ['c', 'fine'],
      ['d', 'dead'],
    ],
    false,
  ],
  [
    'only refused',
    [
      ['a', 'refused'],
      ['b', 'refused'],
    ],
    false,
  ],
  ['four hosts with bad certificates', [...'abcd'].map((host) => [host, 'bad certificate']), false],
  ['five hosts with bad certificates', [...'abcde'].map((host) => [host, 'bad certificate']), true],
  [
    'five hosts of ten with bad certificates',
    [...'abcde'].flatMap((host) => [
      [host, 'bad certificate'],
      [`${host}2`, 'fine'],
    ]),
    false,
  ],
];

for (const [name, links, offline] of rows)
  test(`${name}: ${offline ? 'offline' : 'online'}`, () => {
    assert.equal(isOffline(links.map(([host, saw], at) => createLink(host, saw, at))), offline);
  });

const needs: [name: string, links: [host: string, saw: Saw][], needed: boolean][] = [
  ['one dead host alone', [['a', 'dead']], true],
  ['one host that works', [['a', 'fine']], false],
  [
    'a dead host and two others',
    [...'abc'].map((host) => [host, host === 'a' ? 'dead' : 'fine']),
    false,
  ],
  ['many that have long been dead', [...'abcdef'].map((host) => [host, 'long dead']), true],
  ['what is refused', [['a', 'refused']], false],
];
for (const [name, links, needed] of needs)
  test(`${name} needs ${needed ? 'witnesses' : 'no witness'}`, () => {
    const asked = links.map(([host, saw], at) => createLink(host, saw, at));
    assert.equal(needsWitnesses(asked), needed);
  });

test('witnesses are other hosts: those last seen working first, none that is failing', () => {
  const record = (host: string, more: Partial<LinkRecord>): [string, LinkRecord] => [
    `https://${host}/`,
    { url: `https://${host}/`, checks: [], ...more },
  ];
  const records = new Map([
    record('old.test', { ok: '2026-01-01T00:00:00Z' }),
    record('new.test', { ok: '2026-02-01T00:00:00Z' }),
    record('bad.test', { ok: '2026-03-01T00:00:00Z', ...FAILING }),
    record('asked.test', { ok: '2026-03-01T00:00:00Z' }),
  ]);
  const listed = [
    'https://never.test/',
    'https://new.test/b',
    'mailto:a@b.test',
    ...records.keys(),
  ];
  const find = (count?: number) =>
    findWitnesses(listed, records, ['https://asked.test/x', 'https://asked.test/y'], count);
  assert.deepEqual(find(2), ['https://new.test/', 'https://old.test/']);
  assert.deepEqual(find(), ['https://new.test/', 'https://old.test/', 'https://never.test/']);
  assert.deepEqual(find(9).length, 3);
});

function createLink(host: string, saw: Saw, at: number): CheckedLink {
  const url = `https://${host}.test/${at}`;
  const failing = saw === 'long dead' ? { record: { url, checks: [], ...FAILING } } : {};
  return { url, verdict: { ...verdicts[saw] }, ...failing };
}

const dead = { outcome: 'unreachable', reason: 'connection-refused', reached: false } as const;
const verdicts: Record<Saw, CheckedLink['verdict']> = {
  fine: { outcome: 'ok', reason: 'answers', reached: true },
  dead,
  'long dead': dead,
  'no network': { outcome: 'unreachable', reason: 'no-look-up', reached: false, ownNetwork: true },
  refused: { outcome: 'refused', reason: 'private-address', reached: false },
  'bad certificate': { outcome: 'failed', reason: 'certificate-early', reached: true },
};
