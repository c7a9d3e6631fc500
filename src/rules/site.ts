import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import { isInvalid, type Checked, type CheckedContent } from './checked-content.ts';
import { exercism, reading } from './docs.ts';
import { issueAt } from './issues.ts';
import { nameOf } from './references.ts';
import type { Rule } from './rule.ts';

const moreTopic = '---\ntitle: More\nsummary: What everybody needs first.\nsections:\n';

/** What the site lists, and the questions that lead to its paths. */
export const siteRules = [
  {
    code: 'unlisted-topic',
    severity: 'error',
    docs: {
      means: 'The topic is missing from "topics" in site.yaml.',
      why: 'A topic that is not in the order appears on no page.',
      fix: 'Add its id to "topics" in content/site.yaml.',
      proof: exercism,
    },
    examples: {
      bad: {
        'topics/more.mdx': `${moreTopic}${reading}---\n`,
        'resources/handbook.yaml':
          'placements:\n  - topic: basics\n    section: reading\n  - topic: more\n    section: reading',
        'resources/course.yaml':
          'placements:\n  - topic: basics\n    section: reading\n  - topic: more\n    section: reading',
        'resources/blog.yaml':
          'placements:\n  - topic: basics\n    section: news\n  - topic: more\n    section: reading',
      },
      good: {
        'site.yaml': 'topics: [basics, more]',
        'topics/more.mdx': `${moreTopic}${reading}---\n`,
        'resources/handbook.yaml':
          'placements:\n  - topic: basics\n    section: reading\n  - topic: more\n    section: reading',
        'resources/course.yaml':
          'placements:\n  - topic: basics\n    section: reading\n  - topic: more\n    section: reading',
        'resources/blog.yaml':
          'placements:\n  - topic: basics\n    section: news\n  - topic: more\n    section: reading',
      },
    },
    check: checkListed,
  },
  {
    code: 'unlisted-path',
    severity: 'error',
    docs: {
      means: 'The learning path is missing from "paths" in site.yaml.',
      why: 'A path that is not in the order has no letter and no line.',
      fix: 'Add its id to "paths" in content/site.yaml.',
      proof: exercism,
    },
    examples: { bad: { 'site.yaml': 'paths: []' }, good: { 'site.yaml': 'paths: [first-week]' } },
    check: checkListed,
  },
  {
    code: 'unclear-start',
    severity: 'error',
    docs: {
      means: 'The start names neither a learning path nor a resource, or both.',
      why: 'The home page offers newcomers one start: with two, or none, they are back at choosing.',
      fix: 'Name one path or one resource.',
    },
    examples: {
      bad: { 'site.yaml': 'start: { path: first-week, resource: handbook }' },
      good: { 'site.yaml': 'start: { path: first-week }' },
    },
  },
  {
    code: 'too-few-answers',
    severity: 'error',
    docs: {
      means: 'The question has fewer than two answers.',
      why: 'A question with one possible answer does not help readers choose.',
      fix: 'Add an answer, or remove the question.',
    },
    examples: {
      bad: {
        'site.yaml':
          'questions:\n  - ask: Do you begin?\n    answers:\n      - { say: "Yes", paths: [first-week] }',
      },
      good: {
        'site.yaml':
          'questions:\n  - ask: Do you begin?\n    answers:\n      - { say: "Yes", paths: [first-week] }\n      - { say: "No", paths: [] }',
      },
    },
  },
  {
    code: 'doubled-answer',
    severity: 'error',
    docs: {
      means: 'The same question or answer appears twice.',
      why: 'Readers cannot choose between two identical answers.',
      fix: 'Remove one of them, or reword it.',
    },
    examples: {
      bad: {
        'site.yaml':
          'questions:\n  - ask: Do you begin?\n    answers:\n      - { say: "Yes", paths: [first-week] }\n      - { say: "Yes", paths: [] }',
      },
      good: {
        'site.yaml':
          'questions:\n  - ask: Do you begin?\n    answers:\n      - { say: "Yes", paths: [first-week] }\n      - { say: "No", paths: [] }',
      },
    },
    check: checkQuestions,
  },
  {
    code: 'aimless-question',
    severity: 'error',
    docs: {
      means: 'None of the answers leads to a learning path.',
      why: 'Readers who answer the question get no recommendation.',
      fix: 'Add paths to at least one answer, or remove the question.',
    },
    examples: {
      bad: {
        'site.yaml':
          'questions:\n  - ask: Do you begin?\n    answers:\n      - { say: "Yes", paths: [] }\n      - { say: "No", paths: [] }',
      },
      good: {
        'site.yaml':
          'questions:\n  - ask: Do you begin?\n    answers:\n      - { say: "Yes", paths: [first-week] }\n      - { say: "No", paths: [] }',
      },
    },
    check: checkQuestions,
  },
] as const satisfies readonly Rule[];
type Code = (typeof siteRules)[number]['code'];

/** The site lists every topic and learning path. */
function checkListed({ site, topics, paths }: CheckedContent): Issue[] {
  if (!site) return [];
  return [
    ...(isInvalid(site, 'topics') ? [] : unlisted(topics, site.data.topics, 'topic')),
    ...(isInvalid(site, 'paths') ? [] : unlisted(paths, site.data.paths, 'path')),
  ];
}

function unlisted(files: Checked<unknown>[], listed: string[], what: 'topic' | 'path'): Issue[] {
  return files.flatMap(({ source }) =>
    listed.includes(source.id)
      ? []
      : [
          issueAt<Code>(
            source,
            [],
            `unlisted-${what}`,
            `content/site.yaml does not list ${nameOf(what)} "${source.id}". Add it to "${what}s" there.`,
          ),
        ],
  );
}

/** Every question and answer appears once, and one of the answers leads to a learning path. */
function checkQuestions({ site }: CheckedContent): Issue[] {
  if (!site?.data.questions) return [];
  const { source } = site;
  const { questions } = site.data;
  return [
    ...doubledTexts(
      source,
      questions.map(({ ask }) => ask),
      ['questions'],
      'ask',
    ),
    ...questions.flatMap(({ ask, answers }, q): Issue[] => {
      const path = ['questions', q, 'answers'];
      return [
        ...(answers.length > 1 && answers.every((answer) => answer.paths.length === 0)
          ? [
              issueAt<Code>(
                source,
                path,
                'aimless-question',
                `no answer to "${ask}" leads to a learning path. Add one, or remove the question.`,
              ),
            ]
          : []),
        ...doubledTexts(
          source,
          answers.map(({ say }) => say),
          path,
          'say',
        ),
      ];
    }),
  ];
}

function doubledTexts(
  source: ContentFile,
  texts: string[],
  path: PropertyKey[],
  field: string,
): Issue[] {
  return texts.flatMap((text, i) =>
    texts.indexOf(text) === i
      ? []
      : [
          issueAt<Code>(
            source,
            [...path, i, field],
            'doubled-answer',
            `"${text}" appears twice. Remove or reword one of them.`,
          ),
        ],
  );
}
