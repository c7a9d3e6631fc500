import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { test } from 'node:test';
import { writeContent } from '../../../tests/bad-content/small-content.ts';
import { findPlaces } from './find-places.ts';

test('names the line of an address, not of a longer one that begins alike', async (context) => {
  const text =
    'a: https://a.example/b/c\nb: https://a.example/b.html\nurl: https://a.example/b#c\n';
  const folder = await writeContent(
    new Map([
      ['resources/a.yaml', text],
      ['paths/b.mdx', 'See [it](https://a.example/b).\n'],
      ['site.yaml', 'url: HTTPS://A.example/b\n'],
    ]),
  );
  context.after(() => rm(folder, { recursive: true }));
  const files = ['content/resources/a.yaml', 'content/paths/b.mdx', 'content/site.yaml', 'list:7'];
  const address = { url: 'https://a.example/b', files, fragments: [], isWeb: true };
  assert.deepEqual(findPlaces(address, folder), [
    'content/resources/a.yaml:3',
    'content/paths/b.mdx:1',
    'content/site.yaml',
    'list:7',
  ]);
});
