import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand } from '../tests/run-command.ts';
import { main } from './build.ts';

for (const [args, message] of [
  [['--external', 'sometimes'], /--external "sometimes" is not one of off, due, all\./],
  [['--external-budget', '0'], /--external-budget must be between 1 and 3600 seconds\./],
  [['--external-budget', 'long'], /--external-budget must be between 1 and 3600 seconds\./],
] as const)
  test(`the build names wrong use: ${args.join(' ')}`, async () => {
    const { code, err } = await runCommand(main, args);
    assert.equal(code, 2);
    assert.match(err, message);
  });

test('an exception that has ended is reported by the check, and stops no build', async (t) => {
  const content = mkdtempSync(join(tmpdir(), 'cairn-'));
  t.after(() => {
    for (const folder of [content, `${content}-site`])
      rmSync(folder, { recursive: true, force: true });
  });
  cpSync(join(import.meta.dirname, '../content'), content, { recursive: true });
  writeFileSync(
    join(content, 'exceptions.yaml'),
    `# yaml-language-server: $schema=schema/exceptions.json
- rule: link-not-asked
  where: kernel.org
  reason: Its keepers ask programs to stay away.
  until: 2026-01-31
`,
  );
  // Another issue ends the build before it takes long.
  writeFileSync(join(content, 'glossary.yaml'), '[]');
  const args = ['--content', content, '--out', `${content}-site`, '--external', 'off'];
  const { code, out, err } = await runCommand(main, args);
  assert.equal(code, 1);
  assert.match(out + err, /glossary\.yaml:/);
  assert.doesNotMatch(out + err, /exceptions\.yaml:/);
});
