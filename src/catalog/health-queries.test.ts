import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { writeMadeUpCatalog } from '../../tests/made-up-catalog.ts';
import { madeUpCatalogs } from '../../tests/made-up-sizes.ts';
import { formatHealthJson } from '../exports/health-json.ts';
import {
  countHosts,
  countStates,
  findInNeed,
  findLinkExceptions,
  findMissingParts,
  findOldestChecks,
  createHealthGroups,
  createHistory,
} from './health-queries.ts';
import { loadCatalog } from '../content/load-catalog.ts';
import { findContentExceptions } from '../rules/apply-exceptions.ts';
import type { ExceptionData } from '../schema/exceptions.ts';
import { createEntries } from '../../tests/small-entries.ts';
import type { Outcome } from '../link-health/reasons.ts';
import type { LinkRecord } from '../link-health/record.ts';
import { createCatalog } from './create-catalog.ts';

const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
after(() => rmSync(folder, { recursive: true }));
writeMadeUpCatalog(folder, madeUpCatalogs.single);
const { catalog } = await loadCatalog(folder);
const links = catalog!.links;

test('counts every link once, by state', () => {
  assert.deepEqual(
    countStates(links).map(({ state, count }) => `${count} ${state}`),
    [
      '4 broken',
      '1 gone',
      '3 suspect',
      '1 flaky',
      '1 moved-permanently',
      '2 blocked',
      '1 refused',
      '1 moved-temporarily',
      '10 unchecked',
      '7 ok',
    ],
  );
});

test('finds what needs a look: the worst state first, and in it what has lasted longest', () => {
  const groups = findInNeed(links);
  assert.deepEqual(
    groups.map(({ state }) => state),
    ['broken', 'gone', 'suspect', 'flaky', 'moved-permanently', 'blocked', 'refused'],
  );
  const since = groups[0]?.links.map(({ health }) => health.since);
  assert.deepEqual(since, since?.toSorted());
  assert.equal(findMissingParts(links).length, 1);
});

test('counts hosts, the worst first, and knows the oldest check', () => {
  const hosts = countHosts(links);
  assert.equal(hosts[0]?.worst, 'broken');
  assert.equal(
    hosts.reduce((sum, { count }) => sum + count, 0),
    links.all.length,
  );
  assert.equal(findOldestChecks(links, 3)[0]?.health.checked, '2026-11-14T04:00:00Z');
});

test('lists every link for programs, with its state, its times and the resources that name it', () => {
  const json = JSON.parse(formatHealthJson(catalog!, new URL('https://bees.example'))) as {
    version: number;
    checked: string;
    links: Record<string, unknown>[];
  };
  assert.equal(json.version, 1);
  assert.equal(json.checked, '2026-11-20T04:00:00Z');
  assert.equal(json.links.length, links.all.length);
  const broken = json.links.find(({ state, archive }) => state === 'broken' && archive);
  assert.deepEqual(broken, {
    url: 'https://www.comb-and-frame.example/hami-yoqui/0',
    state: 'broken',
    reason: 'not-found',
    words: 'the server returned 404',
    checked: '2026-11-20T04:00:00Z',
    ok: '2026-11-12T04:00:00Z',
    since: '2026-11-14T04:00:00Z',
    archive: {
      url: 'https://archive.example/web/20240503000000/https://www.comb-and-frame.example/hami-yoqui/0',
      captured: '2024-05-03',
      state: 'ok',
    },
    resources: ['the-handbook-of-wintering-in-small-gardens'],
    pages: ['https://bees.example/resources/the-handbook-of-wintering-in-small-gardens/'],
  });
  const moved = json.links.find(({ state }) => state === 'moved-permanently');
  assert.equal(moved?.['fixTo'], 'https://drone.example/telsa-lokes/new');
});

test('lists for programs what an audit of the content counts, as of the newest day that is known', () => {
  const { content } = JSON.parse(formatHealthJson(catalog!, new URL('https://bees.example'))) as {
    content: { day: string; answers: Record<string, unknown>[] };
  };
  assert.equal(content.day, '2026-11-20');
  assert.deepEqual(content.answers[1], {
    question: 'not-reviewed',
    says: '24 of 24 resources since 20 November 2025.',
    count: 24,
  });
});

test('shows the first links of all groups together, what matters most first, and something of each', () => {
  const shown = (most: number) =>
    createHealthGroups(links, most).map((group) => `${group.links.length}/${group.count}`);
  assert.deepEqual(shown(99), ['4/4', '1/1', '3/3', '1/1', '1/1', '2/2', '1/1', '1/1']);
  assert.deepEqual(shown(10), ['3/4', '1/1', '1/3', '1/1', '1/1', '1/2', '1/1', '1/1']);
  assert.deepEqual(shown(1), ['1/4', '1/1', '1/3', '1/1', '1/1', '1/2', '1/1', '1/1']);
  assert.deepEqual(
    createHealthGroups(links, 10).map(({ id }) => id),
    [
      'broken',
      'gone',
      'suspect',
      'flaky',
      'moved-permanently',
      'blocked',
      'refused',
      'missing-part',
    ],
  );
});

test('parts the exceptions from rules of links and from rules of content', () => {
  const row = { where: 'content/topics', reason: 'They are to grow.', until: '2999-01-01' };
  const exceptions: ExceptionData[] = [
    { ...row, rule: 'few-resources' },
    { ...row, rule: 'link-not-asked', where: 'a.example' },
  ];
  assert.deepEqual(findContentExceptions({ exceptions }), [
    { ...row, rule: 'few-resources', means: 'The topic has fewer than three resources.' },
  ]);
  assert.deepEqual(
    findLinkExceptions({ exceptions }).map(({ where, does }) => [where, does.label]),
    [['a.example', 'skipped']],
  );
});

test('shows nothing before there were checks on two days', () => {
  assert.deepEqual(create({}), []);
  assert.deepEqual(create({ api: [['2026-11-01', 'ok']] }), []);
});

test('counts by day what every link was at its newest check', () => {
  const history = create({
    api: [
      ['2026-11-01', 'ok'],
      ['2026-11-03', 'moved-permanently'],
    ],
    guide: [['2026-11-02', 'blocked']],
  });
  assert.deepEqual(history, [
    { day: '2026-11-01', counts: counts({ ok: 1 }) },
    { day: '2026-11-02', counts: counts({ ok: 1, 'not verified': 1 }) },
    { day: '2026-11-03', counts: counts({ moved: 1, 'not verified': 1 }) },
  ]);
});

test('calls broken only what was confirmed by then, and forgets what one success ended', () => {
  const history = create({
    api: [
      ['2026-11-01', 'failed'],
      ['2026-11-02', 'ok'],
      ['2026-11-03', 'failed'],
      ['2026-11-05', 'failed'],
      ['2026-11-07', 'failed'],
    ],
  });
  assert.deepEqual(
    history.map(({ counts: { broken, suspect, ok } }) => [broken, suspect, ok].join('')),
    ['010', '001', '010', '010', '010', '010', '100'],
  );
});

test('goes by the week where checks span longer, and half a year back at most', () => {
  const history = create({
    api: [
      ['2025-01-01', 'ok'],
      ['2026-11-01', 'ok'],
    ],
  });
  assert.equal(history.length, 26);
  assert.deepEqual(
    history.slice(-2).map(({ day }) => day),
    ['2026-10-25', '2026-11-01'],
  );
  assert.equal(history[0]?.counts.ok, 1);
});

function create(checks: Record<string, [day: string, outcome: Outcome][]>) {
  const records = Object.entries(checks).map(([id, list]): LinkRecord => ({
    url: `https://${id}.example/`,
    checks: list.map(([day, outcome]) => ({
      at: `${day}T04:00:00Z`,
      outcome,
      reason: 'not-found',
    })),
  }));
  return createHistory(
    createCatalog(createEntries({ api: {}, guide: {} }, { records }), '/').links,
  );
}

function counts(some: Record<string, number>) {
  return { broken: 0, suspect: 0, 'not verified': 0, moved: 0, ok: 0, ...some };
}
