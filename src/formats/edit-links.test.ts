import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatEditUrl, formatReportUrl } from './edit-links.ts';

const repository = { url: 'https://git.example/small', branch: 'main' };
const file = 'content/resources/kvmtool.yaml';

test('leads to the file in the branch of the repository', () => {
  assert.equal(
    formatEditUrl({ repository }, file),
    'https://git.example/small/edit/main/content/resources/kvmtool.yaml',
  );
});

test('takes the address of a repository as people copy it', () => {
  for (const url of ['https://git.example/small/', 'https://git.example/small.git'])
    assert.equal(
      formatEditUrl({ repository: { url, branch: 'main' } }, file),
      formatEditUrl({ repository }, file),
    );
});

test('escapes what a branch may hold', () => {
  assert.equal(
    formatEditUrl({ repository: { ...repository, branch: 'list/fix #7?' } }, file),
    'https://git.example/small/edit/list/fix%20%237%3F/content/resources/kvmtool.yaml',
  );
});

test('reports a problem with a title and a page that survive the trip', () => {
  const title = 'C & "vmx.c" #1 <é>';
  const page = 'https://small.example/resources/kvmtool/?a=1&b=2#top';
  const url = new URL(formatReportUrl({ repository }, title, page));
  assert.equal(url.origin + url.pathname, 'https://git.example/small/issues/new');
  assert.equal(url.hash, '');
  assert.equal(url.searchParams.get('title'), `Problem with “${title}”`);
  assert.equal(url.searchParams.get('body'), `Page: ${page}\n\n`);
});
