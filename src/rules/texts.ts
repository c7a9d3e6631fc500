import { endsSentence, NO_SENTENCE } from '../schema/fields.ts';
import type { Issue } from '../source/issue.ts';
import { foldText } from '../text/compare.ts';
import { quote } from '../text/quote.ts';
import type { Checked, CheckedContent, Facts } from './checked-content.ts';
import words from './data/promotional-words.json' with { type: 'json' };
import { awesomeGo, awesomeLint, freeProgrammingBooks, hecat } from './docs.ts';
import { endSentence } from './fixes.ts';
import { findTextValues, formatPath, type FoundValue } from './values-in-data.ts';
import { issueAt } from './issues.ts';
import type { Rule } from './rule.ts';

export const textRules = [
  {
    code: 'hidden-character',
    severity: 'error',
    docs: {
      means: 'The text contains a control, zero-width or direction-changing character.',
      why: 'Reviewers cannot see such a character, and it can make text read differently from what it is.',
      fix: 'Type the text again instead of pasting it.',
      proof: { by: 'Trojan Source', at: 'https://trojansource.codes/' },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'title: "The hand\\u200bbook"' },
      good: { 'resources/handbook.yaml': 'title: The handbook' },
    },
  },
  {
    code: 'sentence-ending',
    severity: 'advice',
    docs: {
      means: 'The text should be a sentence, but does not end like one.',
      why: 'In a list, a text without an ending looks cut off.',
      fix: 'End it with a full stop, "!" or "?".',
      proof: awesomeLint,
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'summary: Leads from the first step to the last one' },
      good: { 'resources/handbook.yaml': 'summary: Leads from the first step to the last one.' },
    },
    check: checkSentences,
    fix: endSentence,
  },
  {
    code: 'summary-repeats-title',
    severity: 'error',
    docs: {
      means: 'The summary starts with the title, which appears directly above it.',
      why: 'Readers read the first words of a line and may skip the rest.',
      fix: 'Start with what the resource is or does.',
      proof: awesomeGo,
    },
    examples: {
      bad: {
        'resources/handbook.yaml':
          'title: Handbook of steps\nsummary: Handbook of steps from the first to the last.',
      },
      good: {
        'resources/handbook.yaml': 'title: The handbook\nsummary: Leads from the first step on.',
      },
    },
  },
  {
    code: 'challenge-title',
    severity: 'error',
    docs: {
      means: 'The title is that of a page that checks for a human visitor, not of the resource.',
      why: 'Programs that fetch titles often get such a page, so lists are full of "Just a moment...".',
      fix: 'Open the link in a browser and copy the title from there.',
      proof: { by: 'astro.build, whose showcase listed "Vercel Security Checkpoint"' },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'title: Just a moment...' },
      good: { 'resources/handbook.yaml': 'title: The handbook' },
    },
    check: checkTexts,
  },
  {
    code: 'title-in-capitals',
    severity: 'advice',
    docs: {
      means: 'The title is all in capitals.',
      why: 'Capitals are hard to read, and screen readers may spell them letter by letter.',
      fix: 'Use capitals only at the start, or as in a title, and for names and abbreviations.',
      proof: awesomeLint,
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'title: THE COMPLETE HANDBOOK' },
      good: { 'resources/handbook.yaml': 'title: The Complete Handbook' },
    },
    check: checkTexts,
  },
  {
    code: 'emoji-in-text',
    severity: 'advice',
    docs: {
      means: 'The text contains an emoji.',
      why: 'Screen readers read out its long name, every system shows it differently, and it draws attention to one row of a list.',
      fix: 'Remove the emoji.',
      proof: freeProgrammingBooks,
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'title: The handbook 🚀' },
      good: { 'resources/handbook.yaml': 'title: The handbook' },
    },
    check: checkTexts,
  },
  {
    code: 'promotional-word',
    severity: 'advice',
    docs: {
      means: 'The text praises the resource instead of describing it.',
      why: 'Every resource can be called "the best". Readers decide by what it covers.',
      fix: 'Say what it covers, without praise. To explain why a resource is a pick, use "why".',
      proof: awesomeGo,
    },
    examples: {
      bad: {
        'resources/handbook.yaml':
          'summary: World-class guide from the first step to the last one.',
      },
      good: { 'resources/handbook.yaml': 'summary: Leads from the first step to the last one.' },
    },
    check: checkTexts,
  },
  {
    code: 'leading-article',
    severity: 'advice',
    docs: {
      means: 'The summary starts with "A", "An" or "The".',
      why: 'A list in which every line starts with the same word is slower to skim.',
      fix: 'Start with the most informative word.',
      proof: hecat,
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'summary: A book that leads from the first step on.' },
      good: { 'resources/handbook.yaml': 'summary: Leads from the first step on.' },
    },
    check: checkTexts,
  },
  {
    code: 'repeated-text',
    severity: 'advice',
    docs: {
      means: 'The same text appears twice on one page.',
      why: 'Readers who see a sentence again look for a difference.',
      fix: 'Write something else, or remove the repeated text.',
      proof: awesomeGo,
    },
    examples: {
      bad: {
        'resources/handbook.yaml':
          'summary: Leads from the first step on.\ntakeaways:\n  - Leads from the first step on.',
      },
      good: {
        'resources/handbook.yaml':
          'summary: Leads from the first step on.\ntakeaways:\n  - You can walk by yourself.',
      },
    },
    check: checkTexts,
  },
  {
    code: 'markup-in-text',
    severity: 'advice',
    docs: {
      means: 'The text contains markup, which appears on the page as typed.',
      why: 'The fields of a resource are plain text, so that a contribution can add nothing but words to a page.',
      fix: 'Write plain text. Links have their own field.',
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'summary: Leads from the **first** step to the last one.' },
      good: { 'resources/handbook.yaml': 'summary: Leads from the first step to the last one.' },
    },
    check: checkTexts,
  },
] as const satisfies readonly Rule[];
type Code = (typeof textRules)[number]['code'];

/** Fields that describe; a pick's "why" may praise. */
const DESCRIBING = new Set([
  'summary',
  'takeaways',
  'note',
  'how',
  'definition',
  'take',
  'audience',
]);
const WRITTEN = new Set([...DESCRIBING, 'title', 'why', 'done', 'outcomes', 'prerequisites']);
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f/u;
const MARKUP =
  /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?>|\[[^\]]+\]\([^)\s]+\)|\*\*[^*\s][^*]*\*\*|\{\{.*\}\}|\{%.*%\}/i;
const ARTICLE = /^(?:an?|the)\s/i;

/** Fields that hold a sentence or more. */
const SENTENCES = new Set([
  ...DESCRIBING,
  ...['why', 'done', 'outcomes', 'prerequisites', 'reason', 'because', 'ask', 'description'],
  ...['advice', 'footer', 'notes'],
]);

/** Whether a value is in a field that holds sentences; the pages in the footer are no text. */
export function isInSentence({ path, field }: Pick<FoundValue, 'path' | 'field'>): boolean {
  return SENTENCES.has(field) && !path.includes('pages');
}

/** The texts in the data of a file that must be sentences, and do not end like one. */
export function findUnended(data: unknown): FoundValue[] {
  return findTextValues(data).filter((text) => isInSentence(text) && !endsSentence(text.value));
}

/** Sentences end like sentences. */
export function checkSentences(content: CheckedContent): Issue[] {
  const { resources, topics, paths, pages, site, glossary, exceptions } = content;
  const files: (Checked<unknown> | undefined)[] = [
    ...[...resources, ...topics, ...paths, ...pages],
    ...[site, glossary, exceptions],
  ];
  return files.flatMap((file) =>
    findUnended(file?.data).flatMap(({ path, value }) =>
      file
        ? [
            issueAt<Code>(
              file.source,
              path,
              'sentence-ending',
              `${formatPath(path)} ${quote(value)} ${NO_SENTENCE}.`,
            ),
          ]
        : [],
    ),
  );
}

/** A text of a file, and what is known of its place. */
interface Text extends FoundValue {
  /** Whether it is the title of the whole file. */
  isTitle: boolean;
  /** Whether the catalog is in English; what is known of English holds only there. */
  isEnglish: boolean;
}

/** What each rule of a single text says of one that breaks it, in words that follow its place. */
const textChecks: [Code, (text: Text, facts: Facts) => string | undefined | false][] = [
  [
    'challenge-title',
    ({ value, isTitle }, { challengeTitles }) =>
      isTitle &&
      challengeTitles.has(foldText(value)) &&
      `${quote(value)} is the title of a page that checks for a human visitor. Copy the title from a browser.`,
  ],
  [
    'title-in-capitals',
    ({ value, isTitle }) =>
      isTitle &&
      /\p{Lu}{2,}[^\p{L}]+\p{Lu}{2,}/u.test(value) &&
      !/\p{Ll}/u.test(value) &&
      (value.match(/\p{Lu}/gu) ?? []).length >= 12 &&
      `${quote(value)} is all in capitals. Use capitals only for names and abbreviations.`,
  ],
  [
    'emoji-in-text',
    ({ value }) => {
      const emoji = EMOJI.exec(value)?.[0];
      return emoji && `contains "${emoji}". Remove it.`;
    },
  ],
  [
    'promotional-word',
    ({ value, field, isEnglish }) => {
      const word = isEnglish && DESCRIBING.has(field) && findPraise(value);
      return (
        word && `says "${word}", which praises instead of describing. Say what the resource covers.`
      );
    },
  ],
  [
    'leading-article',
    ({ value, field, isEnglish }) =>
      isEnglish &&
      field === 'summary' &&
      ARTICLE.test(value) &&
      `starts with "${value.split(' ', 1)[0] ?? ''}". Start with the most informative word.`,
  ],
  [
    'markup-in-text',
    ({ value }) => {
      const markup = MARKUP.exec(value)?.[0];
      return (
        markup && `contains the markup ${quote(markup)}, which is shown as typed. Write plain text.`
      );
    },
  ],
];

/** Words say what a thing is, plainly and once. */
export function checkTexts(
  { resources, topics, paths, glossary, site }: CheckedContent,
  facts: Facts,
): Issue[] {
  const isEnglish = /^en(?:-|$)/i.test(site?.data.language ?? '');
  const files: Checked<unknown>[] = [
    ...resources,
    ...topics,
    ...paths,
    ...(glossary ? [glossary] : []),
  ];
  const inData = files.flatMap(({ source, data }) => {
    const texts = findTextValues(data).filter(({ field }) => WRITTEN.has(field));
    const folded = texts.map(({ value }) => foldText(value));
    return texts.flatMap((text, i) => {
      const { path, field } = text;
      const isTitle = field === 'title' && path.length === 1;
      const report = (code: Code, says: string) =>
        issueAt<Code>(source, path, code, `${formatPath(path)} ${says}`);
      const before = texts.find(
        ({ value }, j) => j < i && value.length > 20 && folded[j] === folded[i],
      );
      return [
        ...textChecks.flatMap(([code, find]) => {
          const says = find({ ...text, isTitle, isEnglish }, facts);
          return says ? [report(code, says)] : [];
        }),
        ...(before
          ? [
              report(
                'repeated-text',
                `repeats ${formatPath(before.path)}. Write something else, or remove it.`,
              ),
            ]
          : []),
      ];
    });
  });
  const inBodies = [...topics, ...paths].flatMap(({ source, data: { summary } }) =>
    summary !== undefined && foldText(source.body).startsWith(`${foldText(summary)} `)
      ? [
          issueAt<Code>(
            source,
            ['summary'],
            'repeated-text',
            'summary repeats the first sentence of the body. Write something else, or remove it.',
          ),
        ]
      : [],
  );
  return [...inData, ...inBodies];
}

const praises = words.map(({ match, unless = [] }: { match: string; unless?: string[] }) => ({
  match,
  unless,
  pattern: new RegExp(`(?<![\\w-])${match}(?![\\w-])`),
}));
/** Nearly no text holds any of them. */
const anyPraise = new RegExp(
  `(?<![\\w-])(?:${words.map(({ match }) => match).join('|')})(?![\\w-])`,
);

/** The first word of praise in a text, unless it is in a phrase that praises nothing. */
function findPraise(text: string): string | undefined {
  const small = text.toLowerCase();
  // A phrase that is taken out may join a word of what is around it.
  const isPlain = !praises.some(({ unless }) => unless.some((phrase) => small.includes(phrase)));
  if (isPlain && !anyPraise.test(small)) return undefined;
  return praises.find(({ unless, pattern }) =>
    pattern.test(unless.reduce((left, phrase) => left.replaceAll(phrase, ''), small)),
  )?.match;
}
