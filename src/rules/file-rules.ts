import type { Rule } from './rule.ts';

/** Whole files, and whether they can be read at all. */
export const fileRules = {
  'missing-file': {
    level: 'error',
    means: 'The catalog is missing a required file.',
    why: 'Without site.yaml, the site has no name and no order of topics.',
    fix: 'Create the file. docs/content.md lists what belongs in content/.',
    bad: { 'site.yaml': null },
    good: { 'site.yaml': 'name: The example' },
  },
  'wrong-extension': {
    level: 'error',
    means: 'The file name has the wrong extension for its folder.',
    why: 'Files with another extension are not read, so their content is silently missing.',
    fix: 'Rename the file: .yaml for resources, .mdx for topics and learning paths.',
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
    means: 'The file name is not a valid id, which is also part of the URL of the page.',
    why: 'Names that differ only in capitals are one file on some systems and two on others, and URLs with spaces break when they are copied.',
    fix: 'Rename the file. Use lower-case letters, digits and single hyphens, at most 90 characters.',
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
    means: 'Files in this place are not read.',
    why: 'Content in the wrong folder is missing from the site, and nobody notices.',
    fix: 'Move the file to content/resources, content/topics or content/paths, or delete it.',
    bad: { 'notes.txt': 'Look at the guide again.' },
    good: { 'notes.txt': null },
    proof: { by: 'electron/apps', at: 'https://github.com/electron/apps' },
  },
  'empty-file': {
    level: 'error',
    means: 'The file is empty.',
    why: 'An empty file is a resource that somebody started and forgot.',
    fix: 'Add content, or delete the file.',
    bad: { 'resources/guide.yaml': '' },
    good: { 'resources/guide.yaml': null },
  },
  'unreadable-file': {
    level: 'error',
    means: 'This is not a regular file or folder that can be read.',
    why: 'A symbolic link can lead to files outside the catalog that were never meant for the site, and a pipe or device never ends.',
    fix: 'Replace it with the file itself, with permission to read it.',
    bad: 'A file of content that is a symbolic link.',
    good: 'The file itself.',
  },
  'file-too-large': {
    level: 'error',
    means: 'The file is too large.',
    why: 'A file that takes minutes to read would slow down every check.',
    fix: 'Keep a resource below 128 KB and any other file below 256 KB. Split a file that is longer.',
    bad: 'A resource of 300 KB.',
    good: 'A resource of 1 KB, as most are.',
  },
  'not-utf8': {
    level: 'error',
    means: 'The file contains bytes that are not valid UTF-8.',
    why: 'Names with accents would show as unreadable characters.',
    fix: 'Save the file in the encoding UTF-8.',
    bad: 'A file that an editor saved as Windows-1252 or UTF-16.',
    good: 'The same file, saved as UTF-8.',
    proof: {
      by: 'YAML 1.2, section 5.2',
      at: 'https://yaml.org/spec/1.2.2/#52-character-encodings',
    },
  },
  'line-too-long': {
    level: 'error',
    means: 'A line is too long.',
    why: 'Some lines of many thousand characters take parsers minutes, and reviewers cannot read them.',
    fix: 'Break it into several lines, as in the files next to it.',
    bad: 'A line of 6,000 characters.',
    good: 'Lines of at most 100 characters.',
  },
  'missing-modeline': {
    level: 'error',
    means: 'The first line does not name the schema, so editors cannot help.',
    why: 'With this line, an editor completes and explains fields and underlines problems while you type.',
    fix: 'Copy the first line of any file next to it.',
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
    means: 'A topic or learning path does not start with its fields between two lines of "---".',
    why: 'Without its fields, a topic has no name and no sections.',
    fix: 'Start the file with "---", the fields, and "---".',
    bad: { 'topics/more.mdx': 'Only text.\n' },
    good: { 'topics/more.mdx': null },
  },
  'damaged-link-health': {
    level: 'error',
    means: 'The saved results of the link check cannot be read, so none of them are shown.',
    why: 'A guess could tell readers that all links work.',
    fix: 'Restore content/link-health.jsonl from version control, or delete it to start over.',
    bad: { 'link-health.jsonl': '<<<<<<< HEAD\n' },
    good: { 'link-health.jsonl': '{"cairn":"link-health","version":1}\n' },
  },
  'foreign-copy': {
    level: 'advice',
    means:
      'The saved results of the link check name a copy that is not a copy of that URL at web.archive.org.',
    why: 'Only a machine writes this file, and it never writes such a copy, so somebody else has changed it. The copy is not shown.',
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
