import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { beginRepository, commitAll } from '../../tests/begin-repository.ts';
import { formatPlain } from './change.ts';
import { readHistory } from './read-history.ts';

const loaf = '- [Loaf](https://loaf.example/) - A bread.';
const oven = '- [Oven](https://oven.example/) - A hot box.';
const mill = '- [Mill](https://mill.example/) - Flour.';
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

test('the changes of all lists of a catalog are described together', async (context) => {
  const { folder, write, describe } = begin(context);
  const other = (day: string, ...entries: string[]) => {
    writeFileSync(
      join(folder, 'docs', 'mills.md'),
      `# Mills\n\n## Baking\n\n${entries.join('\n')}\n`,
    );
    commitAll(folder, noon(day));
  };
  mkdirSync(join(folder, 'docs'));
  writeFileSync(join(folder, 'cairn.yaml'), `lists: ["README #1.md", docs/mills.md]\n`);
  write(['Baking', loaf]);
  other('02', mill);
  other('03', mill, oven);
  // Another list takes an entry over.
  write(['Baking', loaf, oven], '04');
  other('04', mill);
  const [fourth, third, second] = await describe();
  assert.deepEqual(second, ['2026-03-02', 'adds “Mill” to “Baking”', 'adds the topic “Baking”']);
  assert.deepEqual(third, ['2026-03-03', 'adds “Oven” to “Baking”']);
  assert.deepEqual(fourth, ['2026-03-04', 'moves “Oven” from “Baking” to “Baking”']);
});

test('headings and marks mean in old versions what the settings say now', async (context) => {
  const { folder, write, describe } = begin(context);
  writeFileSync(join(folder, 'cairn.yaml'), 'headings: { Baking: skip }\n');
  write(['Baking', loaf], '01', ['Milling', mill]);
  assert.deepEqual(await describe(), [
    ['2026-03-01', 'adds “Mill” to “Milling”', 'adds the topic “Milling”'],
  ]);
});

test('a commit with a late clock belongs to the day of the one before it', async (context) => {
  const { write, describe } = begin(context);
  write(['Baking', loaf]);
  write(['Baking', loaf, mill], '03');
  write(['Baking', loaf, mill, oven], '02');
  write(['Baking', loaf, oven], '04');
  assert.deepEqual(
    (await describe()).map(([day, ...changes]) => [day, changes.length]),
    [
      ['2026-03-04', 1],
      ['2026-03-03', 2],
      ['2026-03-01', 2],
    ],
  );
});

test('history is cut, and says so, where reading more would take long', async (context) => {
  const { list, write } = begin(context);
  write(['Baking', loaf]);
  write(['Baking', loaf, mill], '02');
  write(['Baking', loaf, mill, oven], '03');
  const history = await readHistory(list, { characters: 400 });
  assert.ok(history.known);
  assert.deepEqual(history.since, { day: '2026-03-02', why: 'long' });
  assert.deepEqual(
    history.days.map(({ day }) => day),
    ['2026-03-03', '2026-03-02'],
  );
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
