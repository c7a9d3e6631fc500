import type { Rule } from './rule.ts';

/** How the text of a file is written, before anybody asks what it says. */
export const syntaxRules = {
  'malformed-yaml': {
    level: 'error',
    means: 'The file is not valid YAML.',
    why: 'If a file cannot be read, none of its content is on the site.',
    fix: 'Check the indentation, colons and quotes at the given position.',
    bad: {
      'resources/guide.yaml':
        '# yaml-language-server: $schema=../../public/schema/resource.json\ntitle: Guide: the first part\n',
    },
    good: { 'resources/handbook.yaml': 'title: "Guide: the first part"' },
    proof: { by: 'hecat', at: 'https://github.com/nodiscc/hecat' },
  },
  'yaml-alias': {
    level: 'error',
    means: 'The file uses a YAML anchor, alias or tag.',
    why: 'A few lines of aliases can expand to gigabytes, and a tag can request code to run.',
    fix: 'Write out the value wherever it is needed.',
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
    means: 'The same field appears twice, so one of its values would be lost.',
    why: 'YAML forbids this, and programs that accept it anyway keep different values.',
    fix: 'Remove one of the fields, or rename it.',
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
    means: 'YAML reads the end of the text as a comment, so it would be lost.',
    why: 'In text without quotes, a space and "#" start a comment. Everything after it is silently left off the page.',
    fix: 'Put the text in quotes. Put a real comment on its own line.',
    bad: { 'resources/handbook.yaml': 'title: Handbook of issue #12' },
    good: { 'resources/handbook.yaml': 'title: "Handbook of issue #12"' },
    proof: {
      by: 'YAML 1.2, section 6.6',
      at: 'https://yaml.org/spec/1.2.2/#66-comments',
    },
  },
  'mdx-syntax': {
    level: 'error',
    means: 'The body is not valid MDX.',
    why: 'In MDX, "{" starts code and "<" starts a tag. If you meant plain text, the page cannot be built.',
    fix: 'Close every tag. For plain text, write "\\{" and "\\<".',
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
    means: 'The body contains code that MDX would run.',
    why: 'Code from a contribution would run on the computer of whoever builds the site, and text in braces would be lost.',
    fix: 'For plain text, write "\\{" and "\\<". Put code between backticks (`), and do not start a paragraph with "import" or "export".',
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
    means: 'The body contains an element, an attribute or an image that is not allowed.',
    why: 'Scripts, frames, styles and external images would affect the whole page or contact other hosts.',
    fix: 'Use plain Markdown.',
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
    means: 'The body is too long, or nested too deeply.',
    why: 'For some texts, parsing time grows with the square of their length.',
    fix: 'Shorten the body, or split it into several topics.',
    bad: 'A body of 100,000 characters, or a list in a list, a hundred levels deep.',
    good: 'A body of a few thousand characters.',
  },
  'key-order': {
    level: 'advice',
    means: 'The fields are not in the standard order.',
    why: 'If all files use the same order, fields are easy to find and diffs stay small.',
    fix: 'Put the fields in the order of the table of fields.',
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
    means: 'The file has extra spaces or blank lines, which are invisible but show up in diffs.',
    why: 'Spaces at the end of a line create diffs in lines that have not changed.',
    fix: 'Remove spaces at the ends of lines and repeated blank lines, and end the file with a newline.',
    bad: { 'resources/handbook.yaml': 'title: The  handbook   ' },
    good: { 'resources/handbook.yaml': 'title: The handbook' },
    proof: { by: 'awesome-lint', at: 'https://github.com/sindresorhus/awesome-lint' },
    mends: true,
  },
} as const satisfies Record<string, Rule>;
