import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findGuarded } from './guarded-files.ts';

test('data is what no program runs', () => {
  const data = [
    'content/resources/kvmtool.yaml',
    'content/site.yaml',
    'content/glossary.yaml',
    'content/exceptions.yaml',
  ];
  assert.deepEqual(findGuarded(data), []);
});

test('all else wants a closer look', () => {
  const guarded = [
    '.github/workflows/ci.yml',
    'content/link-health.jsonl',
    'content/paths/a.mdx',
    'content/resources/a.mdx',
    'content/resources/a.yaml.ts',
    'content/resources/a/b.yaml',
    'content/topics/kvm.mdx',
    'content/topics/kvm.yaml',
    'package.json',
    'src/content/resources/a.yaml',
  ];
  assert.deepEqual(findGuarded(guarded.toReversed()), guarded);
});
