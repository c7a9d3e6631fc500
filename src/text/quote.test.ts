import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatSuggestion } from './quote.ts';

test('suggests the nearest known value', () => {
  assert.equal(formatSuggestion('kvmm', ['qemu', 'kvm']), ' Did you mean "kvm"?');
  assert.equal(
    formatSuggestion('organisation', ['organization', 'memory-organization']),
    ' Did you mean "organization"?',
  );
});

test('suggests nothing when nothing is near or known', () => {
  assert.equal(formatSuggestion('hyper-v', ['qemu', 'kvm']), '');
  assert.equal(formatSuggestion('kvm', []), '');
  assert.equal(formatSuggestion('kvm', ['kvm']), '');
  assert.equal(formatSuggestion('ab', ['']), '');
});
