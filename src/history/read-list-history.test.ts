import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { beginRepository, commitAll } from '../../tests/begin-repository.ts';
import { formatPlain } from './format-change.ts';
import { readHistory } from './read-history.ts';

const loaf = '- [Loaf](https://loaf.example/) - A bread.';
const oven = '- [Oven](https://oven.example/) - A hot box.';
const noon = (day: string) => `2026-03-${day}T12:00:00Z`;

test('the changes of a list are described day by day', async (context) => {
  const { write, describe } = begin(context);
  write(['Baking', loaf, oven]);
  assert.deepEqual(await describe(), [
    ['2026-03-01', 'adds “Loaf” to “Baking”', 'adds “Oven” to “Baking”', 'adds the topic “Baking”'],
  ]);
  // Another title at the same address is the same entry, and so is one that moves.
  write(['Baking', oven.replace('Oven', 'Ovens')], '02');
  write(['Baking', oven.replace('Oven', 'Ovens')], '03', ['Eating', loaf]);
  const [third, second] = await describe();
  assert.equal(third?.[0], '2026-03-03');
  assert.ok(third.includes('adds the topic “Eating”'), third.join('\n'));
  assert.deepEqual(second, ['2026-03-02', 'gives “Oven” the title “Ovens”', 'removes “Loaf”']);
});

test('what another file changes is no change of the list', async (context) => {
  const { folder, write, describe } = begin(context);
  write(['Baking', loaf]);
  writeFileSync(join(folder, 'other.md'), '- [A](https://a.example/)\n');
  commitAll(folder, noon('02'));
  assert.equal((await describe()).length, 1);
});

test('a list that was never committed has no history', async (context) => {
  const { folder, list } = begin(context);
  writeFileSync(join(folder, 'other.md'), 'x\n');
  beginRepository(folder, noon('01'));
  writeFileSync(list, '# Bread\n');
  assert.deepEqual(await readHistory(list), { known: false, why: 'not-tracked' });
});

function begin(context: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  const list = join(folder, 'README #1.md');
  let isBegun = false;
  const write = (topic: string[], day = '01', ...more: string[][]) => {
    const text = [topic, ...more].map(([title = '', ...entries]) =>
      [`## ${title}`, '', ...entries, ''].join('\n'),
    );
    writeFileSync(list, `# Bread\n\n${text.join('\n')}`);
    if (isBegun) commitAll(folder, noon(day));
    else beginRepository(folder, noon(day));
    isBegun = true;
  };
  const describe = async () => {
    const history = await readHistory(list);
    assert.ok(history.known);
    return history.days.map(({ day, changes }) => [
      day,
      ...changes.map(({ pieces }) => formatPlain(pieces)),
    ]);
  };
  return { folder, list, write, describe };
}
