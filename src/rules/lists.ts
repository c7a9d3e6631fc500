import type { ListCode } from '../list/list-content.ts';
import type { Rule } from './rule.ts';

const list = (...lines: string[]) => ['# Bread', '', '## Baking', '', ...lines, ''].join('\n');
const loaf = '- [The Loaf](https://loaf.example/) - Everything about one bread.';
const handbooks = [
  '- [Old Rye Handbook](https://rye.example/old) - How it was.',
  '- [New Rye Handbook](https://rye.example/new) - How it is.',
];
const oven = '- [Ovens](https://oven.example/) - What to look for.';

/** Markdown lists: what keeps an entry from being read, or from being shown by the host of the list. */
export const listRules = [
  {
    code: 'list-empty',
    severity: 'error',
    docs: {
      means: 'The list has no entries.',
      why: 'A site needs at least one resource. An entry is a bullet, or the row of a table, with a link to a web page.',
      fix: 'Write entries as bullets with links. "cairn import <list> --dry-run" shows each line with a link that was left out, and why.',
    },
    examples: {
      bad: { 'README.md': list('Nothing yet.') },
      good: { 'README.md': list(loaf) },
    },
  },
  {
    code: 'list-too-large',
    severity: 'error',
    docs: {
      means: 'The list is longer than a parser can read in a reasonable time.',
      why: 'GitHub does not show such a file completely either.',
      fix: 'Split the list into several files.',
    },
    examples: {
      bad: 'A list of more than a million characters.',
      good: 'Two lists of half of that.',
    },
  },
  {
    code: 'list-too-complex',
    severity: 'error',
    docs: {
      means:
        'The Markdown of the list is nested too deep, or one text in it has tens of thousands of signs of emphasis or of references such as "&amp;".',
      why: 'Parsers need a very long time for such text, and readers cannot follow it.',
      fix: 'Nest bullets and quotes less deep, and divide the text.',
    },
    examples: {
      bad: 'A line that begins with forty bullets.',
      good: 'A line that begins with three.',
    },
  },
  {
    code: 'unknown-entry',
    severity: 'advice',
    docs: {
      means:
        'The settings beside a list speak of an entry or a learning path that the list does not have.',
      why: 'It has got another address or title, or it was removed; what is said of it shows nowhere.',
      fix: 'Name it as the list does now, or remove what is said of it.',
    },
    examples: {
      bad: {
        'README.md': list(loaf),
        'cairn.yaml': 'entries:\n  The Loave: { level: { from: beginner, to: beginner } }\n',
      },
      good: {
        'README.md': list(loaf),
        'cairn.yaml': 'entries:\n  The Loaf: { level: { from: beginner, to: beginner } }\n',
      },
    },
  },
  {
    code: 'bad-list',
    severity: 'error',
    docs: {
      means: 'A path in cairn.yaml leads to no Markdown list beside it.',
      why: 'Only lists below the folder of cairn.yaml are read, so that nothing else of a machine gets published.',
      fix: 'Write the path of a .md file from the folder of cairn.yaml, such as "docs/tools.md".',
    },
    examples: {
      bad: { 'README.md': list(loaf), 'cairn.yaml': 'lists: [../secret.md]\n' },
      good: { 'README.md': list(loaf), 'cairn.yaml': 'lists: [README.md]\n' },
    },
  },
  {
    code: 'bullet-without-space',
    severity: 'advice',
    docs: {
      means: 'The line begins with a bullet that Markdown does not know.',
      why: 'GitHub shows it as part of the text above it, so that nobody sees the entry.',
      fix: 'Begin the line with "- ".',
    },
    examples: {
      bad: { 'README.md': list(loaf.replace('- [', '-[')) },
      good: { 'README.md': list(loaf) },
    },
  },
  {
    code: 'space-before-address',
    severity: 'advice',
    docs: {
      means: 'There is a space between the title of a link and its address.',
      why: 'Markdown reads no link there, so GitHub shows brackets.',
      fix: 'Remove the space.',
    },
    examples: {
      bad: { 'README.md': list(loaf.replace('](', '] (')) },
      good: { 'README.md': list(loaf) },
    },
  },
  {
    code: 'indented-bullet',
    severity: 'advice',
    docs: {
      means: 'The bullet is indented so far that Markdown reads it as code.',
      why: 'Its links lead nowhere, and the entry is not read.',
      fix: 'Indent it by two spaces, or not at all.',
    },
    examples: {
      bad: { 'README.md': list(loaf, '', 'More:', '', `    ${oven}`) },
      good: { 'README.md': list(loaf, oven) },
    },
  },
  {
    code: 'bullet-in-html',
    severity: 'advice',
    docs: {
      means: 'Bullets follow an HTML tag without an empty line between them.',
      why: 'GitHub shows them as they are written, without links.',
      fix: 'Add an empty line after the tag.',
    },
    examples: {
      bad: { 'README.md': list(loaf, '', '<details>', oven, '</details>') },
      good: { 'README.md': list(loaf, '', '<details>', '', oven, '', '</details>') },
    },
  },
  {
    code: 'html-list',
    severity: 'advice',
    docs: {
      means: 'A part of the list is written in HTML: bullets, or links with a text behind each.',
      why: 'Its entries are not read, as HTML says too little about what belongs together.',
      fix: 'Write the entries in Markdown.',
    },
    examples: {
      bad: {
        'README.md': list(
          loaf,
          '',
          '<ul><li><a href="https://a.example/">A</a></li><li><a href="https://b.example/">B</a></li></ul>',
        ),
      },
      good: { 'README.md': list(loaf, oven) },
    },
  },
  {
    code: 'undefined-reference',
    severity: 'advice',
    docs: {
      means: 'A link refers to an address by a name that the list does not define.',
      why: 'GitHub shows the brackets instead of a link.',
      fix: 'Define the name at the end of the list, as in "[name]: https://…".',
    },
    examples: {
      bad: { 'README.md': list(loaf, '- [Ovens][oven] - What to look for.') },
      good: {
        'README.md': list(
          loaf,
          '- [Ovens][oven] - What to look for.',
          '',
          '[oven]: https://oven.example/',
        ),
      },
    },
  },
  {
    code: 'malformed-address',
    severity: 'advice',
    docs: {
      means: 'The address of an entry is malformed.',
      why: 'It leads readers nowhere, so the entry is left out.',
      fix: 'Copy the whole address from the address bar, starting with https://.',
    },
    examples: {
      bad: { 'README.md': list(loaf, '- [Ovens](https:/oven.example/) - What to look for.') },
      good: { 'README.md': list(loaf, oven) },
    },
  },
  {
    code: 'mojibake',
    severity: 'advice',
    docs: {
      means: 'Letters were saved in one encoding and read in another.',
      why: 'Readers see signs that nobody wrote. What is certain is repaired on the site; the list stays as it is.',
      fix: 'Save the file as UTF-8, and write lost letters anew.',
    },
    examples: {
      bad: { 'README.md': list(loaf.replace('bread', 'CafÃ© bread')) },
      good: { 'README.md': list(loaf.replace('bread', 'Café bread')) },
    },
  },
  {
    code: 'same-entry',
    severity: 'advice',
    docs: {
      means: 'The same entry is in the same place twice.',
      why: 'One of them is usually left from a merge.',
      fix: 'Remove one of the two.',
    },
    examples: {
      bad: { 'README.md': list(loaf, loaf) },
      good: { 'README.md': list(loaf, oven) },
    },
  },
  {
    code: 'unclear-step',
    severity: 'advice',
    docs: {
      means: 'A step of a learning path names something that several entries could be.',
      why: 'Nothing is guessed, so the step leads readers to none of them.',
      fix: 'Link the entry that is meant in the step, or write its whole title.',
    },
    examples: {
      bad: {
        'README.md': list(loaf, ...handbooks, '', '**Path A: Begin**', '1. Read the rye handbook'),
      },
      good: {
        'README.md': list(
          loaf,
          ...handbooks,
          '',
          '**Path A: Begin**',
          '1. Read the Old Rye Handbook',
        ),
      },
    },
  },
  {
    code: 'same-address',
    severity: 'advice',
    docs: {
      means: 'Two entries with different titles have the same address.',
      why: 'Readers meet two resources where there is one; progress and link health are counted twice.',
      fix: 'Give both the same title if they are one, and remove the other if it is a slip.',
    },
    examples: {
      bad: { 'README.md': list(loaf, '- [A Bread](https://loaf.example/) - All about it.') },
      good: { 'README.md': list(loaf, oven) },
    },
  },
] as const satisfies readonly (Rule & { code: ListRuleCode })[];

/** Hidden characters have a rule for all content. */
type ListRuleCode =
  | Exclude<ListCode, 'hidden-character'>
  | 'bad-list'
  | 'list-empty'
  | 'unknown-entry';
