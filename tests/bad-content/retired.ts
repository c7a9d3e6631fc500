import { addFields, type Case } from './small-content.ts';

const retiring = 'status: deprecated\nreason: It is kept no more.';
const retired = addFields(retiring);

/** A further resource, so that no section is left empty. */
const lkvm = `# yaml-language-server: $schema=../schema/resource.json
title: lkvm
url: https://github.com/example/lkvm
kind: tool
summary: Another small user space for KVM.
placements:
- topic: kvm
  section: programs
`;

/** The same retired, with whatever else is said of that. */
const retiredLkvm = (fields = '') =>
  lkvm.replace('placements:', `${retiring}\n${fields}placements:`);

/** The cases of retired resources that are errors. */
export const retiredErrors: Case[] = [
  {
    name: 'accepts retired resources, with a successor and without',
    change: {
      'resources/lkvm.yaml': retiredLkvm('since: 2026-01-01\nsuccessor: kvmtool\n'),
      'resources/lkvm-2.yaml': retiredLkvm().replaceAll('lkvm', 'lkvm-2'),
    },
    says: [],
  },
  {
    name: 'names a retired resource without a reason',
    change: { 'resources/lkvm.yaml': lkvm.replace('placements', 'status: deprecated\nplacements') },
    says: ['resources/lkvm.yaml:6:9  retired-without-reason  status needs a reason. Add "reason".'],
  },
  {
    name: 'names a status that does not exist',
    change: { 'resources/kvmtool.yaml': addFields('status: retired') },
    says: [
      'resources/kvmtool.yaml:6:9  unknown-value  status "retired" does not exist. Use one of: deprecated.',
    ],
  },
  {
    name: 'names what is said of retiring where nothing is retired',
    change: {
      'resources/kvmtool.yaml': addFields(
        'reason: It is kept no more.\nsince: 2026-01-01\nsuccessor: perf',
      ),
    },
    says: [
      'resources/kvmtool.yaml:6:9  not-retired  reason is only for retired resources, and this one is not retired. Add "status: deprecated" or remove the field.',
      'resources/kvmtool.yaml:7:8  not-retired  since is only for retired resources, and this one is not retired. Add "status: deprecated" or remove the field.',
      'resources/kvmtool.yaml:8:12  not-retired  successor is only for retired resources, and this one is not retired. Add "status: deprecated" or remove the field.',
    ],
  },
  {
    name: 'names a pick that is retired',
    change: {
      'resources/lkvm.yaml': retiredLkvm().replace('status', 'featured: true\nwhy: Small.\nstatus'),
    },
    says: [
      'resources/lkvm.yaml:6:11  retired-pick  featured is set, but the resource is retired. Remove "featured" and "why".',
    ],
  },
  {
    name: 'names a successor that does not exist, or is the resource itself',
    change: {
      'resources/lkvm.yaml': retiredLkvm('successor: kvmtol\n'),
      'resources/lkvm-2.yaml': retiredLkvm('successor: lkvm-2\n').replaceAll('/lkvm', '/lkvm-2'),
    },
    says: [
      'resources/lkvm-2.yaml:8:12  names-itself  "lkvm-2" refers to itself. Use another id.',
      'resources/lkvm.yaml:8:12  unknown-resource  resource "kvmtol" does not exist. Did you mean "kvmtool"?',
    ],
  },
  {
    name: 'names successors that are retired, with what takes their place',
    change: {
      'resources/lkvm.yaml': retiredLkvm('successor: lkvm-2\n'),
      'resources/lkvm-2.yaml': retiredLkvm('successor: kvmtool\n').replaceAll('/lkvm', '/lkvm-2'),
      'resources/lkvm-3.yaml': retiredLkvm('successor: lkvm-4\n').replaceAll('/lkvm', '/lkvm-3'),
      'resources/lkvm-4.yaml': retiredLkvm('successor: lkvm-3\n').replaceAll('/lkvm', '/lkvm-4'),
    },
    says: [
      'resources/lkvm-3.yaml:8:12  retired-successor  "lkvm-4" is also retired. Use another resource, or remove the line.',
      'resources/lkvm-4.yaml:8:12  retired-successor  "lkvm-3" is also retired. Use another resource, or remove the line.',
      'resources/lkvm.yaml:8:12  retired-successor  "lkvm-2" is also retired. Use its successor, "kvmtool".',
    ],
  },
  {
    name: 'names sections and groups that hold nothing but retired resources',
    change: {
      'resources/kvmtool.yaml': retired,
      'resources/perf.yaml': ['placements:', `${retiring}\nplacements:`],
    },
    says: [
      'topics/kvm.mdx:7:7  unused-section  section "programs" has only retired resources. Place another one there, or remove the section.',
      'topics/tools.mdx:5:7  unused-section  section "measuring" has only retired resources. Place another one there, or remove the section.',
    ],
  },
  {
    name: 'names the address of another resource, unless that takes the place of the retired one',
    change: {
      'resources/lkvm.yaml': retiredLkvm('successor: kvmtool\n').replace('/lkvm', '/kvmtool/'),
      'resources/lkvm-2.yaml': retiredLkvm('successor: perf\n').replace('/lkvm', '/kvmtool.git'),
      'resources/lkvm-3.yaml': retiredLkvm().replace('/lkvm', '/kvmtool#readme'),
    },
    says: [
      'resources/lkvm-2.yaml:3:6  duplicate-resource  "https://github.com/example/kvmtool.git" is also the url of "kvmtool" in content/resources/kvmtool.yaml, which is not retired. If that one replaces this one, write "successor: kvmtool". Otherwise, add a "locator" to tell them apart.',
    ],
  },
  {
    name: 'names a circle that a successor closes',
    change: {
      'resources/lkvm.yaml': retiredLkvm('successor: kvmtool\n'),
      'resources/perf.yaml': ['related:', 'requires: [lkvm]\nrelated:'],
      'resources/kvmtool.yaml': addFields('requires: [perf]'),
    },
    says: [
      'resources/kvmtool.yaml:6:12  requires-cycle  "kvmtool" requires "perf", which requires "kvmtool". Remove one of the requirements.',
      'resources/perf.yaml:6:12  requires-cycle  "perf" requires "kvmtool", which requires "perf" ("kvmtool" replaces "lkvm", which is retired). Remove one of the requirements.',
    ],
  },
  {
    name: 'accepts a circle that retiring has opened',
    change: {
      'resources/lkvm.yaml': retiredLkvm('successor: kvmtool\n').replace(
        'status',
        'requires: [kvmtool]\nstatus',
      ),
      'resources/kvmtool.yaml': addFields('requires: [lkvm]'),
    },
    says: [],
  },
];

/** The cases of advice on retired resources; `says` are the lines of advice. */
export const retiredAdvice: Case[] = [
  {
    name: 'advises wherever content still names a retired resource, with what takes its place',
    change: {
      'resources/lkvm.yaml': retiredLkvm('successor: kvmtool\n'),
      'resources/perf.yaml': [
        'related:\n',
        'requires: [lkvm]\nrelated:\n- { resource: lkvm, how: It counts. }\n',
      ],
      'site.yaml': ['channels: [kvm-api]', 'channels: [kvm-api, lkvm]'],
      'glossary.yaml': ['resources: [kvm-api]', 'resources: [lkvm]'],
      'topics/kvm.mdx': [
        /order: \[kvmtool\][^]*/,
        'order: [lkvm, kvmtool]\n---\n\nBegin\nwith [it](/resources/lkvm/?a=1), <a href="/resources/lkvm/">it</a>\nor [what is told of it](/retired/#lkvm).\n',
      ],
      'paths/first-guest.mdx': [
        'resources: [{ id: kvm-api }]\n  companions: [kvmtool]',
        'resources: [{ id: kvm-api }, { id: lkvm }]\n  companions: [lkvm]',
      ],
    },
    says: [
      'glossary.yaml:6:15  retired-reference  Advice: "lkvm" is retired. Use its successor, "kvmtool".',
      'paths/first-guest.mdx:13:38  retired-reference  Advice: "lkvm" is retired. Reread the text of the step, and use its successor, "kvmtool".',
      'paths/first-guest.mdx:14:16  retired-reference  Advice: "lkvm" is retired. Reread the text of the step, and use its successor, "kvmtool".',
      'resources/perf.yaml:6:12  retired-reference  Advice: "lkvm" is retired. Use its successor, "kvmtool".',
      'resources/perf.yaml:8:15  retired-reference  Advice: "lkvm" is retired. Use its successor, "kvmtool".',
      'site.yaml:16:21  retired-reference  Advice: "lkvm" is retired. Use its successor, "kvmtool".',
      'topics/kvm.mdx:9:11  retired-reference  Advice: "lkvm" is retired. Remove it from the order.',
      'topics/kvm.mdx:13:6  retired-reference  Advice: "/resources/lkvm/?a=1" leads to a retired resource. Reread the text around it, and link to "/resources/kvmtool/".',
      'topics/kvm.mdx:13:34  retired-reference  Advice: "/resources/lkvm/" leads to a retired resource. Reread the text around it, and link to "/resources/kvmtool/".',
    ],
  },
  {
    name: 'advises without a name where nothing takes the place',
    change: {
      'resources/lkvm.yaml': retiredLkvm(),
      'resources/perf.yaml': ['related:', 'requires: [lkvm]\nrelated:'],
      'paths/first-guest.mdx': ['companions: [kvmtool]', 'companions: [lkvm]'],
      'topics/kvm.mdx': ['/resources/kvm-api/', '/resources/lkvm/'],
    },
    says: [
      'paths/first-guest.mdx:14:16  retired-reference  Advice: "lkvm" is retired. Reread the text of the step, and use another resource, or remove it.',
      'resources/perf.yaml:6:12  retired-reference  Advice: "lkvm" is retired. Use another resource, or remove it.',
      'topics/kvm.mdx:12:12  retired-reference  Advice: "/resources/lkvm/" leads to a retired resource. Link to another resource, or remove the link.',
    ],
  },
  {
    name: 'advises nothing of what retired resources name, nor of what is like them',
    change: {
      'resources/lkvm.yaml': retiredLkvm('successor: lkvm-3\n').replace(
        'status',
        'requires: [lkvm-2]\nrelated: [{ resource: lkvm-2, how: Older. }]\nstatus',
      ),
      'resources/lkvm-2.yaml': retiredLkvm().replaceAll('/lkvm', '/lkvm-2'),
      'resources/lkvm-3.yaml': lkvm.replaceAll('/lkvm', '/lkvm#3'),
    },
    says: [],
  },
  {
    name: 'lets an exception pass a file that names what is retired',
    change: {
      'resources/lkvm.yaml': retiredLkvm(),
      'resources/perf.yaml': ['related:', 'requires: [lkvm]\nrelated:'],
      'exceptions.yaml': `# yaml-language-server: $schema=schema/exceptions.json
- rule: retired-reference
  where: content/resources/perf.yaml
  reason: The next version names another one.
  until: 2026-12-31
`,
    },
    says: [],
  },
];
