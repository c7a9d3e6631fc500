import type { Rule } from './rule.ts';

/** What texts say, and how. */
export const textRules = {
  'hidden-character': {
    level: 'error',
    means: 'The text holds a control, zero-width or direction-changing character.',
    why: 'Such a character is seen by nobody who reviews, and can make a text read otherwise than it is.',
    fix: 'Type the text anew instead of pasting it.',
    bad: { 'resources/handbook.yaml': 'title: "The hand\\u200bbook"' },
    good: { 'resources/handbook.yaml': 'title: The handbook' },
    proof: { by: 'Trojan Source', at: 'https://trojansource.codes/' },
  },
  'sentence-ending': {
    level: 'error',
    means: 'The text is meant to be a sentence, but does not end like one.',
    why: 'Texts stand beside each other in lists, and one without an end looks cut off.',
    fix: 'End it with a full stop, "!" or "?".',
    bad: { 'resources/handbook.yaml': 'summary: Leads from the first step to the last one' },
    good: { 'resources/handbook.yaml': 'summary: Leads from the first step to the last one.' },
    proof: { by: 'awesome-lint', at: 'https://github.com/sindresorhus/awesome-lint' },
    mends: true,
  },
  'summary-repeats-title': {
    level: 'error',
    means: 'The summary begins with the title, which stands right above it.',
    why: 'The first words of a line are the ones that are read.',
    fix: 'Begin with what the resource is or does.',
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
    means:
      'The title is that of a page that asks whether a person is there, not that of the resource.',
    why: 'Programs that fetch a title are often shown such a page, and lists are full of "Just a moment...".',
    fix: 'Open the address in a browser and copy the title from there.',
    bad: { 'resources/handbook.yaml': 'title: Just a moment...' },
    good: { 'resources/handbook.yaml': 'title: The handbook' },
    proof: { by: 'astro.build, whose showcase listed "Vercel Security Checkpoint"' },
  },
  'title-in-capitals': {
    level: 'advice',
    means: 'The title is written in capitals throughout.',
    why: 'Capitals shout, and screen readers may spell them letter by letter.',
    fix: 'Write it as a sentence or as a title, with capitals only for names and abbreviations.',
    bad: { 'resources/handbook.yaml': 'title: THE COMPLETE HANDBOOK' },
    good: { 'resources/handbook.yaml': 'title: The Complete Handbook' },
    proof: { by: 'awesome-lint', at: 'https://github.com/sindresorhus/awesome-lint' },
  },
  'emoji-in-text': {
    level: 'advice',
    means: 'The text holds an emoji.',
    why: 'An emoji is read aloud by its long name, shows otherwise on every system and draws the eye to one row of a list.',
    fix: 'Leave it out.',
    bad: { 'resources/handbook.yaml': 'title: The handbook 🚀' },
    good: { 'resources/handbook.yaml': 'title: The handbook' },
    proof: {
      by: 'free-programming-books',
      at: 'https://github.com/EbookFoundation/free-programming-books',
    },
  },
  'promotional-word': {
    level: 'advice',
    means: 'The text praises instead of describing.',
    why: '"The best" is said of everything; what is inside tells a reader whether it is for them.',
    fix: 'Say what it covers, and leave the praise out. A pick says in "why" what it is picked for.',
    bad: {
      'resources/handbook.yaml': 'summary: World-class guide from the first step to the last one.',
    },
    good: { 'resources/handbook.yaml': 'summary: Leads from the first step to the last one.' },
    proof: { by: 'awesome-go', at: 'https://github.com/avelino/awesome-go' },
  },
  'leading-article': {
    level: 'advice',
    means: 'The summary begins with "A", "An" or "The".',
    why: 'In a list a hundred lines that begin with the same word are slower to skim.',
    fix: 'Begin with the word that tells most.',
    bad: { 'resources/handbook.yaml': 'summary: A book that leads from the first step on.' },
    good: { 'resources/handbook.yaml': 'summary: Leads from the first step on.' },
    proof: { by: 'hecat', at: 'https://github.com/nodiscc/hecat' },
  },
  'repeated-text': {
    level: 'advice',
    means: 'The same text stands twice on one page.',
    why: 'A reader who meets a sentence again looks for what is new in it.',
    fix: 'Say something else there, or leave it out.',
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
    means: 'The text holds markup, which is shown as it stands.',
    why: 'Texts of resources are plain, so that no contribution can put anything into a page but words.',
    fix: 'Write plain words. An address has a field of its own.',
    bad: { 'resources/handbook.yaml': 'summary: Leads from the **first** step to the last one.' },
    good: { 'resources/handbook.yaml': 'summary: Leads from the first step to the last one.' },
  },
} as const satisfies Record<string, Rule>;
