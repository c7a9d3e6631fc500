import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceOf } from './source-of.ts';

const SOURCES = {
  'index.html': 'src/pages/index.astro',
  '404.html': 'src/pages/404.astro',
  'about/index.html': 'src/pages/about.astro',
  'contribute/new/index.html': 'src/pages/contribute/new.astro',
  'resources/index.html': 'src/pages/resources/index.astro',
  'resources/kvmtool/index.html': 'content/resources/kvmtool.yaml',
  'topics/kvm/index.html': 'content/topics/kvm.mdx',
  'paths/first/index.html': 'content/paths/first.mdx',
  'paths/first/whole/index.html': 'content/paths/first.mdx',
  'glossary/index.html': 'content/glossary.yaml',
  'changes/page/3/index.html': 'src/components/ChangeList.astro',
  'mark.svg': 'public/mark.svg',
  '_astro/site.css': 'src/styles',
};

for (const [page, source] of Object.entries(SOURCES)) {
  test(`leads from ${page} to ${source}`, () => assert.equal(sourceOf(page), source));
}
