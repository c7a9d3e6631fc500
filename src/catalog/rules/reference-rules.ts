import type { Rule } from './rule.ts';

const topic = (fields: string) =>
  `---\ntitle: Basics\nsummary: What everybody needs first.\nsections:\n${fields}---\n`;

const reading = '  - id: reading\n    title: Reading\n';
const news = '  - id: news\n    title: News\n';

/** What ties one file to another. */
export const referenceRules = {
  'unknown-topic': {
    level: 'error',
    means: 'No topic has this id.',
    why: 'The resource would be placed nowhere.',
    fix: 'Use the name of a file in content/topics, without .mdx.',
    bad: { 'resources/handbook.yaml': 'placements:\n  - topic: basic\n    section: reading' },
    good: { 'resources/handbook.yaml': 'placements:\n  - topic: basics\n    section: reading' },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'unknown-section': {
    level: 'error',
    means: 'The topic has no section with this id.',
    why: 'The resource would be placed nowhere.',
    fix: 'Use one that the topic declares, or declare it there.',
    bad: { 'resources/handbook.yaml': 'placements:\n  - topic: basics\n    section: books' },
    good: { 'resources/handbook.yaml': 'placements:\n  - topic: basics\n    section: reading' },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'unknown-group': {
    level: 'error',
    means: 'The section has no group with this id.',
    why: 'The resource would be placed nowhere.',
    fix: 'Use one that the section declares, or leave the group out.',
    bad: {
      'resources/handbook.yaml':
        'placements:\n  - topic: basics\n    section: reading\n    group: paper',
    },
    good: { 'resources/handbook.yaml': 'placements:\n  - topic: basics\n    section: reading' },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'unknown-resource': {
    level: 'error',
    means: 'No resource has this id.',
    why: 'A link to it would lead nowhere.',
    fix: 'Use the name of a file in content/resources, without .yaml.',
    bad: { 'resources/course.yaml': 'requires: [hand-book]' },
    good: { 'resources/course.yaml': 'requires: [handbook]' },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'unknown-path': {
    level: 'error',
    means: 'No learning path has this id.',
    why: 'A link to it would lead nowhere.',
    fix: 'Use the name of a file in content/paths, without .mdx.',
    bad: { 'site.yaml': 'paths: [first-week, second-week]' },
    good: { 'site.yaml': 'paths: [first-week]' },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'unknown-term': {
    level: 'error',
    means: 'The glossary has no such term.',
    why: 'A link to it would lead nowhere.',
    fix: 'Use an id of glossary.yaml.',
    bad: { 'glossary.yaml': 'step:\n  term: Step\n  definition: One stage.\n  see: [walk]' },
    good: { 'glossary.yaml': 'step:\n  term: Step\n  definition: One stage.\n  see: [path]' },
  },
  'doubled-id': {
    level: 'error',
    means: 'The same id stands twice where it must be unique.',
    why: 'An id is the end of an address, and one address leads to one place.',
    fix: 'Remove or rename one of them.',
    bad: { 'resources/course.yaml': 'requires: [handbook, handbook]' },
    good: { 'resources/course.yaml': 'requires: [handbook]' },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'broken-reference': {
    level: 'error',
    means: 'A link in a text leads to nothing on this site.',
    why: 'A reader who follows it sees an error page.',
    fix: 'Write it from the root, with its slash at the end: /resources/handbook/.',
    bad: {
      'topics/basics.mdx': `${topic(reading + news)}\nBegin with [it](/resources/hand-book/).\n`,
    },
    good: {
      'topics/basics.mdx': `${topic(reading + news)}\nBegin with [it](/resources/handbook/).\n`,
    },
    proof: {
      by: 'starlight-links-validator',
      at: 'https://github.com/HiDeoo/starlight-links-validator',
    },
  },
  'renamed-reference': {
    level: 'error',
    means: 'A link in a text uses an address from before a renaming.',
    why: 'The old address still leads on, but each stop on the way is a wait.',
    fix: 'Write the new address, which the check names.',
    bad: {
      'resources/handbook.yaml': 'formerly: [the-book]',
      'topics/basics.mdx': `${topic(reading + news)}\nBegin with [it](/resources/the-book/).\n`,
    },
    good: {
      'resources/handbook.yaml': 'formerly: [the-book]',
      'topics/basics.mdx': `${topic(reading + news)}\nBegin with [it](/resources/handbook/).\n`,
    },
    proof: { by: 'landscape2 #639', at: 'https://github.com/cncf/landscape2/issues/639' },
  },
  'unused-section': {
    level: 'error',
    means: 'No resource is placed in the section.',
    why: 'A heading with nothing under it looks like a fault of the page.',
    fix: 'Place a resource there, or remove the section.',
    bad: { 'topics/basics.mdx': topic(`${reading}${news}  - id: videos\n    title: Videos\n`) },
    good: { 'topics/basics.mdx': topic(reading + news) },
    proof: { by: 'hecat', at: 'https://github.com/nodiscc/hecat' },
  },
  'unused-group': {
    level: 'error',
    means: 'No resource is placed in the group.',
    why: 'A heading with nothing under it looks like a fault of the page.',
    fix: 'Place a resource there, or remove the group.',
    bad: {
      'topics/basics.mdx': topic(
        `${reading}    groups:\n      - id: paper\n        title: On paper\n${news}`,
      ),
    },
    good: { 'topics/basics.mdx': topic(reading + news) },
    proof: { by: 'hecat', at: 'https://github.com/nodiscc/hecat' },
  },
  'misplaced-order': {
    level: 'error',
    means: 'The order names a resource that is not placed there.',
    why: 'Whoever wrote the order believes that the resource stands there.',
    fix: 'Remove the id from the order, or place the resource there.',
    bad: { 'topics/basics.mdx': topic(`${reading}    order: [handbook, blog]\n${news}`) },
    good: { 'topics/basics.mdx': topic(`${reading}    order: [handbook, course]\n${news}`) },
  },
  'unlisted-topic': {
    level: 'error',
    means: 'The order of topics in site.yaml lacks the topic.',
    why: 'A topic without a place in the order is on no page.',
    fix: 'Add its id to "topics" in content/site.yaml.',
    bad: {
      'topics/more.mdx': topic(reading).replace('Basics', 'More'),
      'resources/handbook.yaml':
        'placements:\n  - topic: basics\n    section: reading\n  - topic: more\n    section: reading',
      'resources/course.yaml':
        'placements:\n  - topic: basics\n    section: reading\n  - topic: more\n    section: reading',
      'resources/blog.yaml':
        'placements:\n  - topic: basics\n    section: news\n  - topic: more\n    section: reading',
    },
    good: {
      'site.yaml': 'topics: [basics, more]',
      'topics/more.mdx': topic(reading).replace('Basics', 'More'),
      'resources/handbook.yaml':
        'placements:\n  - topic: basics\n    section: reading\n  - topic: more\n    section: reading',
      'resources/course.yaml':
        'placements:\n  - topic: basics\n    section: reading\n  - topic: more\n    section: reading',
      'resources/blog.yaml':
        'placements:\n  - topic: basics\n    section: news\n  - topic: more\n    section: reading',
    },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'unlisted-path': {
    level: 'error',
    means: 'The order of learning paths in site.yaml lacks the path.',
    why: 'A path without a place in the order has no letter and no line.',
    fix: 'Add its id to "paths" in content/site.yaml.',
    bad: { 'site.yaml': 'paths: []' },
    good: { 'site.yaml': 'paths: [first-week]' },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'few-resources': {
    level: 'advice',
    means: 'The topic has fewer than three resources.',
    why: 'A page with two rows is opened once; what it holds is better found under a wider heading.',
    fix: 'Add to it, or make it a section of another topic.',
    bad: {
      'resources/blog.yaml': null,
      'topics/basics.mdx': topic(reading),
    },
    good: { 'topics/basics.mdx': topic(reading + news) },
    proof: { by: 'hecat and awesome-go', at: 'https://github.com/avelino/awesome-go' },
  },
  'long-section': {
    level: 'advice',
    means: 'A section or group has more than twelve resources.',
    why: 'Of a long list readers take the first ones.',
    fix: 'Split it into groups or sections, each with a name that helps to choose.',
    bad: 'A section with thirteen resources under one heading.',
    good: 'The same thirteen in two groups, "To begin with" and "To look things up".',
    proof: { by: 'awesome-go', at: 'https://github.com/avelino/awesome-go' },
  },
  'former-id-own': {
    level: 'error',
    means: 'The list of former ids names the id that the thing has now.',
    why: 'Its old address would lead to itself.',
    fix: 'Remove it from "formerly".',
    bad: { 'resources/handbook.yaml': 'formerly: [handbook]' },
    good: { 'resources/handbook.yaml': 'formerly: [the-book]' },
    proof: { by: 'landscape2 #639', at: 'https://github.com/cncf/landscape2/issues/639' },
  },
  'former-id-in-use': {
    level: 'error',
    means: 'A former id is the id of another thing of the same kind now.',
    why: 'One address cannot lead to two pages.',
    fix: 'Remove it from "formerly", or give the other one a new id.',
    bad: { 'resources/handbook.yaml': 'formerly: [course]' },
    good: { 'resources/handbook.yaml': 'formerly: [the-book]' },
    proof: { by: 'landscape2 #639', at: 'https://github.com/cncf/landscape2/issues/639' },
  },
  'former-id-claimed': {
    level: 'error',
    means: 'Two things of the same kind say that they had the same id.',
    why: 'One address cannot lead to two pages.',
    fix: 'Keep it in one of the two.',
    bad: {
      'resources/handbook.yaml': 'formerly: [the-book]',
      'resources/course.yaml': 'formerly: [the-book]',
    },
    good: { 'resources/handbook.yaml': 'formerly: [the-book]' },
    proof: { by: 'landscape2 #639', at: 'https://github.com/cncf/landscape2/issues/639' },
  },
  'deleted-resource': {
    level: 'advice',
    means: 'A change removes a resource, and nothing takes its place.',
    why: 'Its address was a promise: whoever kept it finds an error page, and progress that names it is lost.',
    fix: 'Retire it with "status: deprecated" and a reason, or add its id to "formerly" of the one that takes its place.',
    bad: 'A change that removes content/resources/guide.yaml and nothing else.',
    good: 'The same change with "formerly: [guide]" in content/resources/handbook.yaml.',
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'unclear-start': {
    level: 'error',
    means: 'The start names neither a learning path nor a resource, or both.',
    why: 'The home page offers newcomers one start: with two, or none, they are back at choosing.',
    fix: 'Name one path or one resource.',
    bad: { 'site.yaml': 'start: { path: first-week, resource: handbook }' },
    good: { 'site.yaml': 'start: { path: first-week }' },
  },
  'too-few-answers': {
    level: 'error',
    means: 'A question has fewer than two answers, so there is nothing to choose.',
    why: 'A question that everybody answers alike helps nobody.',
    fix: 'Add an answer, or remove the question.',
    bad: {
      'site.yaml':
        'questions:\n  - ask: Do you begin?\n    answers:\n      - { say: "Yes", paths: [first-week] }',
    },
    good: {
      'site.yaml':
        'questions:\n  - ask: Do you begin?\n    answers:\n      - { say: "Yes", paths: [first-week] }\n      - { say: "No", paths: [] }',
    },
  },
  'doubled-answer': {
    level: 'error',
    means: 'The same question or answer stands twice.',
    why: 'Readers cannot choose between two answers that read alike.',
    fix: 'Remove one of them, or word it otherwise.',
    bad: {
      'site.yaml':
        'questions:\n  - ask: Do you begin?\n    answers:\n      - { say: "Yes", paths: [first-week] }\n      - { say: "Yes", paths: [] }',
    },
    good: {
      'site.yaml':
        'questions:\n  - ask: Do you begin?\n    answers:\n      - { say: "Yes", paths: [first-week] }\n      - { say: "No", paths: [] }',
    },
  },
  'aimless-question': {
    level: 'error',
    means: 'None of the answers speaks for a learning path.',
    why: 'Whoever answers it knows no more than before.',
    fix: 'Name paths at one of the answers, or remove the question.',
    bad: {
      'site.yaml':
        'questions:\n  - ask: Do you begin?\n    answers:\n      - { say: "Yes", paths: [] }\n      - { say: "No", paths: [] }',
    },
    good: {
      'site.yaml':
        'questions:\n  - ask: Do you begin?\n    answers:\n      - { say: "Yes", paths: [first-week] }\n      - { say: "No", paths: [] }',
    },
  },
  'expired-exception': {
    level: 'error',
    means: 'The last day of an exception is past.',
    why: 'An exception that nobody looks at again hides what it was made for, and what came after.',
    fix: 'Look again; remove the exception or give it a new day.',
    bad: {
      'exceptions.yaml':
        '# yaml-language-server: $schema=../public/schema/exceptions.json\n- rule: link-not-asked\n  where: docs.example\n  reason: They ask for it.\n  until: 2020-01-01\n',
    },
    good: {
      'exceptions.yaml':
        '# yaml-language-server: $schema=../public/schema/exceptions.json\n- rule: link-not-asked\n  where: docs.example\n  reason: They ask for it.\n  until: 2100-01-01\n',
    },
    proof: { by: 'web-features', at: 'https://github.com/web-platform-dx/web-features' },
  },
  'needless-exception': {
    level: 'error',
    means: 'An exception is for nothing that the catalog has.',
    why: 'A list of exceptions is read as a list of what is wrong.',
    fix: 'Remove it, or check its spelling.',
    bad: {
      'exceptions.yaml':
        '# yaml-language-server: $schema=../public/schema/exceptions.json\n- rule: leading-article\n  where: content/resources/handbook.yaml\n  reason: Its authors write it so.\n  until: 2100-01-01\n',
    },
    good: {
      'exceptions.yaml':
        '# yaml-language-server: $schema=../public/schema/exceptions.json\n- rule: leading-article\n  where: content/resources/handbook.yaml\n  reason: Its authors write it so.\n  until: 2100-01-01\n',
      'resources/handbook.yaml': 'summary: The book of all steps.',
    },
    proof: { by: 'web-features', at: 'https://github.com/web-platform-dx/web-features' },
  },
} as const satisfies Record<string, Rule>;
