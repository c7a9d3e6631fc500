import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { beginRepository, commitAll } from '../../tests/begin-repository.ts';
import { readDataAtEnds } from '../history/content-data.ts';
import { checkChange, checkEnds } from './check-change.ts';

const list = (...entries: string[]) => `# Bread\n\n## Baking\n\n${entries.join('\n')}\n`;
const loaf = '- [Loaf](https://loaf.example/) - A bread.';

test('a change of a list is checked by itself, and its entries are known again', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'README.md');
  const old = '- [Old](https://old.example/) - No full stop';
  writeFileSync(file, list(loaf, old));
  beginRepository(folder);
  writeFileSync(file, list(loaf.replace('Loaf', 'The Loaf'), old, '-[New](https://new.example/)'));
  writeFileSync(join(folder, 'cairn.yaml'), 'entries:\n  Gone: { kind: book }\n');
  commitAll(folder);
  writeFileSync(file, 'What lies there now is no part of it.');

  const { issues, advice, before, after } = await checkEnds(file, 'HEAD^..HEAD', '2026-06-01');
  assert.deepEqual(issues, []);
  assert.deepEqual(
    advice.map(({ code, line }) => [code, line]).filter(([code]) => code !== 'missing-summary'),
    [
      ['bullet-without-space', 7],
      ['unknown-entry', 2],
    ],
  );
  const none = await checkChange(file, 'HEAD..HEAD', '2026-06-01');
  assert.deepEqual([none.issues, none.advice], [[], []]);
  const ends = readDataAtEnds(before, after, []);
  assert.deepEqual(
    [[...ends.before.resources.keys()], [...ends.after.resources.keys()]],
    [
      ['loaf', 'old'],
      ['loaf', 'old', 'new'],
    ],
  );
});
