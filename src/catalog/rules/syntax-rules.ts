import type { Rule } from './rule.ts';

/** How the text of a file is written, before anybody asks what it says. */
export const syntaxRules = {
  'malformed-yaml': {
    level: 'error',
    means: 'The text is not valid YAML.',
    why: 'Where a file cannot be read, nothing of it is on the site.',
    fix: 'Check indentation, colons and quotes at the place named.',
    bad: {
      'resources/guide.yaml':
        '# yaml-language-server: $schema=../../public/schema/resource.json\ntitle: Guide: the first part\n',
    },
    good: { 'resources/handbook.yaml': 'title: "Guide: the first part"' },
    proof: { by: 'hecat', at: 'https://github.com/nodiscc/hecat' },
  },
  'yaml-alias': {
    level: 'error',
    means: 'The file uses an anchor, an alias or a tag of YAML.',
    why: 'A few lines of aliases can grow to gigabytes when they are read, and a tag can ask for code.',
    fix: 'Write the value out where it is needed.',
    bad: {
      'resources/guide.yaml':
        '# yaml-language-server: $schema=../../public/schema/resource.json\ntitle: &title The guide\nurl: https://docs.example/guide/\nkind: tutorial\nsummary: *title\nplacements:\n  - topic: basics\n    section: reading\n',
    },
    good: {
      'resources/handbook.yaml': 'title: The guide\nsummary: Walks through everything once.',
    },
    proof: {
      by: 'the billion laughs attack',
      at: 'https://en.wikipedia.org/wiki/Billion_laughs_attack',
    },
  },
  'doubled-key': {
    level: 'error',
    means: 'The same field stands twice, so that one of its values would be lost.',
    why: 'YAML forbids it, and programs that take it anyway differ in which value they keep.',
    fix: 'Remove one of them, or rename it.',
    bad: {
      'resources/guide.yaml':
        '# yaml-language-server: $schema=../../public/schema/resource.json\ntitle: The guide\ntitle: Our guide\nurl: https://docs.example/guide/\nkind: tutorial\nsummary: Walks through everything once.\nplacements:\n  - topic: basics\n    section: reading\n',
    },
    good: { 'resources/handbook.yaml': 'title: The guide\naliases: [Our guide]' },
    proof: {
      by: 'YAML 1.2, section 3.2.1.3',
      at: 'https://yaml.org/spec/1.2.2/#3213-node-comparison',
    },
  },
  'text-as-comment': {
    level: 'error',
    means: 'YAML takes the end of a text for a comment, so that it would be lost.',
    why: 'A space and "#" begin a comment wherever a text stands without quotes; what follows is on no page, and nobody notices.',
    fix: 'Put the text in quotes. A real comment belongs on a line of its own.',
    bad: { 'resources/handbook.yaml': 'title: Handbook of issue #12' },
    good: { 'resources/handbook.yaml': 'title: "Handbook of issue #12"' },
    proof: {
      by: 'YAML 1.2, section 6.6',
      at: 'https://yaml.org/spec/1.2.2/#66-comments',
    },
  },
  'mdx-syntax': {
    level: 'error',
    means: 'The body cannot be read as MDX.',
    why: 'In MDX "{" begins code and "<" a tag; where they are not meant so, the page cannot be built.',
    fix: 'Close every tag; write "{" and "<" as "\\{" and "\\<" where they are plain text.',
    bad: {
      'topics/basics.mdx':
        '---\ntitle: Basics\nsummary: What everybody needs first.\nsections:\n  - id: reading\n    title: Reading\n  - id: news\n    title: News\n---\n\nSets such as {1, 2.\n',
    },
    good: {
      'topics/basics.mdx':
        '---\ntitle: Basics\nsummary: What everybody needs first.\nsections:\n  - id: reading\n    title: Reading\n  - id: news\n    title: News\n---\n\nSets such as \\{1, 2\\}.\n',
    },
    proof: { by: 'MDX', at: 'https://mdxjs.com/docs/troubleshooting-mdx/' },
  },
  'code-in-body': {
    level: 'error',
    means: 'The body holds what MDX would run as code.',
    why: 'Code of a contribution would run on the machine of whoever builds the site, and braces in prose would lose their text.',
    fix: 'Write "\\{" and "\\<" where they are plain text, put code between "`", and begin no paragraph with "import" or "export".',
    bad: {
      'topics/basics.mdx':
        '---\ntitle: Basics\nsummary: What everybody needs first.\nsections:\n  - id: reading\n    title: Reading\n  - id: news\n    title: News\n---\n\nVersions such as {1.10}.\n',
    },
    good: {
      'topics/basics.mdx':
        '---\ntitle: Basics\nsummary: What everybody needs first.\nsections:\n  - id: reading\n    title: Reading\n  - id: news\n    title: News\n---\n\nVersions such as \\{1.10\\}.\n',
    },
    proof: { by: 'MDX', at: 'https://mdxjs.com/docs/getting-started/#security' },
  },
  'disallowed-markup': {
    level: 'error',
    means: 'The body holds an element, an attribute or an image that may not stand there.',
    why: 'Scripts, frames, styles and foreign images would act on the whole page, or call other hosts.',
    fix: 'Write it in plain Markdown.',
    bad: {
      'topics/basics.mdx':
        '---\ntitle: Basics\nsummary: What everybody needs first.\nsections:\n  - id: reading\n    title: Reading\n  - id: news\n    title: News\n---\n\n<iframe title="Basics"></iframe>\n',
    },
    good: {
      'topics/basics.mdx':
        '---\ntitle: Basics\nsummary: What everybody needs first.\nsections:\n  - id: reading\n    title: Reading\n  - id: news\n    title: News\n---\n\nPress <kbd>Enter</kbd>.\n',
    },
    proof: { by: 'GitHub Flavored Markdown', at: 'https://github.github.com/gfm/' },
  },
  'body-too-complex': {
    level: 'error',
    means: 'The body is longer, or nests deeper, than a page needs.',
    why: 'Some texts take a parser time by the square of their length.',
    fix: 'Shorten it, or split it over several topics.',
    bad: 'A body of 100,000 characters, or a list in a list, a hundred levels deep.',
    good: 'A body of a few thousand characters.',
  },
  'key-order': {
    level: 'advice',
    means: 'The fields stand in another order than in the files beside it.',
    why: 'Where every file has the same order, the eye finds a field before it searches, and changes stay small.',
    fix: 'Bring them into the order of the table of fields.',
    bad: {
      'resources/handbook.yaml':
        '# yaml-language-server: $schema=../../public/schema/resource.json\nkind: book\ntitle: The handbook\nurl: https://docs.example/handbook/\nsummary: Leads from the first step to the last one.\nplacements:\n  - topic: basics\n    section: reading\n',
    },
    good: {
      'resources/handbook.yaml':
        '# yaml-language-server: $schema=../../public/schema/resource.json\ntitle: The handbook\nurl: https://docs.example/handbook/\nkind: book\nsummary: Leads from the first step to the last one.\nplacements:\n  - topic: basics\n    section: reading\n',
    },
    proof: { by: 'hecat', at: 'https://github.com/nodiscc/hecat' },
    mends: true,
  },
  spacing: {
    level: 'advice',
    means: 'The file has spaces or blank lines that nobody sees and every comparison shows.',
    why: 'Spaces at the end of a line make changes of lines in which nothing changed.',
    fix: 'Take spaces at the ends of lines and doubled blank lines away, and end the file with a line end.',
    bad: { 'resources/handbook.yaml': 'title: The  handbook   ' },
    good: { 'resources/handbook.yaml': 'title: The handbook' },
    proof: { by: 'awesome-lint', at: 'https://github.com/sindresorhus/awesome-lint' },
    mends: true,
  },
} as const satisfies Record<string, Rule>;
