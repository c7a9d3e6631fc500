import { type Case, modeline, smallContent } from './small-content.ts';

/** The cases of files that are missing, misnamed, empty, too large or not plain text. */
export const files: Case[] = [
  {
    name: 'names a missing site.yaml',
    change: { 'site.yaml': null },
    says: [
      'site.yaml:1:1  missing-file  the file does not exist. Create it: it sets the name of the site and the order of its topics.',
    ],
  },
  {
    name: 'names an empty file',
    change: { 'resources/kvmtool.yaml': '' },
    says: ['resources/kvmtool.yaml:1:1  empty-file  the file is empty. Fill it in, or remove it.'],
  },
  {
    name: 'names a file of white space',
    change: { 'resources/kvmtool.yaml': ' \n\n' },
    says: ['resources/kvmtool.yaml:1:1  empty-file  the file is empty. Fill it in, or remove it.'],
  },
  {
    name: 'names a file of comments only',
    change: { 'resources/kvmtool.yaml': modeline + '# later\n' },
    says: [
      'resources/kvmtool.yaml:1:1  empty-file  the file has no fields. Fill it in, or remove it.',
    ],
  },
  {
    name: 'names a file that holds null',
    change: { 'resources/kvmtool.yaml': modeline + '~\n' },
    says: ['resources/kvmtool.yaml:2:1  empty-value  the file is empty. Fill it in.'],
  },
  {
    name: 'names a file with one text',
    change: { 'resources/kvmtool.yaml': modeline + 'kvmtool\n' },
    says: [
      'resources/kvmtool.yaml:2:1  wrong-type  the file is "kvmtool", but must be a group of fields. Write each field on its own line, indented.',
    ],
  },
  {
    name: 'names a file with a list',
    change: { 'resources/kvmtool.yaml': modeline + '- title: kvmtool\n' },
    says: [
      'resources/kvmtool.yaml:2:1  wrong-type  the file is a list, but must be a group of fields. Write each field on its own line, indented.',
    ],
  },
  {
    name: 'names a topic without frontmatter',
    change: { 'topics/kvm.mdx': 'KVM is in Linux.\n' },
    says: [
      'topics/kvm.mdx:1:1  missing-frontmatter  the file does not start with fields between two lines of "---". Add them.',
    ],
  },
  {
    name: 'names a topic with empty frontmatter',
    change: { 'topics/kvm.mdx': '---\n\n---\n' },
    says: ['topics/kvm.mdx:1:1  empty-file  the file has no fields. Fill it in, or remove it.'],
  },
  {
    name: 'names a wrong extension, but accepts references to the id',
    change: {
      'resources/kvmtool.yaml': null,
      'resources/kvmtool.yml': smallContent['resources/kvmtool.yaml'],
    },
    says: [
      'resources/kvmtool.yml:1:1  wrong-extension  "kvmtool.yml" does not end with ".yaml". Rename the file to "kvmtool.yaml".',
    ],
  },
  {
    name: 'names Markdown where YAML belongs',
    change: { 'resources/qemu.md': '# QEMU\n' },
    says: [
      'resources/qemu.md:1:1  wrong-extension  "qemu.md" does not end with ".yaml". Rename the file to "qemu.yaml".',
    ],
  },
  {
    name: 'names Markdown where MDX belongs',
    change: { 'topics/kvm.mdx': null, 'topics/kvm.md': smallContent['topics/kvm.mdx'] },
    says: [
      'topics/kvm.md:1:1  wrong-extension  "kvm.md" does not end with ".mdx". Rename the file to "kvm.mdx".',
    ],
  },
  {
    name: 'names a file without extension',
    change: { 'resources/README': 'Read me.\n' },
    says: [
      'resources/README:1:1  wrong-extension  "README" does not end with ".yaml". Rename the file to "readme.yaml".',
    ],
  },
  {
    name: 'names upper case in a name, but accepts references to the id',
    change: {
      'resources/kvmtool.yaml': null,
      'resources/Kvmtool.yaml': smallContent['resources/kvmtool.yaml'],
    },
    says: [
      'resources/Kvmtool.yaml:1:1  wrong-case  "Kvmtool" is not an id. Rename the file to "kvmtool.yaml".',
    ],
  },
  {
    name: 'names an extension in upper case',
    change: {
      'resources/kvmtool.yaml': null,
      'resources/kvmtool.YAML': smallContent['resources/kvmtool.yaml'],
    },
    says: [
      'resources/kvmtool.YAML:1:1  wrong-case  "kvmtool.YAML" does not end with ".yaml". Rename the file to "kvmtool.yaml".',
    ],
  },
  {
    name: 'names spaces and underscores in a name',
    change: { 'resources/My new_tool.yaml': smallContent['resources/kvmtool.yaml'] },
    says: [
      'resources/My new_tool.yaml:1:1  wrong-case  "My new_tool" is not an id. Rename the file to "my-new-tool.yaml".',
      'resources/kvmtool.yaml:3:6  duplicate-resource  "https://github.com/example/kvmtool" is already listed as "kvmtool" in content/resources/My new_tool.yaml. Add a placement there, or add a "locator" to tell them apart.',
    ],
  },
  {
    name: 'names a file and a folder that nothing reads',
    change: {
      'notes.txt': 'x',
      'resources/old/kvm.yaml': smallContent['resources/kvmtool.yaml'],
      'resource/kvm.yaml': smallContent['resources/kvmtool.yaml'],
    },
    says: [
      'notes.txt:1:1  unexpected-file  "notes.txt" is not read. Move it to resources, topics, paths, pages or public, or delete it.',
      'resource:1:1  unexpected-file  "resource" is not read. Move it to resources, topics, paths, pages or public, or delete it.',
      'resources/old:1:1  unexpected-file  "resources/old" is not read. Move it to resources, topics, paths, pages or public, or delete it.',
    ],
  },
  {
    name: 'leaves hidden files alone',
    change: {
      '.DS_Store': 'x',
      'resources/.kvmtool.yaml.swp': 'x',
      // What a command leaves that is killed, also an older one.
      'resources/.kvmtool.yaml.0123abcd-1-0123456789ab.tmp': 'x',
      'resources/kvmtool.yaml.123.tmp': 'x',
      'site.yaml.123.tmp': 'x',
      '.cairn-lock': 'x',
    },
    says: [],
  },
  {
    name: 'names a folder where a file belongs',
    change: {
      'glossary.yaml': null,
      'glossary.yaml/kvm.yaml': smallContent['resources/kvmtool.yaml'],
    },
    says: [
      'glossary.yaml:1:1  unreadable-file  this is not a regular file but a folder, a pipe or a device. Remove it, or replace it with a file.',
    ],
  },
  {
    name: 'names a very large file without reading it',
    change: { 'resources/kvmtool.yaml': '# '.padEnd(300 * 1024, 'x') },
    says: ['resources/kvmtool.yaml:1:1  file-too-large  the file is 300 KB. Keep it below 128 KB.'],
  },
  {
    name: 'names a very long line',
    change: {
      'resources/kvmtool.yaml': [
        'summary: Small user space for KVM.',
        'summary: ' + 'x'.repeat(6000),
      ],
    },
    says: [
      'resources/kvmtool.yaml:5:1  line-too-long  the line has more than 5000 characters. Break it into several lines.',
    ],
  },
  {
    name: 'names a file in another encoding',
    change: {
      'resources/kvmtool.yaml': Buffer.from(
        smallContent['resources/kvmtool.yaml'].replace('Small', 'Sm\u00e4ll'),
        'latin1',
      ),
    },
    says: ['resources/kvmtool.yaml:1:1  not-utf8  the file is not UTF-8. Save it as UTF-8.'],
  },
  {
    name: 'reads files with CRLF at the end of lines',
    change: {
      'resources/kvmtool.yaml': smallContent['resources/kvmtool.yaml'].replaceAll('\n', '\r\n'),
      'topics/kvm.mdx': smallContent['topics/kvm.mdx'].replaceAll('\n', '\r\n'),
    },
    says: [],
  },
  {
    name: 'reads files that begin with a byte order mark',
    change: {
      'resources/kvmtool.yaml': '\ufeff' + smallContent['resources/kvmtool.yaml'],
      'topics/kvm.mdx': '\ufeff' + smallContent['topics/kvm.mdx'],
      'glossary.yaml': '\ufeff' + smallContent['glossary.yaml'],
      'site.yaml': '\ufeff' + smallContent['site.yaml'],
    },
    says: [],
  },
  {
    name: 'names a missing modeline',
    change: { 'resources/kvmtool.yaml': [modeline, ''] },
    says: [
      'resources/kvmtool.yaml:1:1  missing-modeline  the first line is "title: kvmtool". Start with "# yaml-language-server: $schema=…", as in the files next to it.',
    ],
  },
  {
    name: 'goes without a glossary and without learning paths',
    change: {
      'glossary.yaml': null,
      'paths/first-guest.mdx': null,
      'site.yaml': ['paths: [first-guest]', 'paths: []'],
    },
    says: [],
  },
  {
    name: 'names everything that is wrong with a file of a wrong name, and nothing twice',
    change: {
      'resources/Baz.yaml': `${modeline}title: Baz
url: https://baz.example/
kind: tol
summary: A **bold** tool
requires: [no-such]
placements:
- topic: kvm
  section: progams
`,
      'resources/perf.yaml': ['related:', 'requires: [baz]\nrelated:'],
    },
    says: [
      'resources/Baz.yaml:1:1  wrong-case  "Baz" is not an id. Rename the file to "baz.yaml".',
      'resources/Baz.yaml:4:7  unknown-value  kind "tol" does not exist. Did you mean "tool"?',
      'resources/Baz.yaml:6:12  unknown-resource  resource "no-such" does not exist. Check its spelling, or create it.',
      'resources/Baz.yaml:9:12  unknown-section  section "progams" does not exist in topic "kvm". Did you mean "programs"?',
    ],
  },
  {
    name: 'names what is wrong with other fields, and makes no echo of a faulty one',
    change: {
      'resources/kvmtool.yaml': `${modeline}title: [kvmtool]
url: docs.example
kind: tool
summary: Small user space for KVM.
requires: [Bad Id, no-such]
related:
- { resource: nothing, how: 3 }
placements:
- { topic: 5, section: programs }
- { topic: kvmm, section: programs }
`,
      'site.yaml': ['topics: [kvm, tools]', 'topics: kvm'],
      'topics/kvm.mdx': ['  title: Documents', '  order: [no-such]'],
    },
    says: [
      'resources/kvmtool.yaml:2:8  wrong-type  title is [kvmtool], which YAML reads as a list. Write "[kvmtool]", with the quotes, or leave out the brackets.',
      'resources/kvmtool.yaml:3:6  bad-url  url "docs.example" is not a URL. Copy the whole URL, starting with https://.',
      'resources/kvmtool.yaml:6:12  bad-id  requires 1 "Bad Id" is not an id. Use lower-case letters, digits and single hyphens, as in "intel-sdm".',
      'resources/kvmtool.yaml:6:20  unknown-resource  resource "no-such" does not exist. Check its spelling, or create it.',
      'resources/kvmtool.yaml:8:15  unknown-resource  resource "nothing" does not exist. Check its spelling, or create it.',
      'resources/kvmtool.yaml:8:29  wrong-type  related 1 how is 3, which YAML reads as a number. Write "3", with the quotes.',
      'resources/kvmtool.yaml:10:12  wrong-type  placements 1 topic is 5, which YAML reads as a number. Write "5", with the quotes.',
      'resources/kvmtool.yaml:11:12  unknown-topic  topic "kvmm" does not exist. Did you mean "kvm"?',
      'site.yaml:14:9  wrong-type  topics is "kvm", but must be a list. Start each item on its own line with "- ".',
      'topics/kvm.mdx:5:3  missing-field  sections 1 title is missing. Add it.',
      'topics/kvm.mdx:6:11  unknown-resource  resource "no-such" does not exist. Check its spelling, or create it.',
    ],
  },
  {
    name: 'counts a file that cannot be read as there, and reports the rest',
    change: {
      'resources/kvmtool.yaml': `${modeline}title: "kvmtool\n`,
      'resources/perf.yaml': ['kind: tool', 'kind: tol'],
    },
    says: [
      'resources/kvmtool.yaml:2:8  malformed-yaml  the quote that opens here is not closed. Close it at the end of the text.',
      'resources/perf.yaml:4:7  unknown-value  kind "tol" does not exist. Did you mean "tool"?',
    ],
  },
  {
    name: 'names two names that are one on other systems',
    change: { 'resources/Perf.yaml': 'anything' },
    says: [
      'resources/Perf.yaml:1:1  wrong-case  "Perf.yaml" and "perf.yaml" are the same file on Windows and macOS. Remove one of them, or give it another id.',
    ],
  },
  ...['aux', 'con', 'nul', 'prn', 'com1', 'lpt9'].map((id): Case => ({
    name: `names ${id}.yaml, which no file may be called on Windows`,
    change: {
      'resources/kvmtool.yaml': null,
      [`resources/${id}.yaml`]: smallContent['resources/kvmtool.yaml'],
      'topics/kvm.mdx': ['  order: [kvmtool]\n', ''],
      'resources/perf.yaml': ['related:\n- { resource: kvmtool, how: It measures guests. }\n', ''],
      'paths/first-guest.mdx': ['  companions: [kvmtool]\n', ''],
    },
    says: [
      `resources/${id}.yaml:1:1  wrong-case  "${id}" is a name that Windows reserves for devices. Rename the file to "${id}-2.yaml".`,
    ],
  })),
  {
    name: 'names a section whose id is reserved',
    change: {
      'topics/kvm.mdx': ['id: programs', 'id: nul'],
      'resources/kvmtool.yaml': ['section: programs', 'section: kvm'],
    },
    says: [
      'topics/kvm.mdx:7:7  bad-id  sections 2 id "nul" is a name that Windows reserves for devices. Add a word to it.',
    ],
  },
  {
    name: 'names UTF-16 without a mark at its begin',
    change: {
      'resources/kvmtool.yaml': Buffer.from(smallContent['resources/kvmtool.yaml'], 'utf16le'),
    },
    says: ['resources/kvmtool.yaml:1:1  not-utf8  the file is not UTF-8. Save it as UTF-8.'],
  },
];
