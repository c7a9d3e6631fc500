import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKnownIds, formatKnownIds, parseKnownIds } from './known-ids.ts';
import { readList } from './read-list.ts';

const list = (...entries: string[]) => `# Bread\n\n## Baking\n\n${entries.join('\n')}\n`;
const idsOf = (text: string, memory = '') => {
  const known = parseKnownIds(memory) ?? new Map<string, string>();
  const { resources } = readList(text, { known: createKnownIds(known) });
  return {
    ids: resources.map(({ id }) => id),
    memory: formatKnownIds(known, resources),
  };
};

test('an entry keeps its id when its title changes or it moves', () => {
  const before = idsOf(
    list(
      '- [Loaf](https://loaf.example/)',
      '- [Oven](https://oven.example/)',
      '- **A Book** by Dora Elm',
    ),
  );
  assert.deepEqual(before.ids, ['loaf', 'oven', 'a-book']);
  const after = idsOf(
    list(
      '- [Great ovens](http://www.oven.example)',
      '- **A book** by Dora Elm',
      '- [The Loaf](https://loaf.example)',
      '- [Loaf](https://other.example/)',
    ),
    before.memory,
  );
  assert.deepEqual(after.ids.slice(0, 3), ['oven', 'a-book', 'loaf']);
  // Who comes later with the title of another one gets no address that led to that one.
  assert.match(after.ids[3] ?? '', /^loaf-./);
  assert.deepEqual(idsOf(list('- [Loaf](https://other.example/)'), after.memory).ids, [
    after.ids[3],
  ]);
});

test('what was published is known as well', () => {
  const catalog = JSON.stringify({
    name: 'Bread',
    resources: [{ id: 'old', title: 'Loaf', url: 'https://loaf.example/', kind: 'book' }],
  });
  assert.deepEqual(idsOf(list('- [Loaf](https://loaf.example/)'), catalog).ids, ['old']);
});

test('a file that is none is not believed', () => {
  for (const text of ['', '{', '[]', '{"version":2}', '{"version":1,"ids":{"a":"../b"}}'])
    assert.equal(parseKnownIds(text), undefined, text);
});

test('the file is the same for the same list, whatever the order', () => {
  const entries = ['- [A](https://a.example/)', '- [B](https://b.example/)'];
  assert.equal(idsOf(list(...entries)).memory, idsOf(list(...entries.toReversed())).memory);
});
