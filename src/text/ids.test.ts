import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeHeadingIds } from './ids.ts';

test('a heading of a body never takes the id of a section, a step or a part of the page', () => {
  const cases: [body: string, taken: string[], free: string][] = [
    ['<h2 id="memory">M</h2>', [], '<h2 id="memory">M</h2>'],
    ['<h2 id="memory">M</h2>', ['memory'], '<h2 id="memory-1">M</h2>'],
    ['<h3 id="memory">M</h3>', ['memory', 'memory-1'], '<h3 id="memory-2">M</h3>'],
    [
      '<h2 id="memory">M</h2><h2 id="memory-1">M</h2>',
      ['memory'],
      '<h2 id="memory-2">M</h2><h2 id="memory-1">M</h2>',
    ],
    ['<h2 id="page_main">M</h2>', [], '<h2 id="page-main-1">M</h2>'],
    ['<h2 id="vm_exit">M</h2>', [], '<h2 id="vm_exit">M</h2>'],
    ['<h2 id="память" class="x">M</h2>', ['память'], '<h2 id="память-1" class="x">M</h2>'],
    ['<h2 id="">!</h2>', [], '<h2>!</h2>'],
    ['<h2 id>!</h2>', [], '<h2>!</h2>'],
    ['<h2 id class="x">!</h2>', [], '<h2 class="x">!</h2>'],
    ['<p>&lt;h2 id="memory"&gt;</p>', ['memory'], '<p>&lt;h2 id="memory"&gt;</p>'],
  ];
  for (const [body, taken, free] of cases) assert.equal(freeHeadingIds(body, taken), free);
});
