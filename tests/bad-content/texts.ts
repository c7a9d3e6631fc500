import { addFields, withSummary, withUrl, type Case } from './small-content.ts';

/** The cases of texts, ids, addresses, days and numbers that are written wrongly. */
export const texts: Case[] = [
  {
    name: 'names hidden characters and shows them',
    change: {
      'resources/kvmtool.yaml': ['title: kvmtool', 'title: "kvm\u202etool"'],
      'resources/perf.yaml': ['title: perf', 'title: pe\u200brf'],
      'resources/kvm-api.yaml': ['title: The KVM API', 'title: "The\\0 KVM API\\e[31m"'],
    },
    says: [
      'resources/kvm-api.yaml:2:8  hidden-character  title "The\\u0000 KVM API\\u001b[31m" contains a hidden character. Type the text again without it.',
      'resources/kvmtool.yaml:2:8  hidden-character  title "kvm\\u202etool" contains a hidden character. Type the text again without it.',
      'resources/perf.yaml:2:8  hidden-character  title "pe\\u200brf" contains a hidden character. Type the text again without it.',
    ],
  },
  {
    name: 'names a byte of zero',
    change: { 'resources/kvmtool.yaml': ['title: kvmtool', 'title: kvm\0tool'] },
    says: [
      'resources/kvmtool.yaml:2:8  hidden-character  title "kvm\\u0000tool" contains a hidden character. Type the text again without it.',
    ],
  },
  {
    name: 'names a summary that begins with the title',
    change: withSummary('Kvmtool is a small user space.'),
    says: [
      'resources/kvmtool.yaml:5:10  summary-repeats-title  summary starts with the title. Start with what the resource is.',
    ],
  },
  {
    name: 'names ids that are none',
    change: {
      'resources/kvmtool.yaml': ['topic: kvm', 'topic: KVM'],
      'glossary.yaml': ['vmm:', 'VMM:'],
    },
    says: [
      'glossary.yaml:7:1  bad-id  "VMM" is not an id. Use lower-case letters, digits and single hyphens.',
      'resources/kvmtool.yaml:7:10  bad-id  placements 1 topic "KVM" is not an id. Use lower-case letters, digits and single hyphens, as in "intel-sdm".',
    ],
  },
  {
    name: 'names the script of a link',
    change: withUrl('javascript:alert(1)'),
    says: [
      'resources/kvmtool.yaml:3:6  url-scheme  url "javascript:alert(1)" has the scheme "javascript:". Only https:// and http:// are allowed.',
    ],
  },
  {
    name: 'names the data of a link',
    change: withUrl('data:text/html,hello'),
    says: [
      'resources/kvmtool.yaml:3:6  url-scheme  url "data:text/html,hello" has the scheme "data:". Only https:// and http:// are allowed.',
    ],
  },
  {
    name: 'names another scheme',
    change: withUrl('mailto:kvm@lists.example'),
    says: [
      'resources/kvmtool.yaml:3:6  url-scheme  url "mailto:kvm@lists.example" has the scheme "mailto:". Only https:// and http:// are allowed.',
    ],
  },
  {
    name: 'names credentials',
    change: withUrl('https://me:secret@tools.example/'),
    says: [
      'resources/kvmtool.yaml:3:6  url-credentials  url "https://me:secret@tools.example/" contains a user name or password. Remove it and the "@".',
    ],
  },
  {
    name: 'names an address without scheme',
    change: withUrl('github.com/example/kvmtool'),
    says: [
      'resources/kvmtool.yaml:3:6  bad-url  url "github.com/example/kvmtool" is not a URL. Copy the whole URL, starting with https://.',
    ],
  },
  {
    name: 'names an address without slashes',
    change: withUrl('https:github.com/example/kvmtool'),
    says: [
      'resources/kvmtool.yaml:3:6  bad-url  url "https:github.com/example/kvmtool" is not a URL. Copy the whole URL, starting with https://.',
    ],
  },
  {
    name: 'names a space in an address',
    change: withUrl('https://tools.example/a b'),
    says: [
      'resources/kvmtool.yaml:3:6  bad-url  url "https://tools.example/a b" contains a space or another character that must be percent-encoded. Copy the URL from the address bar.',
    ],
  },
  {
    name: 'names a hidden character in an address',
    change: withUrl('"https://tools.example/\\u200b"'),
    says: [
      'resources/kvmtool.yaml:3:6  bad-url  url "https://tools.example/\\u200b" contains a space or another character that must be percent-encoded. Copy the URL from the address bar.',
    ],
  },
  {
    name: 'names a day that does not exist',
    change: { 'resources/kvmtool.yaml': addFields('added: 2026-02-30') },
    says: [
      'resources/kvmtool.yaml:6:8  bad-date  added "2026-02-30" is not a date. Write it as YYYY-MM-DD.',
    ],
  },
  {
    name: 'names a day that is still to come',
    change: { 'resources/kvmtool.yaml': addFields('added: 2999-01-01') },
    says: [
      'resources/kvmtool.yaml:6:8  impossible-day  added "2999-01-01" is in the future. Write the day on which it happened.',
    ],
  },
  {
    name: 'names a day long before the web',
    change: { 'resources/kvmtool.yaml': addFields('added: 0001-01-01') },
    says: [
      'resources/kvmtool.yaml:6:8  impossible-day  added "0001-01-01" is before the web existed. Write the day on which it happened.',
    ],
  },
  {
    name: 'names a day in other words',
    change: { 'resources/kvmtool.yaml': addFields('added: 15 Feb 2026') },
    says: [
      'resources/kvmtool.yaml:6:8  bad-date  added "15 Feb 2026" is not a date. Write it as YYYY-MM-DD.',
    ],
  },
  {
    name: 'names a language that is none',
    change: { 'resources/kvmtool.yaml': addFields('language: Chinese') },
    says: [
      'resources/kvmtool.yaml:6:11  bad-language  language "Chinese" is not a language tag. Use a tag such as "en", "zh" or "pt-BR".',
    ],
  },
  {
    name: 'names a DOI with its address',
    change: { 'resources/kvmtool.yaml': addFields('doi: https://doi.org/10.1145/361011.361073') },
    says: [
      'resources/kvmtool.yaml:6:6  bad-doi  doi "https://doi.org/10.1145/361011.361073" is not a DOI. Write it without https://doi.org/, as in "10.1145/361011.361073".',
    ],
  },
  {
    name: 'names a hidden character in a DOI',
    change: { 'resources/kvmtool.yaml': addFields('doi: "10.1145/361011\\u200b"') },
    says: [
      'resources/kvmtool.yaml:6:6  bad-doi  doi "10.1145/361011\\u200b" is not a DOI. Write it without https://doi.org/, as in "10.1145/361011.361073".',
    ],
  },
  {
    name: 'names an ISBN with a wrong check digit',
    change: { 'resources/kvmtool.yaml': addFields('isbn: 978-1-55860-910-6') },
    says: [
      'resources/kvmtool.yaml:6:7  bad-isbn  isbn "978-1-55860-910-6" is not an ISBN-13. Copy its 13 digits; the last one is a check digit.',
    ],
  },
];
