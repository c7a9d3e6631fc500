import { modeline, type Case } from './small-content.ts';

/** The cases of YAML that is read otherwise than it is written: text is cut off, or has another meaning. */
export const misread: Case[] = [
  // Each is a way in which YAML drops a part of what somebody wrote.
  ...(
    [
      [
        'a number sign in a title',
        'title: kvmtool',
        'title: Guest lesson #3',
        '2:21',
        '#3',
        'title is only "Guest lesson"',
        '"Guest lesson #3"',
      ],
      [
        'a fragment behind a space',
        'https://github.com/example/kvmtool',
        'https://code.example/a #intro',
        '3:29',
        '#intro',
        'url is only "https://code.example/a"',
        '"https://code.example/a#intro"',
      ],
      [
        'a number sign in a sentence',
        'Small user space for KVM.',
        'Explains the fix for issue #12 in the guest.',
        '5:37',
        '#12 in the guest.',
        'summary is only "Explains the fix for issue"',
        '"Explains the fix for issue #12 in the guest."',
      ],
      [
        'a number sign behind a tab',
        'title: kvmtool',
        'title: Guest\t#3',
        '2:14',
        '#3',
        'title is only "Guest"',
        '"Guest #3"',
      ],
      [
        'a text that begins with a number sign',
        'title: kvmtool',
        'title: #kvm',
        '2:8',
        '#kvm',
        'title is empty',
        '"#kvm"',
      ],
      [
        'a number sign in the second line of a text',
        'Small user space for KVM.',
        'Small user space\n  for issue #12.',
        '6:13',
        '#12.',
        'summary is only "Small user space for issue"',
        '"Small user space for issue #12."',
      ],
      [
        'a number sign between the lines of a text',
        'Small user space for KVM.',
        'Small #12 user\n  space for KVM.',
        '5:16',
        '#12 user',
        'summary is only "Small"',
        '"Small #12 user"',
      ],
      [
        'a comment with a gap behind a text',
        'title: kvmtool',
        'title: kvmtool  # its name',
        '2:17',
        '# its name',
        'title is only "kvmtool"',
        '"kvmtool  # its name"',
      ],
      [
        'a number sign behind a number',
        'title: kvmtool',
        'title: 1.10 #2',
        '2:13',
        '#2',
        'title is only "1.10"',
        '"1.10 #2"',
      ],
      [
        'a number sign in an item',
        'placements:',
        'aliases:\n- C #\n- D\nplacements:',
        '7:5',
        '#',
        'aliases 1 is only "C"',
        '"C #"',
      ],
      [
        'a number sign between brackets',
        'placements:',
        'aliases: [C #, b\n  ]\nplacements:',
        '6:13',
        '#, b',
        'aliases 1 is only "C"',
        '"C #"',
      ],
      [
        'a number sign that hides the closing bracket',
        'placements:',
        'aliases: [C #, b]\nplacements:',
        '6:13',
        '#, b]',
        'aliases 1 is only "C"',
        '"C #"',
      ],
      [
        'a number sign behind quotes within a text',
        'title: kvmtool',
        'title: The "first" #3',
        '2:20',
        '#3',
        'title is only "The "first""',
        `'The "first" #3'`,
      ],
    ] as const
  ).map(([name, passage, instead, at, comment, read, written]): Case => ({
    name: `names ${name}`,
    change: { 'resources/kvmtool.yaml': [passage, instead] },
    says: [
      `resources/kvmtool.yaml:${at}  text-as-comment  YAML reads "${comment}" as a comment, so ${read}. Write ${written}, with the quotes, or move the comment to its own line.`,
    ],
  })),
  {
    name: 'names a number sign in frontmatter, in the site and in the glossary',
    change: {
      'topics/kvm.mdx': ['How Linux runs its guests.', 'How Linux runs guest #1.'],
      'site.yaml': ['A small catalog', 'A small #catalog'],
      'glossary.yaml': ['The hypervisor in Linux.', 'The #1 hypervisor in Linux.'],
    },
    says: [
      'glossary.yaml:4:19  text-as-comment  YAML reads "#1 hypervisor in Linux." as a comment, so kvm definition is only "The". Write "The #1 hypervisor in Linux.", with the quotes, or move the comment to its own line.',
      'site.yaml:3:18  text-as-comment  YAML reads "#catalog" as a comment, so tagline is only "A small". Write "A small #catalog", with the quotes, or move the comment to its own line.',
      'topics/kvm.mdx:3:31  text-as-comment  YAML reads "#1." as a comment, so summary is only "How Linux runs guest". Write "How Linux runs guest #1.", with the quotes, or move the comment to its own line.',
    ],
  },
  {
    name: 'takes comments for comments where no text can go on',
    change: {
      'resources/kvmtool.yaml': `${modeline}title: "kvmtool" # in quotes
url: https://github.com/example/kvmtool#readme
kind: tool # a closed list
summary: >- # a block
  Small user space #1 for KVM.
authors: ['A #1', "B"] # a list
year: 2009 # first edition
added: 2009-01-02 # a day
language: en # a language
placements: # a list
# a line of its own
- topic: kvm # an id
  section: programs # an id
`,
    },
    says: [],
  },
  // What YAML reads otherwise than it is written is quoted as it is written.
  ...(
    [
      ['1.10', 'a number'],
      ['0x1F', 'a number'],
      ['007', 'a number'],
      ['0o17', 'a number'],
      ['1e3', 'a number'],
      ['.inf', 'a number'],
      ['true', 'true or false'],
      ['{x86}', 'a group of fields'],
      ['null', 'nothing'],
      ['~', 'nothing'],
    ] as const
  ).map(([source, what]): Case => ({
    name: `names a title of ${source} as it is written`,
    change: { 'resources/kvmtool.yaml': ['title: kvmtool', `title: ${source}`] },
    says: [
      `resources/kvmtool.yaml:2:8  ${what === 'nothing' ? 'empty-value' : 'wrong-type'}  title is ${source}, which YAML reads as ${what}. Write "${source}", with the quotes.`,
    ],
  })),
  {
    name: 'names a title of [x86] as it is written, with what else may be meant',
    change: { 'resources/kvmtool.yaml': ['title: kvmtool', 'title: [x86]'] },
    says: [
      'resources/kvmtool.yaml:2:8  wrong-type  title is [x86], which YAML reads as a list. Write "[x86]", with the quotes, or leave out the brackets.',
    ],
  },
  ...['2024-01-01', 'yes', 'off', '1_000', '1:30', 'C#', 'a#b', '"1.10"', "'a # b'"].map(
    (source): Case => ({
      name: `takes a title of ${source} as it is written`,
      change: { 'resources/kvmtool.yaml': ['title: kvmtool', `title: ${source}`] },
      says: [],
    }),
  ),
  // Each is blamed at its own line.
  ...(
    [
      [
        'Guests:',
        '2:8',
        'the text ends with a colon, which starts a value. Put the text in quotes: "Guests:".',
      ],
      [
        '? guests',
        '2:8',
        'the text starts with "?", which has a special meaning in YAML. Put the text in quotes: "? guests".',
      ],
      [
        ': x',
        '2:8',
        'the text starts with ":", which has a special meaning in YAML. Put the text in quotes: ": x".',
      ],
      [
        '- x',
        '2:8',
        'the item "- " is on the same line as its field. Start it on a new line, or put the text in quotes: "- x".',
      ],
      [
        '@x',
        '2:8',
        'the text starts with "@", which has a special meaning in YAML. Put the text in quotes: "@x".',
      ],
      [
        '%x',
        '2:8',
        'the text starts with "%", which has a special meaning in YAML. Put the text in quotes: "%x".',
      ],
      [
        ', x',
        '2:8',
        'the text starts with ",", which has a special meaning in YAML. Put the text in quotes: ", x".',
      ],
      [
        '[x',
        '2:8',
        'the "[" that opens here is not closed. Close it, indent the lines inside it, or put the text in quotes: "[x".',
      ],
      [
        '{x',
        '2:8',
        'the "{" that opens here is not closed. Close it, indent the lines inside it, or put the text in quotes: "{x".',
      ],
      [
        '] x',
        '2:8',
        'a closing bracket or brace has no opening one. Put the text in quotes: "] x", or remove it.',
      ],
      [
        '> x',
        '2:10',
        '"x" does not belong here. Start it on a new line if it is text after "|" or ">". Otherwise, put the whole text in quotes: "> x".',
      ],
      [
        "it's: x",
        '2:8',
        `the text contains a colon and a space, which start a value. Put the text in quotes: "it's: x".`,
      ],
      [
        '"a" b',
        '2:12',
        `"b" comes after the end of the value. Put the whole value in quotes: '"a" b'.`,
      ],
      [
        'a\n# b\n  c',
        '3:1',
        'a comment between the lines of a text ends the text. Move the comment above the field, or put the text in a block after ">-".',
      ],
      [
        'a\rb',
        '2:9',
        'the line contains a carriage return "\\r" without a newline. End lines with "\\n" or "\\r\\n"; any editor can save the file that way.',
      ],
    ] as const
  ).map(([source, at, message]): Case => ({
    name: `names a title of ${JSON.stringify(source)} at its own line`,
    change: { 'resources/kvmtool.yaml': ['title: kvmtool', `title: ${source}`] },
    says: [`resources/kvmtool.yaml:${at}  malformed-yaml  ${message}`],
  })),
  ...(['&x', '&x y', '*x', '!', '! x', '!x', '!!str', '!!binary x'] as const).map(
    (source): Case => ({
      name: `names a title of ${source} as no plain text`,
      change: { 'resources/kvmtool.yaml': ['title: kvmtool', `title: ${source}`] },
      says: [
        `resources/kvmtool.yaml:2:8  yaml-alias  "${source.replace(/ .*/, '')}" is a YAML ${source.startsWith('&') ? 'anchor' : source.startsWith('*') ? 'alias' : 'tag'}. Put the text in quotes: "${source}", or write out the value.`,
      ],
    }),
  ),
  {
    name: 'names a directive, which would change how values are read',
    change: { 'resources/kvmtool.yaml': ['title: kvmtool', '%YAML 1.1\n---\ntitle: kvmtool'] },
    says: [
      'resources/kvmtool.yaml:2:1  malformed-yaml  "%YAML" is a YAML directive, which changes how the file is read. Remove the line.',
    ],
  },
  {
    name: 'names ids of terms that YAML reads otherwise',
    change: { 'glossary.yaml': ['vmm:\n', '007:\n'] },
    says: [
      'glossary.yaml:7:1  unknown-key  YAML reads "007" as "7". Write "007", with the quotes, if it is a field name.',
    ],
  },
  ...(
    [
      ['items', '- '.repeat(2450), '3:66'],
      ['brackets', `a: ${'[ '.repeat(2400)}`, '3:65'],
      ['braces', `a: ${'{a: '.repeat(1200)}`, '3:125'],
      ['keys', '? '.repeat(2450), '3:64'],
      ['groups', Array.from({ length: 100 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), '34:33'],
    ] as const
  ).map(([what, text, at]): Case => ({
    name: `names ${what} that nest too deep, and reports the rest`,
    change: {
      'resources/kvmtool.yaml': `${modeline}title: kvmtool\n${text}\n`,
      'resources/perf.yaml': ['kind: tool', 'kind: tol'],
    },
    says: [
      `resources/kvmtool.yaml:${at}  malformed-yaml  the values are nested more than 32 levels deep, and no field is. Flatten them here.`,
      'resources/perf.yaml:4:7  unknown-value  kind "tol" does not exist. Did you mean "tool"?',
    ],
  })),
];
