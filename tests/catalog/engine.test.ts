import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';

test('no file of the engine knows the subject of this catalog', () => {
  const { shortName } = parse(readFileSync('content/site.yaml', 'utf8')) as { shortName: string };
  const files = globSync(['src/**/*.*', 'scripts/**/*.*', 'bench/**/*.*']);
  assert.ok(files.length > 500);
  const knowing = files.filter((file) =>
    readFileSync(file, 'utf8').toLowerCase().includes(shortName.toLowerCase()),
  );
  assert.deepEqual(knowing, []);
});
