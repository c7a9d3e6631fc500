import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findGuarded, findMachineWritten } from './guarded-files.ts';

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

const machineWritten: [file: string, branch: string | undefined, isRefused: boolean][] = [
  ['content/link-health.jsonl', undefined, true],
  ['content/link-health.jsonl', 'main', true],
  ['content/link-health.jsonl', 'link-health', false],
  // Some systems know these as the same file.
  ['content/Link-Health.JSONL', undefined, true],
  ['Content/link-health.jsonl', 'suggestion/7', true],
  ['content/link-\u200bhealth.jsonl', undefined, true],
  ['content/ｌink-health.jsonl', undefined, true],
  ['content/resources/kvmtool.yaml', undefined, false],
  ['src/content/link-health.jsonl', undefined, false],
  ['constructor', undefined, false],
];

for (const [file, branch, isRefused] of machineWritten)
  test(`${isRefused ? 'refuses' : 'lets through'} ${JSON.stringify(file)} from ${branch ?? 'elsewhere'}`, () => {
    assert.deepEqual(findMachineWritten([file], branch), isRefused ? [file] : []);
  });
