import { type Case } from './small-content.ts';

/** The cases of questions that help to choose a learning path. */
export const questions: Case[] = [
  {
    name: 'accepts questions, and answers that speak for no path',
    change: withQuestions(
      `- ask: Code or theory?
  answers:
  - { say: Code, paths: [first-guest], because: It ends in code. }
  - { say: Theory, paths: [] }`,
    ),
    says: [],
  },
  {
    name: 'names unknown and doubled paths of an answer',
    change: withQuestions(
      `- ask: Code or theory?
  answers:
  - { say: Code, paths: [first-ghost] }
  - { say: Theory, paths: [first-guest, first-guest] }`,
    ),
    says: [
      'site.yaml:19:26  unknown-path  learning path "first-ghost" does not exist. Did you mean "first-guest"?',
      'site.yaml:20:41  doubled-id  "first-guest" appears twice. Remove one of them.',
    ],
  },
  {
    name: 'names a question without a choice',
    change: withQuestions(
      `- ask: Code?
  answers:
  - { say: Code, paths: [first-guest] }
- { ask: Theory?, answers: [] }`,
    ),
    says: [
      'site.yaml:19:3  too-few-answers  questions 1 answers has too few answers. Add at least two.',
      'site.yaml:20:28  too-few-answers  questions 2 answers has too few answers. Add at least two.',
    ],
  },
  {
    name: 'names questions and answers that stand twice',
    change: withQuestions(
      `- ask: Code?
  answers:
  - { say: Code, paths: [first-guest] }
  - { say: Code, paths: [] }
- ask: Code?
  answers:
  - { say: Yes., paths: [first-guest] }
  - { say: No., paths: [] }`,
    ),
    says: [
      'site.yaml:20:12  doubled-answer  "Code" appears twice. Remove or reword one of them.',
      'site.yaml:21:8  doubled-answer  "Code?" appears twice. Remove or reword one of them.',
    ],
  },
  {
    name: 'names a question that leads nowhere',
    change: withQuestions(
      `- ask: Tea or coffee?
  answers:
  - { say: Tea, paths: [] }
  - { say: Coffee, paths: [] }`,
    ),
    says: [
      'site.yaml:19:3  aimless-question  no answer to "Tea or coffee?" leads to a learning path. Add one, or remove the question.',
    ],
  },
];

function withQuestions(text: string): Case['change'] {
  return { 'site.yaml': ['channels:', `questions:\n${text}\nchannels:`] };
}
