import { type Case, modeline, smallContent } from './small-content.ts';

/** The cases of files that are missing, misnamed, empty, too large or not plain text. */
export const files: Case[] = [
  {
    name: 'names a missing site.yaml',
    change: { 'site.yaml': null },
    says: [
      'site.yaml:1:1  missing-file  the file does not exist. Create it: it names the site and orders its topics.',
    ],
  },
  {
    name: 'names an empty file',
    change: { 'resources/kvmtool.yaml': '' },
    says: ['resources/kvmtool.yaml:1:1  empty-file  the file is empty. Fill it, or remove it.'],
  },
  {
    name: 'names a file of white space',
    change: { 'resources/kvmtool.yaml': ' \n\n' },
    says: ['resources/kvmtool.yaml:1:1  empty-file  the file is empty. Fill it, or remove it.'],
  },
  {
    name: 'names a file of comments only',
    change: { 'resources/kvmtool.yaml': modeline + '# later\n' },
    says: [
      'resources/kvmtool.yaml:1:1  empty-file  the file holds no field. Fill it, or remove it.',
    ],
  },
  {
    name: 'names a file that holds null',
    change: { 'resources/kvmtool.yaml': modeline + '~\n' },
    says: ['resources/kvmtool.yaml:2:1  empty-value  the file is empty. Fill it.'],
  },
  {
    name: 'names a file with one text',
    change: { 'resources/kvmtool.yaml': modeline + 'kvmtool\n' },
    says: [
      'resources/kvmtool.yaml:2:1  wrong-type  the file is "kvmtool", but must be a group of fields. Write each field on a line of its own, indented.',
    ],
  },
  {
    name: 'names a file with a list',
    change: { 'resources/kvmtool.yaml': modeline + '- title: kvmtool\n' },
    says: [
      'resources/kvmtool.yaml:2:1  wrong-type  the file is a list, but must be a group of fields. Write each field on a line of its own, indented.',
    ],
  },
  {
    name: 'names a topic without frontmatter',
    change: { 'topics/kvm.mdx': 'KVM is in Linux.\n' },
    says: [
      'topics/kvm.mdx:1:1  missing-frontmatter  the file does not begin with fields between two lines "---". Add them.',
    ],
  },
  {
    name: 'names a topic with empty frontmatter',
    change: { 'topics/kvm.mdx': '---\n\n---\n' },
    says: ['topics/kvm.mdx:1:1  empty-file  the file holds no field. Fill it, or remove it.'],
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
      'notes.txt:1:1  unexpected-file  nothing reads "notes.txt". Move it to resources, topics or paths, or remove it.',
      'resource:1:1  unexpected-file  nothing reads "resource". Move it to resources, topics or paths, or remove it.',
      'resources/old:1:1  unexpected-file  nothing reads "resources/old". Move it to resources, topics or paths, or remove it.',
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
      'glossary.yaml:1:1  unexpected-file  nothing reads "glossary.yaml". Move it to resources, topics or paths, or remove it.',
    ],
  },
  {
    name: 'names a very large file without reading it',
    change: { 'resources/kvmtool.yaml': '# '.padEnd(300 * 1024, 'x') },
    says: [
      'resources/kvmtool.yaml:1:1  file-too-large  the file has 300 KB. Keep it below 128 KB.',
    ],
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
      'resources/kvmtool.yaml:5:1  line-too-long  the line has more than 5000 characters. Break it into several.',
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
    says: [
      'resources/kvmtool.yaml:1:1  not-utf8  the file is not in UTF-8. Save it in that encoding.',
    ],
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
      'resources/kvmtool.yaml:1:1  missing-modeline  the first line is "title: kvmtool". Begin with "# yaml-language-server: $schema=…", as the files beside it do.',
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
];
