import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeFailure, formatFailure, PageError } from './pages-failure.ts';

test('names the page, and keeps where it failed for who repairs it', () => {
  const failure = describeFailure(
    new PageError('/topics/kvm/', new TypeError('x is not a function\n    at a.js:1:2')),
  );
  assert.equal(failure.page, '/topics/kvm/');
  assert.match(failure.details, /at a\.js:1:2[^]*pages-failure\.test/);
  assert.equal(
    formatFailure(failure, 'content/topics/kvm.mdx', 'failure.txt'),
    'The page "/topics/kvm/" cannot be built: "x is not a function". Look at what was changed last in "content/topics/kvm.mdx". If "cairn check" finds nothing, this is a bug in Cairn: report it with the file "failure.txt".',
  );
});

test('names the body that cannot be compiled, as its author knows it', () => {
  const copy = '/home/a/.cache/build/astro/bodies/topics/kvm.mdx';
  const error = new Error(
    `Build failed with 1 error:\n\n\u001b[31m[plugin mdx]\u001b[0m ${copy}:11:3\nMDXError: ${copy}:11:3: "{1}" would run as code.\n    at a.js:1:2`,
  );
  const { page, file, message } = describeFailure(error);
  assert.deepEqual([page, file], [undefined, 'content/topics/kvm.mdx']);
  assert.equal(message, 'content/topics/kvm.mdx:11:3: "{1}" would run as code.');
  const other = describeFailure(Object.assign(new Error('a'), { loc: { file: copy } }));
  assert.equal(other.file, 'content/topics/kvm.mdx');
});

test('describes anything that is thrown', () => {
  for (const thrown of [undefined, null, 'a', new Error('')]) {
    const text = formatFailure(describeFailure(thrown), '', 'failure.txt');
    assert.match(text, /^The pages cannot be built: "[\w ]+"\. If /);
  }
});
