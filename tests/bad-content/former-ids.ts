import { type Case } from './small-content.ts';

/** The cases of things that were renamed. */
export const formerIds: Case[] = [
  {
    name: 'accepts former ids, also one that a thing of another kind has',
    change: {
      'resources/kvmtool.yaml': addFormer('[lkvm, kvm, first-guest]'),
      'topics/kvm.mdx': addFormer('[hypervisors]', 'sections:'),
      'paths/first-guest.mdx': addFormer('[guests]', 'steps:'),
    },
    says: [],
  },
  {
    name: 'names a former id that is none',
    change: { 'resources/kvmtool.yaml': addFormer('[Old_Name]') },
    says: [
      'resources/kvmtool.yaml:6:12  bad-id  formerly 1 "Old_Name" is not an id. Use lower-case letters, digits and single hyphens, as in "intel-sdm".',
    ],
  },
  {
    name: 'names a former id that is the present one, and one that stands twice',
    change: { 'resources/kvmtool.yaml': addFormer('[kvmtool, lkvm, lkvm]') },
    says: [
      'resources/kvmtool.yaml:6:12  former-id-own  "kvmtool" is the current id. Remove it from "formerly".',
      'resources/kvmtool.yaml:6:27  doubled-id  "lkvm" appears twice. Remove one of them.',
    ],
  },
  {
    name: 'names former ids that are in use now',
    change: {
      'resources/kvmtool.yaml': addFormer('[perf]'),
      'topics/kvm.mdx': addFormer('[tools]', 'sections:'),
      'paths/first-guest.mdx': ['  id: look', '  id: look\n  formerly: [read]'],
    },
    says: [
      'paths/first-guest.mdx:17:14  former-id-in-use  "read" is now the id of something else, so its URL is taken. Remove it from "formerly", or give the other page a new id.',
      'resources/kvmtool.yaml:6:12  former-id-in-use  "perf" is now the id of something else, so its URL is taken. Remove it from "formerly", or give the other page a new id.',
      'topics/kvm.mdx:4:12  former-id-in-use  "tools" is now the id of something else, so its URL is taken. Remove it from "formerly", or give the other page a new id.',
    ],
  },
  {
    name: 'names a former id of a thing whose file has issues of its own',
    change: {
      'resources/kvmtool.yaml': addFormer('[perf]'),
      'resources/perf.yaml': ['kind: tool', 'kind: tol'],
    },
    says: [
      'resources/kvmtool.yaml:6:12  former-id-in-use  "perf" is now the id of something else, so its URL is taken. Remove it from "formerly", or give the other page a new id.',
      'resources/perf.yaml:4:7  unknown-value  kind "tol" does not exist. Did you mean "tool"?',
    ],
  },
  {
    name: 'names a former id that two things claim',
    change: {
      'resources/kvm-api.yaml': addFormer('[handbook]'),
      'resources/perf.yaml': addFormer('[handbook]'),
      'paths/first-guest.mdx': [
        /id: look[^]*id: write,/,
        `id: look
  formerly: [see]
  title: Look
  take: The shape of a program.
  done: You can draw it.
  readings: [{ title: A tour, url: https://tour.example/ }]
- { kind: activity, id: write, formerly: [see],`,
      ],
    },
    says: [
      'paths/first-guest.mdx:22:43  former-id-claimed  "see" is already a former id of "look". Keep it on one of the two.',
      'resources/perf.yaml:8:12  former-id-claimed  "handbook" is already a former id of "kvm-api". Keep it on one of the two.',
    ],
  },
  {
    name: 'says what a thing is called now where its former id is used',
    change: {
      'resources/kvmtool.yaml': addFormer('[lkvm]'),
      'resources/perf.yaml': ['resource: kvmtool', 'resource: lkvm'],
      'topics/tools.mdx': addFormer('[instruments]', 'sections:'),
      'site.yaml': ['topics: [kvm, tools]', 'topics: [kvm, instruments, tools]'],
    },
    says: [
      'resources/perf.yaml:7:15  unknown-resource  resource "lkvm" does not exist. It is now called "kvmtool". Use that id.',
      'site.yaml:14:15  unknown-topic  topic "instruments" does not exist. It is now called "tools". Use that id.',
    ],
  },
  {
    name: 'names links in a text to former addresses, with the present ones',
    change: {
      'resources/kvm-api.yaml': addFormer('[kvm-ioctls]'),
      'paths/first-guest.mdx': ['  id: look', '  id: look\n  formerly: [see]'],
      'topics/tools.mdx': addFormer('[instruments]', 'sections:'),
      'topics/kvm.mdx': [
        'Begin with [the API](/resources/kvm-api/).',
        'A [a](/resources/kvm-ioctls/?x=1).\nB [b](/paths/first-guest/#see).\nC [c](/topics/instruments/#measuring).',
      ],
    },
    says: [
      'topics/kvm.mdx:12:3  renamed-reference  "/resources/kvm-ioctls/?x=1" has a new URL. Write "/resources/kvm-api/".',
      'topics/kvm.mdx:13:3  renamed-reference  "/paths/first-guest/#see" has a new URL. Write "/paths/first-guest/#look".',
      'topics/kvm.mdx:14:3  renamed-reference  "/topics/instruments/#measuring" has a new URL. Write "/topics/tools/#measuring".',
    ],
  },
  {
    name: 'names links to the steps of a renamed path, by either id',
    change: {
      'paths/first-guest.mdx': [
        /steps:[^]*id: read\n([^]*)See \[KVM\].*/,
        `formerly: [guests]
steps:
- kind: activity
  id: read
  formerly: [learn]
  title: Read
  take: The calls.
  done: You can name them.
---

A [a](/paths/guests/#read), [b](/paths/guests/#learn) and [c](/paths/guests/).
`,
      ],
    },
    says: [
      'paths/first-guest.mdx:17:3  renamed-reference  "/paths/guests/#read" has a new URL. Write "/paths/first-guest/#read".',
      'paths/first-guest.mdx:17:29  renamed-reference  "/paths/guests/#learn" has a new URL. Write "/paths/first-guest/#read".',
      'paths/first-guest.mdx:17:59  renamed-reference  "/paths/guests/" has a new URL. Write "/paths/first-guest/".',
    ],
  },
];

/** Puts former ids in front of a field. */
function addFormer(ids: string, before = 'placements:'): [string, string] {
  return [before, `formerly: ${ids}\n${before}`];
}
