import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { createCallers, type CallerOptions } from './callers.ts';

const fixture = join(import.meta.dirname, '../../../tests/fixtures/callers/catalog');
const options: CallerOptions = {
  engine: 'some/engine',
  ref: { commit: '0123456789abcdef0123456789abcdef01234567', version: 'v1.2.3' },
};

test('the files are those of the fixture', () => {
  const created = createCallers(options);
  const files = globSync('*.yml', { cwd: fixture }).sort();
  assert.deepEqual([...created.keys()].map((path) => path.split('/').at(-1)).sort(), files);
  for (const [path, text] of created) {
    assert.match(path, /^\.github\/workflows\/[\w-]+\.yml$/);
    const name = path.split('/').at(-1) ?? '';
    assert.equal(text, readFileSync(join(fixture, name), 'utf8'));
  }
});

for (const branch of [
  'release/1.x',
  'null',
  'true',
  '1.0',
  '- a',
  'a: b',
  'a #b',
  'x"y\\',
  "it's\n'mine'",
  'später',
])
  test(`the branch ${JSON.stringify(branch)} is read as it is`, () => {
    const [text = ''] = createCallers({ ...options, branch }).values();
    const { on } = parse(text) as Parsed;
    assert.deepEqual(on.push.branches, [branch]);
  });

for (const folder of ['docs/my list', '.', 'null', 'año'])
  test(`the folder ${JSON.stringify(folder)} is handed on as it is`, () => {
    for (const text of createCallers({ ...options, folder }).values()) {
      const [job] = Object.values((parse(text) as Parsed).jobs);
      assert.deepEqual(job?.with, { content: folder });
    }
  });

test('a version is one number: with another one, only the lines that name it differ', () => {
  const before = createCallers(options);
  const ref = { commit: 'f'.repeat(40), version: 'v2.0.0' };
  for (const [path, text] of createCallers({ ...options, ref })) {
    const lines = text.split('\n');
    const changed = before
      .get(path)
      ?.split('\n')
      .filter((line, i) => line !== lines[i]);
    assert.equal(changed?.length, 1);
    assert.match(changed[0] ?? '', /^ {4}uses: some\/engine\/.*@0123456789abcdef.* # v1\.2\.3$/);
  }
});

test('all that no workflow could name is refused at once', () => {
  const wrong = {
    engine: 'some/engine/../other',
    ref: { commit: 'main', version: '1.2' },
    branch: '',
  };
  assert.throws(() => createCallers(wrong), {
    name: 'RangeError',
    message: `engine "some/engine/../other" is not owner/name.
commit "main" is not the full hash of a commit.
version "1.2" is not a version. Write it as "v1.2.3".
branch is empty. Name the branch that is published.`,
  });
});

interface Parsed {
  on: { push: { branches: string[] } };
  jobs: Record<string, { with?: { content: string } }>;
}
