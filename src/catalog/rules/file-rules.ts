import type { Rule } from './rule.ts';

/** Whole files, and whether they can be read at all. */
export const fileRules = {
  'missing-file': {
    level: 'error',
    means: 'The catalog lacks a file that it cannot do without.',
    why: 'Without site.yaml nobody knows what the site is called or in which order its topics stand.',
    fix: 'Create the file; the README lists what belongs in content/.',
    bad: { 'site.yaml': null },
    good: { 'site.yaml': 'name: The example' },
  },
  'wrong-extension': {
    level: 'error',
    means: 'The name of the file does not end as names in its folder must.',
    why: 'A file with another ending is read by nobody, and its content is missing without a word.',
    fix: 'Rename it: .yaml for resources, .mdx for topics and learning paths.',
    bad: {
      'resources/guide.yml':
        '# yaml-language-server: $schema=../../public/schema/resource.json\ntitle: The guide\nurl: https://docs.example/guide/\nkind: tutorial\nsummary: Walks through everything once.\nplacements:\n  - topic: basics\n    section: reading\n',
    },
    good: {
      'resources/guide.yaml':
        '# yaml-language-server: $schema=../../public/schema/resource.json\ntitle: The guide\nurl: https://docs.example/guide/\nkind: tutorial\nsummary: Walks through everything once.\nplacements:\n  - topic: basics\n    section: reading\n',
    },
    proof: { by: 'electron/apps', at: 'https://github.com/electron/apps' },
  },
  'wrong-case': {
    level: 'error',
    means: 'The file name is no id, which is also the address of the page.',
    why: 'Two names that differ in capitals are one file on some systems and two on others, and addresses with spaces break when they are copied.',
    fix: 'Rename it to lower-case letters, digits and single hyphens, at most 90.',
    bad: {
      'resources/My Guide.yaml':
        '# yaml-language-server: $schema=../../public/schema/resource.json\ntitle: The guide\nurl: https://docs.example/guide/\nkind: tutorial\nsummary: Walks through everything once.\nplacements:\n  - topic: basics\n    section: reading\n',
    },
    good: {
      'resources/my-guide.yaml':
        '# yaml-language-server: $schema=../../public/schema/resource.json\ntitle: The guide\nurl: https://docs.example/guide/\nkind: tutorial\nsummary: Walks through everything once.\nplacements:\n  - topic: basics\n    section: reading\n',
    },
    proof: { by: 'exercism', at: 'https://github.com/exercism/problem-specifications' },
  },
  'unexpected-file': {
    level: 'error',
    means: 'Nothing reads a file at this place.',
    why: 'What lies in the wrong folder is missing on the site, and nobody notices.',
    fix: 'Move it to content/resources, content/topics or content/paths, or remove it.',
    bad: { 'notes.txt': 'Look at the guide again.' },
    good: { 'notes.txt': null },
    proof: { by: 'electron/apps', at: 'https://github.com/electron/apps' },
  },
  'empty-file': {
    level: 'error',
    means: 'The file holds nothing.',
    why: 'An empty file is a resource that somebody began and forgot.',
    fix: 'Fill it, or remove it.',
    bad: { 'resources/guide.yaml': '' },
    good: { 'resources/guide.yaml': null },
  },
  'unreadable-file': {
    level: 'error',
    means: 'What stands there is no plain file or folder that may be read.',
    why: 'A symbolic link leads out of the catalog, to files that were never meant for the site; a pipe or a device never ends.',
    fix: 'Put the file itself in its place, with the right to read it.',
    bad: 'A file of content that is a symbolic link.',
    good: 'The file itself.',
  },
  'file-too-large': {
    level: 'error',
    means: 'The file is larger than any honest entry.',
    why: 'A file that takes minutes to read would hold up everybody’s check.',
    fix: 'Keep a resource below 128 KB and any other file below 256 KB; split what grew too long.',
    bad: 'A resource of 300 KB.',
    good: 'A resource of 1 KB, as most are.',
  },
  'not-utf8': {
    level: 'error',
    means: 'The file has bytes that are no text in UTF-8.',
    why: 'Names with accents would show as signs that nobody can read.',
    fix: 'Save it in the encoding UTF-8.',
    bad: 'A file that an editor saved as Windows-1252 or UTF-16.',
    good: 'The same file, saved as UTF-8.',
    proof: {
      by: 'YAML 1.2, section 5.2',
      at: 'https://yaml.org/spec/1.2.2/#52-character-encodings',
    },
  },
  'line-too-long': {
    level: 'error',
    means: 'A line is longer than any honest text.',
    why: 'Parsers need minutes for some lines of many thousand characters, and a reviewer cannot read them.',
    fix: 'Break it into several lines, as the files beside it do.',
    bad: 'A line of 6,000 characters.',
    good: 'Lines of at most 100 characters.',
  },
  'missing-modeline': {
    level: 'error',
    means: 'The first line does not name the schema, so editors cannot help.',
    why: 'With that line an editor completes, explains and underlines while you type.',
    fix: 'Copy the first line of any file beside it.',
    bad: {
      'glossary.yaml': 'vmm:\n  term: VMM\n  definition: The program around a guest.\n',
    },
    good: {
      'glossary.yaml':
        '# yaml-language-server: $schema=../public/schema/glossary.json\nvmm:\n  term: VMM\n  definition: The program around a guest.\n',
    },
    mends: true,
  },
  'missing-frontmatter': {
    level: 'error',
    means: 'A topic or learning path does not begin with its fields between two lines "---".',
    why: 'Without its fields a topic has no name and no sections.',
    fix: 'Begin the file with "---", the fields, and "---".',
    bad: { 'topics/more.mdx': 'Only text.\n' },
    good: { 'topics/more.mdx': null },
  },
  'damaged-link-health': {
    level: 'error',
    means: 'What the check of links remembers cannot be read, so nothing of it is told to readers.',
    why: 'A guess could tell readers that all links work.',
    fix: 'Restore content/link-health.jsonl from version control, or remove it to begin anew.',
    bad: { 'link-health.jsonl': '<<<<<<< HEAD\n' },
    good: { 'link-health.jsonl': '{"cairn":"link-health","version":1}\n' },
  },
  'foreign-copy': {
    level: 'advice',
    means:
      'What the check of links remembers names a copy that is none of that address at web.archive.org.',
    why: 'Only a machine writes that file, and it writes no such copy: somebody else has changed it. It is not shown.',
    fix: 'Restore content/link-health.jsonl from version control.',
    bad: {
      'link-health.jsonl':
        '{"cairn":"link-health","version":1}\n{"url":"https://docs.example/handbook/","archive":{"asked":"2026-11-01T04:00:00Z","url":"https://evil.example/","captured":"2024-05-03"},"checks":[]}\n',
    },
    good: {
      'link-health.jsonl':
        '{"cairn":"link-health","version":1}\n{"url":"https://docs.example/handbook/","archive":{"asked":"2026-11-01T04:00:00Z","url":"https://web.archive.org/web/20240503101112/https://docs.example/handbook/","captured":"2024-05-03"},"checks":[]}\n',
    },
  },
} as const satisfies Record<string, Rule>;
