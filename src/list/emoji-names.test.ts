import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showEmoji } from './emoji-names.ts';
import { readList } from './read-list.ts';

for (const [text, shown] of [
  [':yen: Mill', '💴 Mill'],
  ['Loaf :+1::star:', 'Loaf 👍⭐'],
  [':unknown_name: stays', ':unknown_name: stays'],
  ['http://loaf.example:8080:key:', 'http://loaf.example:8080:key:'],
  ['constructor: :constructor:', 'constructor: :constructor:'],
] as const)
  test(`shows "${text}" as GitHub does`, () => {
    assert.equal(showEmoji(text), shown);
  });

test('names of emoji mean what the legend says, written either way', () => {
  const list = readList(`# Bread

## Mills

Stones, rollers and cylinders, which all of them make flour in their own way. Paid entries marked \`:yen:\`.

- [Stone](https://stone.example/) - :yen: A mill.
- [Roller](https://roller.example/) 💴 - Another one, \`:yen:\` in code.
`);
  assert.deepEqual(list.legend, [{ mark: '💴', meaning: 'Paid entries', line: 5 }]);
  assert.deepEqual(
    list.resources.map(({ marks, summary }) => [marks, summary]),
    [
      [['💴'], 'A mill.'],
      [['💴'], 'Another one, :yen: in code.'],
    ],
  );
});
