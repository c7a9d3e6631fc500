import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startHost } from '../../../tests/link-command.ts';
import { findCopies } from './find-copies.ts';
import type { LinkResult } from './link-result.ts';

const NOW = new Date('2026-03-20T12:00:00Z');
const SINCE = '2026-03-10T12:00:00Z';

test('never names a host of an intranet to a public archive', async () => {
  const stop = AbortSignal.abort();
  const findings = ['http://10.0.0.1/a', 'http://wiki/b', 'http://wiki.corp.internal/c'].map(
    suspect,
  );
  // Nothing may be asked: what is asked of a run that has ended would be told as an answer that is missing.
  const found = await findCopies(findings, new Set(), {
    ...{ archive: 'https://archive.example.org', gap: 0, save: false, now: NOW },
    request: { signal: stop, onProgress: () => assert.fail('the archive was asked') },
  });
  assert.equal(found.size, 0);
});

test('remembers that there is no copy, and asks again after three months', async (context) => {
  const archive = await startHost(context);
  const options = {
    ...{ archive: archive.origin, gap: 0, save: false, now: NOW },
    request: { allowPrivate: ['127.0.0.0/8'] },
  };
  const url = 'http://127.0.0.9/page';
  const found = await findCopies([suspect(url)], new Set(), options);
  assert.deepEqual(found.get(url)?.archive, { asked: '2026-03-20T12:00:00Z' });
  assert.deepEqual(archive.asked, [`/web/20260310120000/${url}`]);
  const known = { ...suspect(url), record: found.get(url) } as LinkResult;
  await findCopies([known], new Set(), options);
  assert.equal(archive.asked.length, 1);
  await findCopies([known], new Set(), { ...options, now: new Date('2026-07-01T12:00:00Z') });
  assert.equal(archive.asked.length, 2);
});

test('asks for no copy of what has one in the content, or may not be asked', async (context) => {
  const archive = await startHost(context);
  const url = 'http://127.0.0.9/page';
  const exception = {
    rule: 'link-not-asked',
    where: url,
    reason: 'So.',
    until: '2026-12-31',
  } as const;
  await findCopies(
    [suspect(url), { ...suspect('http://127.0.0.9/other'), exception }],
    new Set([url]),
    {
      archive: archive.origin,
      gap: 0,
      save: true,
      now: NOW,
      request: { allowPrivate: ['127.0.0.0/8'] },
    },
  );
  assert.deepEqual(archive.asked, []);
});

test('asks an archive for no copy of its own copies', async (context) => {
  const archive = await startHost(context);
  const copy = suspect(`${archive.origin}/web/20240503000000/http://127.0.0.9/page`);
  const works = { ...copy, health: { state: 'ok', failures: 0 } } as const;
  await findCopies([copy, works], new Set(), {
    ...{ archive: archive.origin, gap: 0, save: true, now: NOW },
    request: { allowPrivate: ['127.0.0.0/8'] },
  });
  assert.deepEqual(archive.asked, []);
});

test('asks for no copy of what is no web address', async () => {
  const findings = ['nonsense', 'http://', 'mailto:a@b.example'].map((url): LinkResult => {
    const address = { url, files: [], fragments: [], isWeb: false };
    return { address, health: { state: 'skipped', failures: 0 } };
  });
  const request = { onProgress: () => assert.fail('the archive was asked') };
  const options = { archive: 'https://archive.example.org', gap: 0, save: true, now: NOW, request };
  assert.equal((await findCopies(findings, new Set(), options)).size, 0);
});

function suspect(url: string): LinkResult {
  return {
    address: { url, files: [], fragments: [], isWeb: true },
    health: { state: 'suspect', reason: 'not-found', failures: 1, since: SINCE },
    record: { url, checks: [], since: SINCE, failures: 1 },
  };
}
