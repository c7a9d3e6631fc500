import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type GitHubStandIn, startGitHub } from '../../../tests/github-stand-in.ts';
import { formatState, parseState } from '../../link-health/state-file.ts';
import type { LinkRecord } from '../../link-health/record.ts';
import { readKnownState, publishLinks } from './publish-links.ts';
import { afterEachOf, beforeEachOf } from '../../../tests/hooks-of-file.ts';

const stateFile = 'content/link-health.jsonl';
const now = new Date('2026-11-22T12:00:00Z');
const addresses = ['a', 'b', 'c'].map((name) => ({
  url: `https://${name}.example/`,
  files: [`content/resources/${name}.yaml`],
  fragments: [],
  isWeb: true,
}));
let hub: GitHubStandIn;
let folder: string;

beforeEachOf(import.meta.filename, async () => {
  hub = await startGitHub();
  folder = await mkdtemp(join(tmpdir(), 'cairn-parts-'));
});

afterEachOf(import.meta.filename, async () => {
  hub.stop();
  await rm(folder, { recursive: true });
});

test('merges the parts, proposes the state and opens a report', async () => {
  await writePart(1, works('a'));
  await writePart(2, fails('b'));
  const { messages, complete } = await publish();
  assert.deepEqual(messages, [
    'Opened pull request 100, committed to link-health.',
    'Opened issue 1.',
  ]);
  assert.equal(complete, true);
  const proposed = parseState(hub.branches.get('link-health')?.get(stateFile) ?? '', stateFile);
  assert.deepEqual([...proposed.keys()], ['https://a.example/', 'https://b.example/']);
  assert.equal(hub.issues[0]?.title, 'Links: 1 broken');
});

test('sends nothing the second time', async () => {
  await writePart(1, works('a'));
  await writePart(2, fails('b'));
  await publish();
  hub.takeChanges();
  await publish();
  assert.deepEqual(hub.takeChanges(), []);
});

test('a missing part means "not checked": what was known before stays', async () => {
  await writePart(1, works('a'));
  await writePart(2, works('b'));
  await publish();
  await rm(join(folder, 'part-2.jsonl'));
  await writePart(1, works('a', '2026-11-22'));
  const { messages } = await publish();
  assert.equal(messages[0], 'Part 2 of 2 is missing: not checked.');
  const known = await readKnownState(hub.repository, join(folder, 'none'));
  assert.equal(known.get('https://a.example/')?.checks.length, 2);
  assert.equal(known.get('https://b.example/')?.checks.length, 1);
});

test('publishes nothing when no part arrived', async () => {
  const { messages, complete } = await publish();
  assert.equal(messages.length, 2);
  assert.equal(complete, false);
  assert.deepEqual(hub.takeChanges(), []);
});

test('reports although it may not open a pull request, and says so', async () => {
  hub.mayOpenPulls = false;
  await writePart(1, fails('b'));
  await writePart(2, works('a'));
  const { messages, complete } = await publish();
  assert.match(messages[0] ?? '', /allow Actions to create pull requests/);
  assert.equal(messages[1], 'Opened issue 1.');
  assert.equal(complete, false);
});

test('publishes nothing over a damaged part', async () => {
  await writePart(1, works('a'));
  await writeFile(join(folder, 'part-2.jsonl'), 'nonsense\n');
  await assert.rejects(publish(), /part-2\.jsonl:1: the first line is not/);
  assert.deepEqual(hub.takeChanges(), []);
});

test('names the branch whose state is damaged', async () => {
  await writePart(1, works('a'));
  hub.branches.set('link-health', new Map([[stateFile, 'nonsense\n']]));
  await assert.rejects(publish(), /link-health\.jsonl on the branch link-health:1: /);
});

function publish() {
  return publishLinks(hub.repository, {
    folder,
    expected: 2,
    addresses,
    exceptions: [],
    now,
    content: join(folder, 'none'),
  });
}

async function writePart(part: number, record: LinkRecord): Promise<void> {
  const text = formatState(new Map([[record.url, record]]));
  await writeFile(join(folder, `part-${part}.jsonl`), text);
}

function works(name: string, day = '2026-11-21'): LinkRecord {
  const at = `${day}T10:00:00Z`;
  const check = { at, outcome: 'ok', reason: 'answers' } as const;
  return { url: `https://${name}.example/`, checks: [check], ok: at };
}

function fails(name: string): LinkRecord {
  const days = ['2026-11-15', '2026-11-18', '2026-11-21'];
  const checks = days.map(
    (day) => ({ at: `${day}T10:00:00Z`, outcome: 'failed', reason: 'not-found' }) as const,
  );
  const since = checks[0]?.at ?? '';
  return { url: `https://${name}.example/`, checks, since, failures: 3 };
}
