import { addFields, withSummary, withUrl, type Case } from './small-content.ts';

/** The cases of house rules that are errors. */
export const houseErrors: Case[] = [
  {
    name: 'names a host that may pass for another one',
    change: withUrl('https://gith\u0443b.com/example/kvmtool'),
    says: [
      'resources/kvmtool.yaml:3:6  lookalike-host  url "https://gith\u0443b.com/example/kvmtool" has a host that mixes the letter "\u0443" (Cyrillic) with Latin letters, and leads to "xn--githb-hze.com". Type the URL by hand.',
    ],
  },
  {
    name: 'names a shortener',
    change: withUrl('https://bit.ly/3xyz'),
    says: [
      'resources/kvmtool.yaml:3:6  shortened-address  url "https://bit.ly/3xyz" goes through the link shortener "bit.ly". Open it and copy the URL of the page that you reach.',
    ],
  },
  {
    name: 'names the title of a page that asks whether a person is there',
    change: { 'resources/kvmtool.yaml': ['title: kvmtool', 'title: "Just a moment..."'] },
    says: [
      'resources/kvmtool.yaml:2:8  challenge-title  title "Just a moment..." is the title of a page that checks for a human visitor. Copy the title from a browser.',
    ],
  },
  {
    name: 'names a list with too many items',
    change: {
      'resources/kvmtool.yaml': addFields(
        `aliases: [${Array.from({ length: 10_000 }, (_, i) => `t${i}`).join(',\n  ')}]`,
      ),
    },
    says: [
      'resources/kvmtool.yaml:6:10  too-many  aliases has 10000 items, but at most 20 are allowed. Keep the most important ones.',
    ],
  },
  {
    name: 'names the same DOI and the same ISBN at two resources, each once',
    change: {
      'resources/kvmtool.yaml': addFields('doi: 10.1000/ABC\nisbn: 978-1-55860-910-5'),
      'resources/perf.yaml': ['related:', 'doi: 10.1000/abc\nisbn: "9781558609105"\nrelated:'],
    },
    says: [
      'resources/perf.yaml:6:6  duplicate-resource  "10.1000/abc" is already listed as "kvmtool" in content/resources/kvmtool.yaml. Add a placement there, or add a "locator" to tell them apart.',
    ],
  },
];

/** The cases of advice; `says` are the lines of advice. */
export const houseAdvice: Case[] = [
  {
    name: 'advises on sentences without an end, wherever they are',
    change: {
      'site.yaml': ['description: Three resources in two topics.', 'description: Three resources'],
      'glossary.yaml': ['The program around a guest.', 'The program'],
      'resources/kvmtool.yaml': ['Small user space for KVM.', 'Small user space'],
    },
    says: [
      'glossary.yaml:9:15  sentence-ending  Advice: vmm definition "The program" does not end with a full stop, "!" or "?". Write a complete sentence.',
      'resources/kvmtool.yaml:5:10  sentence-ending  Advice: summary "Small user space" does not end with a full stop, "!" or "?". Write a complete sentence.',
      'site.yaml:4:14  sentence-ending  Advice: description "Three resources" does not end with a full stop, "!" or "?". Write a complete sentence.',
    ],
  },
  {
    name: 'advises on what only has a title and an address',
    change: { 'resources/kvmtool.yaml': [/kind: .*\nsummary: .*\n/, ''] },
    says: [
      'resources/kvmtool.yaml:2:1  missing-kind  Advice: kind is missing, so filters leave the resource out. Add one, such as "book" or "tool".',
      'resources/kvmtool.yaml:2:1  missing-summary  Advice: summary is missing, so lists show only the title. Say what it is and covers.',
    ],
  },
  {
    name: 'advises on addresses, whatever else is wrong with them',
    change: withUrl('http://www.scribd.com/doc/1/index.html?utm_source=x&id=2#part'),
    says: [
      'resources/kvmtool.yaml:3:6  file-locker  Advice: url "http://www.scribd.com/doc/1/index.html?utm_source=x&id=2#part" leads to "scribd.com": anyone can upload; documents cost money. Link to the page of its author or publisher.',
      'resources/kvmtool.yaml:3:6  http-address  Advice: url "http://www.scribd.com/doc/1/index.html?utm_source=x&id=2#part" is not encrypted. Write "https://" if it shows the same page.',
      'resources/kvmtool.yaml:3:6  index-page  Advice: url "http://www.scribd.com/doc/1/index.html?utm_source=x&id=2#part" ends with "index.html". Remove it if the page is the same without it.',
      'resources/kvmtool.yaml:3:6  tracking-parameter  Advice: url "http://www.scribd.com/doc/1/index.html?utm_source=x&id=2#part" contains "utm_source", which only tracks where readers come from. Remove it.',
    ],
  },
  {
    name: 'knows a host that answers over https from another address of the catalog',
    change: withUrl('http://docs.example/other'),
    says: [
      'resources/kvmtool.yaml:3:6  http-address  Advice: url "http://docs.example/other" is not encrypted, and its host supports https. Write "https://".',
    ],
  },
  {
    name: 'advises against a copy in place of the original, and not against an archived copy in its place',
    change: {
      'resources/kvmtool.yaml': [
        'url: https://github.com/example/kvmtool',
        'url: https://web.archive.org/web/2024/https://k.example/\narchive: { url: https://web.archive.org/web/2024/https://k.example/, captured: 2024-01-01 }',
      ],
    },
    says: [
      'resources/kvmtool.yaml:3:6  third-party-host  Advice: url "https://web.archive.org/web/2024/https://k.example/" leads to a third party: copies of pages; the original belongs in "url". Use the original, and name the copy in "archive".',
    ],
  },
  {
    name: 'advises on a copy in no archive',
    change: {
      'resources/kvmtool.yaml': [
        'kind: tool',
        'archive: { url: "https://evil.example/kvm", captured: 2024-01-01 }\nkind: tool',
      ],
    },
    says: [
      'resources/kvmtool.yaml:4:17  doubtful-copy  Advice: archive url "https://evil.example/kvm" is on "evil.example", which is not a known archive. Use a copy in one, such as web.archive.org.',
    ],
  },
  {
    name: 'advises on a copy of another site, and not on one of another page or spelling',
    change: {
      'resources/kvmtool.yaml': [
        'kind: tool',
        'archive: { url: "https://web.archive.org/web/20240101000000/https://evil.example/", captured: 2024-01-01 }\nkind: tool',
      ],
      'resources/perf.yaml': [
        'kind: tool',
        'archive: { url: "https://arquivo.pt/wayback/20240101000000/http://www.tools.example/old", captured: 2024-01-01 }\nkind: tool',
      ],
    },
    says: [
      'resources/kvmtool.yaml:4:17  doubtful-copy  Advice: archive url "https://web.archive.org/web/20240101000000/https://evil.example/" is a copy of "evil.example", not of "github.com". Use a copy of the resource\'s own URL.',
    ],
  },
  {
    name: 'advises on a record whose copy is none of its address',
    change: {
      'link-health.jsonl': `{"cairn":"link-health","version":1}\n{"url":"https://docs.example/a","checks":[]}\n{"url":"https://docs.example/kvm","archive":{"asked":"2026-11-01T04:00:00Z","url":"https://evil.example/","captured":"2024-05-03"},"checks":[]}\n`,
    },
    says: [
      'link-health.jsonl:3:1  foreign-copy  Advice: "https://evil.example/" is not a copy of "https://docs.example/kvm" at web.archive.org, so it is not shown. Restore the line from version control, or remove it.',
    ],
  },
  {
    name: 'advises on the addresses of readings and of evidence',
    change: {
      'paths/first-guest.mdx': ['https://tour.example/', 'https://tour.example/index.php'],
      'resources/kvmtool.yaml': addFields(
        'caveats: [{ note: Odd., evidence: "https://x.example/?fbclid=1" }]',
      ),
    },
    says: [
      'paths/first-guest.mdx:20:36  index-page  Advice: steps 2 readings 1 url "https://tour.example/index.php" ends with "index.php". Remove it if the page is the same without it.',
      'resources/kvmtool.yaml:6:35  tracking-parameter  Advice: caveats 1 evidence "https://x.example/?fbclid=1" contains "fbclid", which only tracks where readers come from. Remove it.',
    ],
  },
  {
    name: 'advises on a title in capitals and one with an emoji',
    change: {
      'resources/kvmtool.yaml': ['title: kvmtool', 'title: LEARN KVM FROM KVMTOOL'],
      'resources/perf.yaml': ['title: perf', 'title: perf ⚡'],
    },
    says: [
      'resources/kvmtool.yaml:2:8  title-in-capitals  Advice: title "LEARN KVM FROM KVMTOOL" is all in capitals. Use capitals only for names and abbreviations.',
      'resources/perf.yaml:2:8  emoji-in-text  Advice: title contains "⚡". Remove it.',
    ],
  },
  {
    name: 'takes abbreviations and trade marks for what they are',
    change: {
      'resources/kvmtool.yaml': ['title: kvmtool', 'title: KVM/QEMU API'],
      'resources/perf.yaml': ['title: perf', 'title: Intel® VT™'],
    },
    says: [],
  },
  {
    name: 'advises on praise, but not on the same word where it praises nothing',
    change: {
      ...withSummary('Blazing user space, the state-of-the-art.'),
      'resources/perf.yaml': [
        'Counts what the processor does.',
        'Counts as best practice wants it, and at best by itself.',
      ],
    },
    says: [
      'resources/kvmtool.yaml:5:10  promotional-word  Advice: summary says "blazing", which praises instead of describing. Say what the resource covers.',
    ],
  },
  {
    name: 'lets a pick say why it is the best',
    change: { 'resources/kvmtool.yaml': addFields('featured: true\nwhy: The best to read first.') },
    says: [],
  },
  {
    name: 'advises on a summary that begins with an article',
    change: withSummary('An implementation of KVM.'),
    says: [
      'resources/kvmtool.yaml:5:10  leading-article  Advice: summary starts with "An". Start with the most informative word.',
    ],
  },
  {
    name: 'leaves words of another language alone',
    change: { ...withSummary('The best.'), 'site.yaml': ['language: en', 'language: de'] },
    says: [],
  },
  {
    name: 'advises on the same text twice',
    change: {
      'resources/kvmtool.yaml': addFields('takeaways: ["Small user space, for KVM!"]'),
    },
    says: [
      'resources/kvmtool.yaml:6:13  repeated-text  Advice: takeaways 1 repeats summary. Write something else, or remove it.',
    ],
  },
  {
    name: 'advises on a summary that the body of a topic begins with',
    change: { 'topics/kvm.mdx': ['Begin with [', 'How Linux runs its guests. Begin with ['] },
    says: [
      'topics/kvm.mdx:3:10  repeated-text  Advice: summary repeats the first sentence of the body. Write something else, or remove it.',
    ],
  },
  {
    name: 'advises on markup',
    change: {
      ...withSummary('Shows <b>how</b> {{ it }} works.'),
      'resources/perf.yaml': [
        'Counts what the processor does.',
        'Counts [more](https://x.example/).',
      ],
    },
    says: [
      'resources/kvmtool.yaml:5:10  markup-in-text  Advice: summary contains the markup "<b>", which is shown as typed. Write plain text.',
      'resources/perf.yaml:5:10  markup-in-text  Advice: summary contains the markup "[more](https://x.example/)", which is shown as typed. Write plain text.',
    ],
  },
  {
    name: 'advises on two resources with one title, and on one page with two anchors',
    change: {
      'resources/kvmtool.yaml': [
        'title: kvmtool\nurl: https://github.com/example/kvmtool',
        'title: The  KVM API\nurl: https://docs.example/kvm#tools',
      ],
    },
    says: [
      'resources/kvmtool.yaml:2:8  similar-title  Advice: "The  KVM API" is also the title of content/resources/kvm-api.yaml. Check whether they are the same resource, or add a "locator" to tell them apart.',
      'resources/kvmtool.yaml:2:11  spacing  Advice: there are two spaces instead of one. Remove one.',
      'resources/kvmtool.yaml:3:6  similar-address  Advice: "https://docs.example/kvm#tools" is the same page as content/resources/kvm-api.yaml at another position. Check whether they are the same resource, or add a "locator" that says which part is meant.',
    ],
  },
  {
    name: 'advises on fields out of order',
    change: { 'resources/kvmtool.yaml': ['placements:', 'aliases: [lkvm]\nplacements:'] },
    says: [
      'resources/kvmtool.yaml:6:10  key-order  Advice: "aliases" comes after "summary". Move it above "url".',
    ],
  },
  {
    name: 'lets an exception pass what it names, until its last day',
    change: {
      ...withSummary('An implementation of KVM.'),
      'exceptions.yaml': `# yaml-language-server: $schema=schema/exceptions.json
- rule: leading-article
  where: content/resources/kvmtool.yaml
  reason: Its authors write it so.
  until: 2026-06-01
`,
    },
    says: [],
  },
  {
    name: 'names a repository on a host that may run anything',
    change: { 'site.yaml': [', forge: github', ''] },
    says: [
      'site.yaml:9:20  unknown-forge  Advice: the software that hosts "https://git.example/small" is not known, so edit and report links lead only to the repository. Set "forge" to one of: github, gitlab, gitea, forgejo, bitbucket.',
    ],
  },
  {
    name: 'names another form of a page that is listed',
    change: {
      'resources/kvm-api.yaml': ['https://docs.example/kvm', 'https://arxiv.org/abs/2005.01234'],
      'resources/kvmtool.yaml': [/url: .*/, 'url: https://arxiv.org/pdf/2005.01234v2'],
    },
    says: [
      'resources/kvmtool.yaml:3:6  similar-address  Advice: "https://arxiv.org/pdf/2005.01234v2" leads to the same work as content/resources/kvm-api.yaml. Check whether they are the same resource, or add a "locator" to tell them apart.',
    ],
  },
];
