import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createCatalog } from '../src/catalog/create-catalog.ts';
import { loadCatalog } from '../src/content/load-catalog.ts';
import { readState } from '../src/link-health/state-file.ts';
import { readStateBefore } from '../src/links/run/saved-state.ts';
import { beginRepository } from '../tests/begin-repository.ts';
import { checkLinks, startHost } from '../tests/link-command.ts';

const DAY = { first: '2026-03-01T04:00:00Z', last: '2026-03-20T04:00:00Z' };

test('the links of a list are checked over days, kept beside it, and reported at their lines', async (context) => {
  const { origin, replies } = await startHost(context, {
    ...{ '/works': 200, '/dead': 200, '/moved': [301, '/works'] },
  });
  const copy = `/web/20240503101112/${origin}/dead`;
  const archive = await startHost(context, {
    [copy]: 200,
    [`/web/${DAY.first.replaceAll(/\D/g, '')}/${origin}/dead`]: [302, copy],
  });
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  context.after(() => rm(folder, { recursive: true }));
  const list = join(folder, 'README.md');
  const text = `# Bread

## Baking

- [Loaf](${origin}/works) - A bread.
- [Oven](${origin}/moved) - A hot box.
- [Mill][mill] - Flour.
- **The Book of Bread** (Dora Elm, 1987)

[mill]: ${origin}/dead
`;
  await writeFile(list, text);
  const check = (now: string) =>
    checkLinks(['--content', list, '--archive', archive.origin, '--now', now, '--all']);
  assert.equal((await check(DAY.first)).code, 0);
  replies['/dead'] = 404;
  for (let day = 2; day < 20; day += 3)
    await check(DAY.first.replace('01T', `${String(day).padStart(2, '0')}T`));
  const { code, out } = await check(DAY.last);
  assert.equal(code, 1);
  assert.equal(
    out,
    `3 links checked. 3 in all:
     1  ok                 it worked when it was last checked
     1  moved-permanently  it has moved permanently to another URL
     1  broken             it has failed for days

broken: it has failed for days
  ${origin}/dead
    named in    README.md:10
    reason      the server returned 404
    since       2026-03-02, 7 failures, last seen working 2026-03-01
    what to do  Find the new URL.
    copy        ${archive.origin}${copy} (2024-05-03)

moved-permanently: it has moved permanently to another URL
  ${origin}/moved
    named in    README.md:6
    leads to    ${origin}/works
    what to do  Use ${origin}/works instead.`,
  );
  assert.equal(await readFile(list, 'utf8'), text);
  assert.deepEqual((await readdir(folder)).toSorted(), ['.cairn', 'README.md']);

  const { entries } = await loadCatalog(list);
  assert.ok(entries);
  const records = await readState(join(folder, '.cairn', 'link-health.jsonl'));
  const { resources } = createCatalog({ ...entries, records: [...records.values()] }, '/');
  assert.deepEqual(
    resources.map(({ title, link }) => [title, link?.health.state]),
    [
      ['Loaf', 'ok'],
      ['Mill', 'broken'],
      ['Oven', 'moved-permanently'],
      ['The Book of Bread', undefined],
    ],
  );
});

test('only the links that a change adds to a list are checked on request', async (context) => {
  const { origin, requested } = await startHost(context, { '/old': 200, '/new': 200 });
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  context.after(() => rm(folder, { recursive: true }));
  const list = join(folder, 'README.md');
  const lines = ['# Bread', '', '## Baking', '', `- [Loaf](${origin}/old) - A bread.`];
  await writeFile(list, lines.join('\n'));
  beginRepository(folder);
  await writeFile(list, [...lines, `- [Oven](${origin}/new) - A hot box.`].join('\n'));
  const { code } = await checkLinks(['--content', list, '--archive', 'off', '--changed', 'HEAD']);
  assert.deepEqual([code, requested], [0, ['/new']]);
  assert.deepEqual(await readStateBefore('HEAD', list), new Map());
});
