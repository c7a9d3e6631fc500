import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeListed, findListed, cleanAddress, proposeKind } from './find-listed.ts';
import { kinds } from '../schema/vocabulary.ts';
import rows from './data/kinds-of-hosts.json' with { type: 'json' };

const resources = [
  {
    id: 'kvmtool',
    title: 'kvmtool',
    url: 'https://github.com/kvmtool/kvmtool',
    topics: ['KVM', 'Tools'],
  },
  {
    id: 'sdm',
    title: 'SDM',
    url: 'https://intel.example/sdm',
    locator: 'Volume 3C',
    topics: ['CPUs'],
  },
  { id: 'book', title: 'A book', topics: [] },
];

test('finds a resource in another spelling of its address', () => {
  const found = findListed('http://www.GitHub.com/KVMtool/kvmtool.git/?utm_source=x', resources);
  assert.deepEqual(
    found.map(({ id }) => id),
    ['kvmtool'],
  );
});

test('distinguishes what differs in fragment or query, and leaves out the resource itself', () => {
  assert.deepEqual(findListed('https://intel.example/sdm#3', resources), []);
  assert.deepEqual(findListed('https://intel.example/sdm?page=2', resources), []);
  assert.deepEqual(findListed('https://intel.example/sdm', resources, 'sdm'), []);
});

test('finds nothing for what is no address', () => {
  for (const text of ['', 'kvmtool', 'https://', 'javascript:1'])
    assert.deepEqual(findListed(text, resources), []);
});

test('says where it is', () => {
  assert.equal(describeListed(resources[0]!), 'already listed as “kvmtool”, in KVM and Tools');
  assert.equal(describeListed(resources[1]!), 'already listed as “SDM” (Volume 3C), in CPUs');
  assert.equal(describeListed(resources[2]!), 'already listed as “A book”');
});

test('says of what is retired why, and what takes its place', () => {
  const retired = { reason: 'Nobody keeps it.', successor: undefined };
  assert.equal(
    describeListed({ ...resources[0]!, retired }),
    'known as “kvmtool”, which was retired: Nobody keeps it',
  );
  assert.equal(
    describeListed({ ...resources[1]!, retired: { reason: 'Old!', successor: 'New' } }),
    'known as “SDM” (Volume 3C), which was retired in favour of “New”: Old!',
  );
});

for (const [address, clean, says] of [
  ['https://a.example/?b=1', 'https://a.example/?b=1', undefined],
  ['no address?utm_source=x', 'no address?utm_source=x', undefined],
  [
    'https://a.example/?utm_source=x#c',
    'https://a.example/#c',
    'Removed a tracking parameter from the address: utm_source.',
  ],
  [
    'https://a.example/?utm_source=x&b=1&fbclid=2&utm_source=y',
    'https://a.example/?b=1',
    'Removed tracking parameters from the address: utm_source, fbclid.',
  ],
] as const)
  test(`cleans ${address}`, () => {
    assert.deepEqual(cleanAddress(address), { address: clean, says });
  });

for (const [address, kind] of [
  ['https://github.com/kvmtool/kvmtool', 'source-code'],
  ['https://www.youtube.com/@level1techs', 'video-channel'],
  ['https://www.youtube.com/watch?v=1', 'talk'],
  ['https://qemu.readthedocs.io/en/latest/', 'documentation'],
  ['https://docs.example/kvm', 'documentation'],
  ['https://lists.example/paper.PDF', 'paper'],
  ['https://www.kernel.org/doc/html/', 'documentation'],
  ['https://www.kernel.org/', undefined],
  ['https://notgithub.com/', undefined],
  ['nonsense', undefined],
] as const)
  test(`proposes for ${address} ${kind ?? 'nothing in particular'}`, () => {
    assert.equal(proposeKind(address), kind);
  });

test('every kind of the list is one', () => {
  for (const { kind } of rows) assert.ok(Object.hasOwn(kinds, kind), kind);
});
