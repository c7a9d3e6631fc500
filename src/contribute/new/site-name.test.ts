import assert from 'node:assert/strict';
import { test } from 'node:test';
import { removeSiteName } from './site-name.ts';

for (const [title, site, rest] of [
  ['KVM API Tutorial [LWN.net]', 'LWN.net', 'KVM API Tutorial'],
  ['KVM API Tutorial [LWN.net]', '', 'KVM API Tutorial [LWN.net]'],
  ['KVM API Tutorial (lwn.net)', 'LWN.net', 'KVM API Tutorial'],
  ['Firecracker | GitHub', 'GitHub', 'Firecracker'],
  ['GitHub - firecracker: microVMs', 'GitHub', 'firecracker: microVMs'],
  ['Example: An introduction', 'Example', 'An introduction'],
  ['Virtio – Example – Example', 'Example', 'Virtio – Example'],
  ['A guide to GitHub', 'GitHub', 'A guide to GitHub'],
  ['GitHub', 'GitHub', 'GitHub'],
  ['Why C++ (C++)', 'C++', 'Why C++'],
  ['Inside LWNxnet | LWNxnet', 'LWN.net', 'Inside LWNxnet | LWNxnet'],
] as const)
  test(`reads "${title}" of "${site}" as "${rest}"`, () => {
    assert.equal(removeSiteName(title, site), rest);
  });
