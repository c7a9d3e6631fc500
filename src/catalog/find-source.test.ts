import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries } from '../../tests/small-entries.ts';
import { createCatalog } from './create-catalog.ts';
import { nameSource } from './find-source.ts';

const folder = createCatalog(createEntries({ loaf: {} }), '/');
const list = {
  ...folder,
  list: {
    ...{ file: 'docs/README.md', settings: 'docs/cairn.yaml', form: [] },
    places: { resources: { loaf: { file: 'docs/more.md', line: 7 } }, topics: {}, paths: {} },
  },
};

test('a content file is named as it is, and by its line where a list holds it', () => {
  for (const file of ['content/resources/loaf.yaml', 'src/pages/about.astro'])
    assert.equal(nameSource(folder, file), file);
  assert.equal(nameSource(list, 'content/resources/loaf.yaml'), 'docs/more.md:7');
  assert.equal(nameSource(list, 'content/topics/baking.mdx'), 'docs/README.md');
  assert.equal(nameSource(list, 'src/pages/about.astro'), 'src/pages/about.astro');
});
