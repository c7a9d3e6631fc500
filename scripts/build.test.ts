import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

for (const [args, message] of [
  [['--external', 'sometimes'], /--external "sometimes" is not one of off, due, all\./],
  [['--external-budget', '0'], /--external-budget must be between 1 and 3600 seconds\./],
  [['--external-budget', 'long'], /--external-budget must be between 1 and 3600 seconds\./],
] as const)
  test(`the build names wrong use: ${args.join(' ')}`, () => {
    const { status, stderr } = build(...args);
    assert.equal(status, 2);
    assert.match(stderr, message);
  });

test('an exception that has ended is for the check to tell, and stops no build', (t) => {
  const content = mkdtempSync(join(tmpdir(), 'cairn-'));
  t.after(() => {
    rmSync(content, { recursive: true });
  });
  cpSync(join(import.meta.dirname, '../content'), content, { recursive: true });
  writeFileSync(
    join(content, 'exceptions.yaml'),
    `# yaml-language-server: $schema=../public/schema/exceptions.json
- rule: link-not-asked
  where: kernel.org
  reason: Its keepers ask programs to stay away.
  until: 2026-01-31
`,
  );
  // Another issue ends the build before it takes long.
  writeFileSync(join(content, 'glossary.yaml'), '[]');
  const { status, stderr, stdout } = build('--content', content, '--external', 'off');
  assert.equal(status, 1);
  assert.match(stdout + stderr, /glossary\.yaml:/);
  assert.doesNotMatch(stdout + stderr, /exceptions\.yaml:/);
});

function build(...args: string[]) {
  const script = join(import.meta.dirname, 'build.ts');
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', timeout: 60_000 });
}
