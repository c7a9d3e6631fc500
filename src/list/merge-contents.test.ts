import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createContent } from './create-content.ts';
import { mergeContents } from './merge-contents.ts';
import { readList } from './read-list.ts';

const first = `# Bread

## Baking

- [Loaf](https://loaf.example/) - A bread.
- [Oven](https://oven.example/) - A hot box.
`;
const second = `# More

## Baking

- [Oven](https://other.example/) - Another one.
- [Loaf](https://loaf.example/) - A bread.

## Eating

- [Butter](https://butter.example/) - Goes on top.
`;

test('several lists are one catalog, in which each thing is once', () => {
  const parts = [
    ['a.md', first],
    ['b.md', second],
  ] as const;
  const { resources, topics } = mergeContents(
    parts.map(([file, text]) => ({ file, content: createContent(readList(text), file) })),
  );
  const [baking, more, eating] = topics.map(({ id }) => id);
  assert.deepEqual([baking, eating], ['baking', 'eating']);
  assert.match(more ?? '', /^baking-./);
  const placesOf = (id: string) =>
    (resources.find((one) => one.id === id)?.data as { placements: { topic: string }[] })
      .placements;
  assert.deepEqual(
    placesOf('loaf').map(({ topic }) => topic),
    [baking, more],
  );
  const [, , other] = resources.map(({ id }) => id);
  assert.match(other ?? '', /^oven-./);
  // The order of the second list names what its entries are called now.
  assert.deepEqual((topics[1]?.data as { order: string[] }).order, [other, 'loaf']);
  const loaf = resources.find(({ id }) => id === 'loaf');
  assert.deepEqual(loaf?.positionOf(['placements', 1, 'topic']), {
    ...{ file: 'b.md', line: 6, column: 1 },
  });
});
