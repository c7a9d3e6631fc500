import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { createContent } from '../list/create-content.ts';
import { createKnownIds, keyOf } from '../list/known-ids.ts';
import { readList } from '../list/read-list.ts';
import { withoutOrder } from './content-data.ts';
import { createReduce, keepFirst } from './reduce-lists.ts';
import { runs } from '../../tests/runs.ts';

const list = (...topics: [string, string[]][]) =>
  `# Bread\n\n${topics.map(([title, lines]) => `## ${title}\n\n${lines.join('\n')}\n`).join('\n')}`;
const loaf = '- [Loaf](https://loaf.example/) - A bread.';
const oven = '- [Oven](https://oven.example/) - A hot box.';
const mill = '- [Mill](https://mill.example/) - Flour.';
const salt = '- [Salt](https://salt.example/) - From the sea.';
const reduce = (before: string, after: string, first = 1) => {
  const reduced = createReduce(first)(new Map([['a.md', before]]), new Map([['a.md', after]]));
  return [reduced.before.get('a.md'), reduced.after.get('a.md')];
};

test('what two versions share is left out, but for the first entry of a place', () => {
  const before = list(['Baking', [loaf, oven, mill]]);
  const after = list(['Baking', [loaf, oven, mill, salt]]);
  assert.deepEqual(reduce(before, after), [
    list(['Baking', [loaf]]),
    list(['Baking', [loaf, salt]]),
  ]);
});

test('an entry that moves differs at both places', () => {
  const before = list(['Baking', [loaf, oven]], ['Eating', [mill]]);
  const after = list(['Baking', [loaf]], ['Eating', [mill, oven]]);
  assert.deepEqual(reduce(before, after), [before, after]);
});

test('another entry with the address of one that changes stays', () => {
  const before = list(['Baking', [loaf, oven, salt]], ['Eating', [mill, oven]]);
  const after = list(['Baking', [loaf, oven, salt]], ['Eating', [mill]]);
  assert.deepEqual(reduce(before, after), [
    list(['Baking', [loaf, oven]], ['Eating', [mill, oven]]),
    list(['Baking', [loaf, oven]], ['Eating', [mill]]),
  ]);
});

test('a list that has nothing to do with a change is left out', () => {
  const lists = (...texts: string[]) => new Map(texts.map((text, i) => [`${i}.md`, text]));
  const same = list(['Eating', [mill]]);
  const { before, after } = createReduce(1)(
    lists(list(['Baking', [loaf]]), same),
    lists(list(['Baking', [loaf, oven]]), same),
  );
  assert.deepEqual([[...before.keys()], [...after.keys()]], [['0.md'], ['0.md']]);
});

const FIXTURES = join(import.meta.dirname, '../../tests/fixtures/lists');
const FIRST = 3;
const topicsOf = (text: string) => readList(text).topics.map(({ id }) => id);
/** Whether the first entries of each place say what its headings mean. */
const isEnough = (text: string) =>
  topicsOf(keepFirst(text, FIRST)).join() === topicsOf(text).join();
const texts = globSync('*.md', { cwd: FIXTURES })
  .map((file) => readFileSync(join(FIXTURES, file), 'utf8'))
  .filter((text) => readList(text).paths.length === 0 && isEnough(text));

const edit = fc.record({
  what: fc.constantFrom('remove', 'rename', 'move', 'copy', 'add'),
  at: fc.nat(),
  to: fc.nat(),
});

/** A text with some of its entries changed. */
function applyEdits(text: string, edits: { what: string; at: number; to: number }[]): string {
  const lines = text.split('\n');
  for (const [i, { what, at, to }] of edits.entries()) {
    const entries = lines.flatMap((line, at) => (/^[-*] \[.*\]\(http/.test(line) ? at : []));
    const from = entries[at % entries.length];
    const target = entries[to % entries.length];
    if (from === undefined || target === undefined) continue;
    const line = lines[from] ?? '';
    if (what === 'rename') lines[from] = line.replace('](', ` ${i}](`);
    else if (what === 'add') lines.splice(target, 0, `- [New ${i}](https://new.example/${i})`);
    else {
      if (what !== 'copy') lines.splice(from, 1);
      if (what !== 'remove') lines.splice(target, 0, line);
    }
  }
  return lines.join('\n');
}

function differingOf(before: string, after: string, known: Map<string, string>) {
  const [old, now] = [before, after].map((text) => {
    const content = createContent(readList(text, { known: createKnownIds(known) }), 'a.md');
    return new Map(
      content.resources.map(({ id, data }) => [id, JSON.stringify(withoutOrder(data))]),
    );
  }) as [Map<string, string>, Map<string, string>];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((id) => old.get(id) !== now.get(id))
    .map((id) => [id, old.get(id), now.get(id)])
    .sort();
}

test('what changes is the same, read whole or reduced', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      (before, edits) => {
        const after = applyEdits(before, edits);
        fc.pre(isEnough(after));
        const known = new Map<string, string>();
        for (const text of [after, before])
          for (const one of readList(text, { known: createKnownIds(known) }).resources)
            if (!known.has(keyOf(one))) known.set(keyOf(one), one.id);
        const [old = '', now = ''] = reduce(before, after, FIRST);
        assert.deepEqual(differingOf(old, now, known), differingOf(before, after, known));
      },
    ),
    { numRuns: runs(60) },
  );
});
