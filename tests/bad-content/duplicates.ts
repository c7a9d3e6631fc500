import { addFields, type Case } from './small-content.ts';

/** The cases of what stands twice, and of what only seems to. */
export const duplicates: Case[] = [
  {
    name: 'names doubled ids wherever they stand',
    change: {
      'site.yaml': ['topics: [kvm, tools]', 'topics: [kvm, tools, kvm]'],
      'glossary.yaml': ['see: [vmm]', 'see: [vmm, vmm]'],
      'paths/first-guest.mdx': [
        'resources: [{ id: kvm-api }]',
        'resources: [{ id: kvm-api }, { id: kvm-api }]',
      ],
      'topics/kvm.mdx': ['order: [kvmtool]', 'order: [kvmtool, kvmtool]'],
      'resources/kvmtool.yaml': addFields('requires: [perf, perf]'),
    },
    says: [
      'glossary.yaml:5:14  doubled-id  "vmm" appears twice. Remove one of them.',
      'paths/first-guest.mdx:13:38  doubled-id  "kvm-api" appears twice. Remove one of them.',
      'resources/kvmtool.yaml:6:18  doubled-id  "perf" appears twice. Remove one of them.',
      'site.yaml:14:22  doubled-id  "kvm" appears twice. Remove one of them.',
      'topics/kvm.mdx:9:20  doubled-id  "kvmtool" appears twice. Remove one of them.',
    ],
  },
  {
    name: 'accepts a step that uses a resource at two locators',
    change: {
      'paths/first-guest.mdx': [
        'resources: [{ id: kvm-api }]',
        'resources: [{ id: kvm-api, locator: part 1 }, { id: kvm-api, locator: part 2 }]',
      ],
    },
    says: [],
  },
  {
    name: 'names doubled sections, groups and steps',
    change: {
      'topics/kvm.mdx': ['- id: programs', '- { id: documents, title: Again }\n- id: programs'],
      'paths/first-guest.mdx': ['id: look', 'id: read'],
      'topics/tools.mdx': ['  - { id', '  - { id: counters, title: Again }\n  - { id'],
    },
    says: [
      'paths/first-guest.mdx:16:7  doubled-id  "read" appears twice. Rename one of them.',
      'topics/kvm.mdx:7:9  doubled-id  "documents" appears twice. Rename one of them.',
      'topics/tools.mdx:9:11  doubled-id  "counters" appears twice. Rename one of them.',
    ],
  },
  {
    name: 'names a doubled placement',
    change: {
      'resources/kvmtool.yaml': ['- topic', '- { topic: kvm, section: programs }\n- topic'],
    },
    says: [
      'resources/kvmtool.yaml:8:3  doubled-placement  the resource has two placements in section "programs" of topic "kvm". Remove one, or add locators to tell them apart.',
    ],
  },
  {
    name: 'names a doubled placement without a section',
    change: { 'resources/kvmtool.yaml': ['- topic', '- topic: kvm\n- topic: kvm\n- topic'] },
    says: [
      'resources/kvmtool.yaml:8:3  doubled-placement  the resource has two placements in topic "kvm". Remove one, or add locators to tell them apart.',
    ],
  },
  {
    name: 'accepts two placements in a section that differ by locator',
    change: {
      'resources/kvmtool.yaml': [
        '- topic',
        '- { topic: kvm, section: programs, locator: x86/ }\n- topic',
      ],
    },
    says: [],
  },
  {
    name: 'names a duplicate after folding its address',
    change: {
      'resources/perf.yaml': [
        'https://tools.example/perf',
        'http://www.GitHub.com/Example/kvmtool.git/?utm_source=x',
      ],
    },
    says: [
      'resources/perf.yaml:3:6  duplicate-resource  "http://www.GitHub.com/Example/kvmtool.git/?utm_source=x" is already listed as "kvmtool" in content/resources/kvmtool.yaml. Add a placement there, or add a "locator" to tell them apart.',
    ],
  },
  {
    name: 'names a duplicate with the same locator',
    change: {
      'resources/kvmtool.yaml': [
        'url: https://github.com/example/kvmtool',
        'url: https://tools.example/perf\nlocator: Part 1',
      ],
      'resources/perf.yaml': ['related', 'locator: part 1\nrelated'],
    },
    says: [
      'resources/perf.yaml:3:6  duplicate-resource  "https://tools.example/perf" is already listed as "kvmtool" in content/resources/kvmtool.yaml. Add a placement there, or add a "locator" to tell them apart.',
    ],
  },
  {
    name: 'accepts two resources at one address that differ by locator',
    change: {
      'resources/kvmtool.yaml': [
        'url: https://github.com/example/kvmtool',
        'url: https://tools.example/perf\nlocator: Part 1',
      ],
    },
    says: [],
  },
  {
    name: 'accepts two addresses that differ by fragment or query',
    change: {
      'resources/kvmtool.yaml': [
        'https://github.com/example/kvmtool',
        'https://tools.example/perf#record',
      ],
      'resources/kvm-api.yaml': ['https://docs.example/kvm', 'https://tools.example/perf?page=2'],
    },
    says: [],
  },
];
