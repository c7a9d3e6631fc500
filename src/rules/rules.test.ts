import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeContent } from '../../tests/bad-content/small-content.ts';
import { exampleContent, showExample } from '../../tests/example-content.ts';
import { checkContent } from '../content/check-content.ts';
import { fixFile } from '../content/plan-fixes.ts';
import { loadCatalog } from '../content/load-catalog.ts';
import { readLinkHealth } from '../content/read-link-health.ts';
import { knownPages } from '../link-health/known-pages.ts';
import { readContent } from '../source/read-content.ts';
import type { Issue } from '../source/issue.ts';
import type { Example } from './rule.ts';
import { rules } from './rules.ts';

const today = '2026-06-01';

test('the catalog that the examples change breaks no rule', async () => {
  assert.deepEqual(await check(exampleContent), []);
});

for (const { code, docs, examples, check: own, fix, fixFile: fixText } of rules) {
  const { bad, good } = examples;
  const issuesOfBad =
    typeof bad === 'string' ? undefined : createOnce(() => findIssues(showExample(bad)));
  if (issuesOfBad)
    test(`the bad example of "${code}" breaks that rule and no other`, async () => {
      assert.deepEqual(codesOf(await issuesOfBad()), [code]);
    });
  if (own && typeof bad !== 'string')
    test(`the check that "${code}" names finds its bad example`, async () => {
      const folder = await writeContent(showExample(bad));
      const records = await readLinkHealth(folder);
      const content = await readContent(folder);
      await rm(folder, { recursive: true });
      const { titles: challengeTitles } = knownPages().challenges;
      const facts = { challengeTitles, secureHosts: new Set<string>(), records, today };
      const { checked } = checkContent({ ...content, records, today });
      assert.ok(own(checked, facts).some((issue) => issue.code === code));
    });
  if (typeof good !== 'string')
    test(`the good example of "${code}" breaks no rule`, async () => {
      assert.deepEqual(await check(good), []);
    });
  if ((fix ?? fixText) && typeof bad !== 'string')
    test(`the bad example of "${code}" can be fixed`, async () => {
      const facts = { secureHosts: new Set(['docs.example']) };
      const found = (await issuesOfBad?.()) ?? [];
      const fixed = [...showExample(bad)].map(([file, text]): [string, string] => {
        const path = `content/${file}`;
        const own = found.filter((issue) => issue.file === path);
        return [file, fixFile(path, text, facts, own)];
      });
      assert.deepEqual(await checkFiles(new Map(fixed)), []);
    });
  test(`"${code}" is explained in whole sentences`, () => {
    for (const text of [docs.means, docs.why, docs.fix]) assert.match(text, /^\P{Ll}.*[.!?)]$/u);
    assert.match(code, /^[a-z]+(?:-[a-z0-9]+)*$/);
  });
}

/** The codes of all that the check finds in the example catalog with an example in it, each once. */
function check(example: Exclude<Example, string>): Promise<string[]> {
  return checkFiles(showExample(example));
}

async function checkFiles(files: Map<string, string>): Promise<string[]> {
  return codesOf(await findIssues(files));
}

function codesOf(issues: Issue[]): string[] {
  return [...new Set(issues.map(({ code }) => code))];
}

/** Makes a function whose result is computed when it is first wanted, and kept. */
function createOnce<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

async function findIssues(files: Map<string, string>): Promise<Issue[]> {
  const folder = await writeContent(files);
  try {
    const list = files.has('README.md') ? join(folder, 'README.md') : folder;
    const { issues, advice } = await loadCatalog(list);
    return [...issues, ...advice];
  } finally {
    await rm(folder, { recursive: true });
  }
}
