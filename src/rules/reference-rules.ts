import type { Rule } from './rule.ts';

const topic = (fields: string) =>
  `---\ntitle: Basics\nsummary: What everybody needs first.\nsections:\n${fields}---\n`;

const reading = '  - id: reading\n    title: Reading\n';
const news = '  - id: news\n    title: News\n';

/** What ties one file to another. */
export const referenceRules = {
  'unknown-topic': {
    level: 'error',
    means: 'There is no topic with this id.',
    why: 'The resource would not appear anywhere.',
    fix: 'Use the name of a file in content/topics, without .mdx.',
    bad: { 'resources/handbook.yaml': 'placements:\n  - topic: basic\n    section: reading' },
    good: { 'resources/handbook.yaml': 'placements:\n  - topic: basics\n    section: reading' },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'unknown-section': {
    level: 'error',
    means: 'The topic has no section with this id.',
    why: 'The resource would not appear anywhere.',
    fix: 'Use a section that the topic declares, or add the section to the topic.',
    bad: { 'resources/handbook.yaml': 'placements:\n  - topic: basics\n    section: books' },
    good: { 'resources/handbook.yaml': 'placements:\n  - topic: basics\n    section: reading' },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'unknown-group': {
    level: 'error',
    means: 'The section has no group with this id.',
    why: 'The resource would not appear anywhere.',
    fix: 'Use a group that the section declares, or remove the group.',
    bad: {
      'resources/handbook.yaml':
        'placements:\n  - topic: basics\n    section: reading\n    group: paper',
    },
    good: { 'resources/handbook.yaml': 'placements:\n  - topic: basics\n    section: reading' },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'unknown-resource': {
    level: 'error',
    means: 'There is no resource with this id.',
    why: 'A link to it would be broken.',
    fix: 'Use the name of a file in content/resources, without .yaml.',
    bad: { 'resources/course.yaml': 'requires: [hand-book]' },
    good: { 'resources/course.yaml': 'requires: [handbook]' },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'unknown-path': {
    level: 'error',
    means: 'There is no learning path with this id.',
    why: 'A link to it would be broken.',
    fix: 'Use the name of a file in content/paths, without .mdx.',
    bad: { 'site.yaml': 'paths: [first-week, second-week]' },
    good: { 'site.yaml': 'paths: [first-week]' },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'unknown-term': {
    level: 'error',
    means: 'The glossary has no term with this id.',
    why: 'A link to it would be broken.',
    fix: 'Use an id from glossary.yaml.',
    bad: { 'glossary.yaml': 'step:\n  term: Step\n  definition: One stage.\n  see: [walk]' },
    good: { 'glossary.yaml': 'step:\n  term: Step\n  definition: One stage.\n  see: [path]' },
  },
  'doubled-id': {
    level: 'error',
    means: 'The same id appears twice where it must be unique.',
    why: 'An id is part of a URL, and a URL leads to one page.',
    fix: 'Remove or rename one of them.',
    bad: { 'resources/course.yaml': 'requires: [handbook, handbook]' },
    good: { 'resources/course.yaml': 'requires: [handbook]' },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'broken-reference': {
    level: 'error',
    means: 'A link in a text leads to a page that does not exist on this site.',
    why: 'Readers who follow it see an error page.',
    fix: 'Write the link from the root, with a slash at the end: /resources/handbook/.',
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
    means: 'A link in a text uses a URL that has since changed.',
    why: 'The old URL still redirects, but each redirect makes readers wait.',
    fix: 'Use the new URL, which the check shows.',
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
    means: 'The section has no resources.',
    why: 'A heading with nothing under it looks like an error on the page.',
    fix: 'Place a resource in the section, or remove the section.',
    bad: { 'topics/basics.mdx': topic(`${reading}${news}  - id: videos\n    title: Videos\n`) },
    good: { 'topics/basics.mdx': topic(reading + news) },
    proof: { by: 'hecat', at: 'https://github.com/nodiscc/hecat' },
  },
  'unused-group': {
    level: 'error',
    means: 'The group has no resources.',
    why: 'A heading with nothing under it looks like an error on the page.',
    fix: 'Place a resource in the group, or remove the group.',
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
    means: 'The order includes a resource that has no placement there.',
    why: 'The author of the order thinks that the resource is listed there.',
    fix: 'Remove the id from the order, or place the resource there.',
    bad: { 'topics/basics.mdx': topic(`${reading}    order: [handbook, blog]\n${news}`) },
    good: { 'topics/basics.mdx': topic(`${reading}    order: [handbook, course]\n${news}`) },
  },
  'unlisted-topic': {
    level: 'error',
    means: 'The topic is missing from "topics" in site.yaml.',
    why: 'A topic that is not in the order appears on no page.',
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
    means: 'The learning path is missing from "paths" in site.yaml.',
    why: 'A path that is not in the order has no letter and no line.',
    fix: 'Add its id to "paths" in content/site.yaml.',
    bad: { 'site.yaml': 'paths: []' },
    good: { 'site.yaml': 'paths: [first-week]' },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'few-resources': {
    level: 'advice',
    means: 'The topic has fewer than three resources.',
    why: 'Readers do not return to a page with two rows, and find its resources more easily under a broader topic.',
    fix: 'Add resources, or turn the topic into a section of another topic.',
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
    why: 'Readers of a long list choose from the first few.',
    fix: 'Split it into groups or sections with names that help readers to choose.',
    bad: 'A section with thirteen resources under one heading.',
    good: 'The same thirteen in two groups, "To begin with" and "To look things up".',
    proof: { by: 'awesome-go', at: 'https://github.com/avelino/awesome-go' },
  },
  'former-id-own': {
    level: 'error',
    means: 'The list of former ids contains the current id.',
    why: 'The old URL would redirect to itself.',
    fix: 'Remove the id from "formerly".',
    bad: { 'resources/handbook.yaml': 'formerly: [handbook]' },
    good: { 'resources/handbook.yaml': 'formerly: [the-book]' },
    proof: { by: 'landscape2 #639', at: 'https://github.com/cncf/landscape2/issues/639' },
  },
  'former-id-in-use': {
    level: 'error',
    means: 'A former id is now the id of something else of the same kind.',
    why: 'One URL cannot lead to two pages.',
    fix: 'Remove the id from "formerly", or give the other page a new id.',
    bad: { 'resources/handbook.yaml': 'formerly: [course]' },
    good: { 'resources/handbook.yaml': 'formerly: [the-book]' },
    proof: { by: 'landscape2 #639', at: 'https://github.com/cncf/landscape2/issues/639' },
  },
  'former-id-claimed': {
    level: 'error',
    means: 'Two pages of the same kind claim the same former id.',
    why: 'One URL cannot lead to two pages.',
    fix: 'Keep the former id on one of them.',
    bad: {
      'resources/handbook.yaml': 'formerly: [the-book]',
      'resources/course.yaml': 'formerly: [the-book]',
    },
    good: { 'resources/handbook.yaml': 'formerly: [the-book]' },
    proof: { by: 'landscape2 #639', at: 'https://github.com/cncf/landscape2/issues/639' },
  },
  'deleted-resource': {
    level: 'advice',
    means: 'A change deletes a resource without a successor.',
    why: 'Readers who saved its URL get an error page, and their progress on it is lost.',
    fix: 'Retire the resource with "status: deprecated" and a reason, or add its id to "formerly" of the resource that replaces it.',
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
    means: 'The question has fewer than two answers.',
    why: 'A question with one possible answer does not help readers choose.',
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
    means: 'The same question or answer appears twice.',
    why: 'Readers cannot choose between two identical answers.',
    fix: 'Remove one of them, or reword it.',
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
    means: 'None of the answers leads to a learning path.',
    why: 'Readers who answer the question get no recommendation.',
    fix: 'Add paths to at least one answer, or remove the question.',
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
    means: 'The exception has expired.',
    why: 'An exception that nobody reviews hides the original problem and any new ones.',
    fix: 'Review the exception, then remove it or set a new date.',
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
    means: 'The exception matches nothing in the catalog.',
    why: 'Readers of the list of exceptions take each entry for a known problem.',
    fix: 'Remove the exception, or check its spelling.',
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
