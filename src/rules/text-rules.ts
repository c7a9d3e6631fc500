import type { Rule } from './rule.ts';

/** What texts say, and how. */
export const textRules = {
  'hidden-character': {
    level: 'error',
    means: 'The text contains a control, zero-width or direction-changing character.',
    why: 'Reviewers cannot see such a character, and it can make text read differently from what it is.',
    fix: 'Type the text again instead of pasting it.',
    bad: { 'resources/handbook.yaml': 'title: "The hand\\u200bbook"' },
    good: { 'resources/handbook.yaml': 'title: The handbook' },
    proof: { by: 'Trojan Source', at: 'https://trojansource.codes/' },
  },
  'sentence-ending': {
    level: 'error',
    means: 'The text must be a sentence, but does not end like one.',
    why: 'In a list, a text without an ending looks cut off.',
    fix: 'End it with a full stop, "!" or "?".',
    bad: { 'resources/handbook.yaml': 'summary: Leads from the first step to the last one' },
    good: { 'resources/handbook.yaml': 'summary: Leads from the first step to the last one.' },
    proof: { by: 'awesome-lint', at: 'https://github.com/sindresorhus/awesome-lint' },
    mends: true,
  },
  'summary-repeats-title': {
    level: 'error',
    means: 'The summary starts with the title, which appears directly above it.',
    why: 'Readers read the first words of a line and may skip the rest.',
    fix: 'Start with what the resource is or does.',
    bad: {
      'resources/handbook.yaml':
        'title: Handbook of steps\nsummary: Handbook of steps from the first to the last.',
    },
    good: {
      'resources/handbook.yaml': 'title: The handbook\nsummary: Leads from the first step on.',
    },
    proof: { by: 'awesome-go', at: 'https://github.com/avelino/awesome-go' },
  },
  'challenge-title': {
    level: 'error',
    means: 'The title is that of a page that checks for a human visitor, not of the resource.',
    why: 'Programs that fetch titles often get such a page, so lists are full of "Just a moment...".',
    fix: 'Open the link in a browser and copy the title from there.',
    bad: { 'resources/handbook.yaml': 'title: Just a moment...' },
    good: { 'resources/handbook.yaml': 'title: The handbook' },
    proof: { by: 'astro.build, whose showcase listed "Vercel Security Checkpoint"' },
  },
  'title-in-capitals': {
    level: 'advice',
    means: 'The title is all in capitals.',
    why: 'Capitals are hard to read, and screen readers may spell them letter by letter.',
    fix: 'Use capitals only at the start, or as in a title, and for names and abbreviations.',
    bad: { 'resources/handbook.yaml': 'title: THE COMPLETE HANDBOOK' },
    good: { 'resources/handbook.yaml': 'title: The Complete Handbook' },
    proof: { by: 'awesome-lint', at: 'https://github.com/sindresorhus/awesome-lint' },
  },
  'emoji-in-text': {
    level: 'advice',
    means: 'The text contains an emoji.',
    why: 'Screen readers read out its long name, every system shows it differently, and it draws attention to one row of a list.',
    fix: 'Remove the emoji.',
    bad: { 'resources/handbook.yaml': 'title: The handbook 🚀' },
    good: { 'resources/handbook.yaml': 'title: The handbook' },
    proof: {
      by: 'free-programming-books',
      at: 'https://github.com/EbookFoundation/free-programming-books',
    },
  },
  'promotional-word': {
    level: 'advice',
    means: 'The text praises the resource instead of describing it.',
    why: 'Every resource can be called "the best". Readers decide by what it covers.',
    fix: 'Say what it covers, without praise. To explain why a resource is a pick, use "why".',
    bad: {
      'resources/handbook.yaml': 'summary: World-class guide from the first step to the last one.',
    },
    good: { 'resources/handbook.yaml': 'summary: Leads from the first step to the last one.' },
    proof: { by: 'awesome-go', at: 'https://github.com/avelino/awesome-go' },
  },
  'leading-article': {
    level: 'advice',
    means: 'The summary starts with "A", "An" or "The".',
    why: 'A list in which every line starts with the same word is slower to skim.',
    fix: 'Start with the most informative word.',
    bad: { 'resources/handbook.yaml': 'summary: A book that leads from the first step on.' },
    good: { 'resources/handbook.yaml': 'summary: Leads from the first step on.' },
    proof: { by: 'hecat', at: 'https://github.com/nodiscc/hecat' },
  },
  'repeated-text': {
    level: 'advice',
    means: 'The same text appears twice on one page.',
    why: 'Readers who see a sentence again look for a difference.',
    fix: 'Write something else, or remove the repeated text.',
    bad: {
      'resources/handbook.yaml':
        'summary: Leads from the first step on.\ntakeaways:\n  - Leads from the first step on.',
    },
    good: {
      'resources/handbook.yaml':
        'summary: Leads from the first step on.\ntakeaways:\n  - You can walk by yourself.',
    },
    proof: { by: 'awesome-go', at: 'https://github.com/avelino/awesome-go' },
  },
  'markup-in-text': {
    level: 'advice',
    means: 'The text contains markup, which appears on the page as typed.',
    why: 'The fields of a resource are plain text, so that a contribution can add nothing but words to a page.',
    fix: 'Write plain text. Links have their own field.',
    bad: { 'resources/handbook.yaml': 'summary: Leads from the **first** step to the last one.' },
    good: { 'resources/handbook.yaml': 'summary: Leads from the first step to the last one.' },
  },
} as const satisfies Record<string, Rule>;
