import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { test } from 'node:test';
import { writeContent } from '../../tests/bad-content/small-content.ts';
import { exampleContent, showExample } from '../../tests/example-content.ts';
import { loadCatalog } from '../content/load-catalog.ts';
import { mendFile } from '../content/mend-file.ts';
import type { Example } from './rule.ts';
import { rules, ruleOf, type IssueCode } from './rules.ts';

test('the catalog that the examples change breaks no rule', async () => {
  assert.deepEqual(await check(exampleContent), []);
});

for (const code of Object.keys(rules) as IssueCode[]) {
  const { bad, good, means, why, fix, mends } = ruleOf(code);
  if (typeof bad !== 'string')
    test(`the bad example of "${code}" breaks that rule and no other`, async () => {
      assert.deepEqual(await check(bad), [code]);
    });
  if (typeof good !== 'string')
    test(`the good example of "${code}" breaks no rule`, async () => {
      assert.deepEqual(await check(good), []);
    });
  if (mends && typeof bad !== 'string')
    test(`the bad example of "${code}" can be mended`, async () => {
      const facts = { secureHosts: new Set(['docs.example']) };
      const mended = [...showExample(bad)].map(([file, text]): [string, string] => [
        file,
        mendFile(`content/${file}`, text, facts),
      ]);
      assert.deepEqual(await checkFiles(new Map(mended)), []);
    });
  test(`"${code}" is explained in whole sentences`, () => {
    for (const text of [means, why, fix]) assert.match(text, /^\P{Ll}.*[.!?)]$/u);
    assert.match(code, /^[a-z]+(?:-[a-z0-9]+)*$/);
  });
}

/** The codes of all that the check finds in the example catalog with an example in it, each once. */
function check(example: Exclude<Example, string>): Promise<string[]> {
  return checkFiles(showExample(example));
}

async function checkFiles(files: Map<string, string>): Promise<string[]> {
  const folder = await writeContent(files);
  try {
    const { issues, advice } = await loadCatalog(folder);
    return [...new Set([...issues, ...advice].map(({ code }) => code))];
  } finally {
    await rm(folder, { recursive: true });
  }
}
