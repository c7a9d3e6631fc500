import { addFields, withSummary, type Case } from './small-content.ts';

/** The cases of text that is no plain YAML. */
export const yaml: Case[] = [
  {
    name: 'names directives that YAML does not know',
    change: {
      'glossary.yaml': ['kvm:', '%FOO bar\n%YAML 9.9\n---\nkvm:'],
    },
    says: [
      'glossary.yaml:2:1  malformed-yaml  a line that starts with "%" is a YAML directive, which changes how the file is read. Remove it.',
      'glossary.yaml:3:7  malformed-yaml  a line that starts with "%" is a YAML directive, which changes how the file is read. Remove it.',
    ],
  },
  {
    name: 'names a colon in a text',
    change: withSummary('KVM: a small user space.'),
    says: [
      'resources/kvmtool.yaml:5:10  malformed-yaml  the text contains a colon and a space, which start a value. Put the text in quotes: "KVM: a small user space.".',
    ],
  },
  {
    name: 'names a quote that is never closed',
    change: withSummary('"A small user space.'),
    says: [
      'resources/kvmtool.yaml:5:10  malformed-yaml  the quote that opens here is not closed. Close it at the end of the text.',
    ],
  },
  {
    name: 'names a quote around a part of a text',
    change: withSummary('"kvmtool" is small.'),
    says: [
      `resources/kvmtool.yaml:5:20  malformed-yaml  "is" comes after the end of the value. Put the whole value in quotes: '"kvmtool" is small.'.`,
    ],
  },
  {
    name: 'names a bracket at the begin of a text',
    change: withSummary('[x86] A small user space.'),
    says: [
      'resources/kvmtool.yaml:5:16  malformed-yaml  "A" comes after the end of the value. Put the whole value in quotes: "[x86] A small user space.".',
    ],
  },
  {
    name: 'names a backtick at the begin of a text',
    change: withSummary('`lkvm` is small.'),
    says: [
      'resources/kvmtool.yaml:5:10  malformed-yaml  the text starts with "`", which has a special meaning in YAML. Put the text in quotes: "`lkvm` is small.".',
    ],
  },
  {
    name: 'names a bracket that is never closed',
    change: { 'resources/kvmtool.yaml': addFields('aliases: [lkvm') },
    says: [
      'resources/kvmtool.yaml:6:10  malformed-yaml  the "[" that opens here is not closed. Close it, indent the lines inside it, or put the text in quotes.',
    ],
  },
  {
    name: 'names a missing colon',
    change: { 'resources/kvmtool.yaml': ['kind: tool', 'kind tool'] },
    says: [
      'resources/kvmtool.yaml:4:1  malformed-yaml  the line has no colon and space between field and value. Add them, or indent it if it continues the line above.',
    ],
  },
  {
    name: 'names a missing space behind a colon',
    change: { 'resources/kvmtool.yaml': ['kind: tool', 'kind:tool'] },
    says: [
      'resources/kvmtool.yaml:4:1  malformed-yaml  the line has no colon and space between field and value. Add them, or indent it if it continues the line above.',
    ],
  },
  {
    name: 'names a tab',
    change: { 'resources/kvmtool.yaml': ['  section', '\tsection'] },
    says: [
      'resources/kvmtool.yaml:8:1  malformed-yaml  the line is indented with a tab. Use spaces.',
    ],
  },
  {
    name: 'names a field out of line',
    change: { 'resources/kvmtool.yaml': ['  section', '   section'] },
    says: [
      'resources/kvmtool.yaml:7:10  malformed-yaml  the line below is indented more than the field that it belongs to. Align it.',
    ],
  },
  {
    name: 'names a field that belongs to no item',
    change: { 'resources/kvmtool.yaml': ['  section', ' section'] },
    says: [
      'resources/kvmtool.yaml:8:1  malformed-yaml  the line is neither a new item ("- ") nor aligned with the fields of the item above. Indent it.',
    ],
  },
  {
    name: 'names an item in the line of its field',
    change: { 'resources/kvmtool.yaml': addFields('aliases: - lkvm') },
    says: [
      'resources/kvmtool.yaml:6:10  malformed-yaml  the item "- " is on the same line as its field. Start it on a new line, or put the text in quotes.',
    ],
  },
  {
    name: 'names a backslash in double quotes',
    change: withSummary('"A \\small user space."'),
    says: [
      'resources/kvmtool.yaml:5:13  malformed-yaml  the text in double quotes contains "\\s", which YAML does not know. Write "\\\\" for a backslash.',
    ],
  },
  {
    name: 'names text behind a block mark',
    change: withSummary('>- A small\n  user space.'),
    says: [
      'resources/kvmtool.yaml:5:13  malformed-yaml  "A" does not belong here. Start it on a new line if it is text after "|" or ">". Otherwise, put the whole text in quotes.',
    ],
  },
  {
    name: 'names a word behind a block mark',
    change: withSummary('|x\n  A small user space.'),
    says: [
      'resources/kvmtool.yaml:5:11  malformed-yaml  there is text after "|" or ">". Start it on the next line, or put the text in quotes.',
    ],
  },
  {
    name: 'names a block of text that is not indented',
    change: withSummary('>-\nA small user space.'),
    says: [
      'resources/kvmtool.yaml:6:1  malformed-yaml  the line has no colon and space between field and value. Add them, or indent it if it continues the line above.',
    ],
  },
  {
    name: 'names a field that is indented behind a value in quotes',
    change: { 'resources/kvmtool.yaml': ['kind: tool', 'kind: "tool"\n access: free'] },
    says: [
      'resources/kvmtool.yaml:5:1  malformed-yaml  the line is not indented like the fields around it. Align it.',
    ],
  },
  {
    name: 'names a second entry in a file',
    change: { 'resources/kvmtool.yaml': ['placements:', '---\nplacements:'] },
    says: [
      'resources/kvmtool.yaml:6:1  malformed-yaml  a line "---" starts a second document. Keep one entry per file.',
    ],
  },
  {
    name: 'names a doubled field',
    change: { 'resources/kvmtool.yaml': addFields('title: lkvm') },
    says: [
      'resources/kvmtool.yaml:6:1  doubled-key  "title" appears twice. Remove or rename one of them.',
    ],
  },
  {
    name: 'names a doubled term',
    change: { 'glossary.yaml': ['vmm:', 'kvm:'] },
    says: ['glossary.yaml:7:1  doubled-key  "kvm" appears twice. Remove or rename one of them.'],
  },
  {
    name: 'names an anchor and an alias',
    change: { 'resources/kvmtool.yaml': addFields('aliases: [&a lkvm]\nauthors: [*a]') },
    says: [
      'resources/kvmtool.yaml:6:11  yaml-alias  "&a" is a YAML anchor. Put the text in quotes, or write out the value.',
      'resources/kvmtool.yaml:7:11  yaml-alias  "*a" is a YAML alias. Put the text in quotes, or write out the value.',
    ],
  },
  {
    name: 'names a tag',
    change: withSummary('!small user space.'),
    says: [
      'resources/kvmtool.yaml:5:10  yaml-alias  "!small" is a YAML tag. Put the text in quotes: "!small user space.", or write out the value.',
    ],
  },
  {
    name: 'names a tag of YAML itself',
    change: withSummary('!!str A small user space.'),
    says: [
      'resources/kvmtool.yaml:5:10  yaml-alias  "!!str" is a YAML tag. Put the text in quotes: "!!str A small user space.", or write out the value.',
    ],
  },
  {
    name: 'names a bomb of aliases line by line',
    change: {
      'resources/kvmtool.yaml': addFields(
        ['a: &a [x, x]', 'b: &b [*a, *a]', 'c: &c [*b, *b]'].join('\n'),
      ),
    },
    says: [
      'resources/kvmtool.yaml:6:4  yaml-alias  "&a" is a YAML anchor. Put the text in quotes, or write out the value.',
      'resources/kvmtool.yaml:7:4  yaml-alias  "&b" is a YAML anchor. Put the text in quotes, or write out the value.',
      'resources/kvmtool.yaml:8:4  yaml-alias  "&c" is a YAML anchor. Put the text in quotes, or write out the value.',
    ],
  },
  {
    name: 'refuses the key __proto__',
    change: { 'resources/kvmtool.yaml': addFields('__proto__: { kind: tool }') },
    says: ['resources/kvmtool.yaml:6:1  unknown-key  "__proto__" is not a field. Remove it.'],
  },
  {
    name: 'takes constructor as any unknown key',
    change: { 'resources/kvmtool.yaml': addFields('constructor: 1') },
    says: [
      'resources/kvmtool.yaml:6:1  unknown-key  "constructor" is not a field. Remove it, or check its spelling.',
    ],
  },
  {
    name: 'counts lines of frontmatter from the top of the file',
    change: { 'topics/kvm.mdx': ['title: Programs', 'title: Pro: grams'] },
    says: [
      'topics/kvm.mdx:8:10  malformed-yaml  the text contains a colon and a space, which start a value. Put the text in quotes: "Pro: grams".',
    ],
  },
  {
    name: 'names braces that hold no field',
    change: withSummary('{ kvm [x] }'),
    says: [
      'resources/kvmtool.yaml:5:16  malformed-yaml  the text cannot be read as it is written. Put the text in quotes: "{ kvm [x] }".',
    ],
  },
];
