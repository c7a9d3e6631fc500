import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createContent } from './create-content.ts';
import { readList } from './read-list.ts';

test('takes brackets behind a title for a part of it, but not figures with pictures', () => {
  const text = `# Bread

## Books

- [The Loaf](https://loaf.example/) (second volume)
- [The Oven](https://oven.example/) (⭐ 12K) - Heat.
`;
  const { resources } = createContent(readList(text), 'README.md');
  assert.deepEqual(
    resources.map(({ data }) => {
      const { locator, notes } = data as Record<string, unknown>;
      return [locator, notes];
    }),
    [
      ['second volume', undefined],
      [undefined, ['⭐ 12K']],
    ],
  );
});
