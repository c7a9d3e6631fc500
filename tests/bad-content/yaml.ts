import { addFields, withSummary, type Case } from './small-content.ts';

/** The cases of text that is no plain YAML. */
export const yaml: Case[] = [
  {
    name: 'names a colon in a text',
    change: withSummary('KVM: a small user space.'),
    says: [
      'resources/kvmtool.yaml:5:10  malformed-yaml  the text holds a colon and a space, which begin a value. Put the text in quotes.',
    ],
  },
  {
    name: 'names a quote that is never closed',
    change: withSummary('"A small user space.'),
    says: [
      'resources/kvmtool.yaml:5:10  malformed-yaml  the quote that opens here is never closed. Close it at the end of the text.',
    ],
  },
  {
    name: 'names a quote around a part of a text',
    change: withSummary('"kvmtool" is small.'),
    says: [
      'resources/kvmtool.yaml:5:20  malformed-yaml  "is" stands behind the end of the value. Put the whole value in double quotes.',
    ],
  },
  {
    name: 'names a bracket at the begin of a text',
    change: withSummary('[x86] A small user space.'),
    says: [
      'resources/kvmtool.yaml:5:16  malformed-yaml  "A" stands behind the end of the value. Put the whole value in double quotes.',
    ],
  },
  {
    name: 'names a backtick at the begin of a text',
    change: withSummary('`lkvm` is small.'),
    says: [
      'resources/kvmtool.yaml:5:10  malformed-yaml  the text begins with "`", which means something else in YAML. Put the text in quotes.',
    ],
  },
  {
    name: 'names a bracket that is never closed',
    change: { 'resources/kvmtool.yaml': addFields('aliases: [lkvm') },
    says: [
      'resources/kvmtool.yaml:7:1  malformed-yaml  a bracket opened before is still open. Close it, or indent the lines inside it.',
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
      'resources/kvmtool.yaml:7:10  malformed-yaml  the line below is indented deeper than the field to which it belongs. Align it.',
    ],
  },
  {
    name: 'names a field that belongs to no item',
    change: { 'resources/kvmtool.yaml': ['  section', ' section'] },
    says: [
      'resources/kvmtool.yaml:8:1  malformed-yaml  the line is neither a new item, "- ", nor aligned with the fields of the item above. Indent it.',
    ],
  },
  {
    name: 'names an item in the line of its field',
    change: { 'resources/kvmtool.yaml': addFields('aliases: - lkvm') },
    says: [
      'resources/kvmtool.yaml:6:10  malformed-yaml  the item "- " stands in the line of its field. Begin it on a new line.',
    ],
  },
  {
    name: 'names a backslash in double quotes',
    change: withSummary('"A \\small user space."'),
    says: [
      'resources/kvmtool.yaml:5:13  malformed-yaml  the text in double quotes holds "\\s", which YAML does not know. Write "\\\\" for a backslash.',
    ],
  },
  {
    name: 'names text behind a block mark',
    change: withSummary('>- A small\n  user space.'),
    says: [
      'resources/kvmtool.yaml:5:13  malformed-yaml  "A" does not belong here. Begin it on a new line, if it is text behind "|" or ">".',
    ],
  },
  {
    name: 'names a word behind a block mark',
    change: withSummary('|x\n  A small user space.'),
    says: [
      'resources/kvmtool.yaml:5:11  malformed-yaml  text stands behind "|" or ">". Begin it on the next line.',
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
      'resources/kvmtool.yaml:5:1  malformed-yaml  the line is not indented as the fields around it. Align them.',
    ],
  },
  {
    name: 'names a second entry in a file',
    change: { 'resources/kvmtool.yaml': ['placements:', '---\nplacements:'] },
    says: [
      'resources/kvmtool.yaml:6:1  malformed-yaml  a line "---" begins a second entry. Keep one entry in a file.',
    ],
  },
  {
    name: 'names a doubled field',
    change: { 'resources/kvmtool.yaml': addFields('title: lkvm') },
    says: [
      'resources/kvmtool.yaml:6:1  doubled-key  "title" stands twice. Remove or rename one of them.',
    ],
  },
  {
    name: 'names a doubled term',
    change: { 'glossary.yaml': ['vmm:', 'kvm:'] },
    says: ['glossary.yaml:7:1  doubled-key  "kvm" stands twice. Remove or rename one of them.'],
  },
  {
    name: 'names an anchor and an alias',
    change: { 'resources/kvmtool.yaml': addFields('aliases: [&a lkvm]\nauthors: [*a]') },
    says: [
      'resources/kvmtool.yaml:6:11  yaml-alias  "&a" is an anchor of YAML. Put the text in quotes, or write the value out.',
      'resources/kvmtool.yaml:7:11  yaml-alias  "*a" is an alias of YAML. Put the text in quotes, or write the value out.',
    ],
  },
  {
    name: 'names a tag',
    change: withSummary('!small user space.'),
    says: [
      'resources/kvmtool.yaml:5:10  yaml-alias  "!small" is a tag of YAML. Put the text in quotes, or write the value out.',
    ],
  },
  {
    name: 'names a tag of YAML itself',
    change: withSummary('!!str A small user space.'),
    says: [
      'resources/kvmtool.yaml:5:10  yaml-alias  "!!str" is a tag of YAML. Put the text in quotes, or write the value out.',
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
      'resources/kvmtool.yaml:6:4  yaml-alias  "&a" is an anchor of YAML. Put the text in quotes, or write the value out.',
      'resources/kvmtool.yaml:7:4  yaml-alias  "&b" is an anchor of YAML. Put the text in quotes, or write the value out.',
      'resources/kvmtool.yaml:8:4  yaml-alias  "&c" is an anchor of YAML. Put the text in quotes, or write the value out.',
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
      'topics/kvm.mdx:8:10  malformed-yaml  the text holds a colon and a space, which begin a value. Put the text in quotes.',
    ],
  },
  {
    name: 'falls back to the words of the parser',
    change: withSummary('{ kvm [x] }'),
    says: [
      'resources/kvmtool.yaml:5:16  malformed-yaml  Missing , or : between flow map items. Check indentation, colons and quotes here.',
    ],
  },
];
