import type { StepData } from '../schema/learning-path.ts';
import type { Issue } from '../source/issue.ts';
import { isInvalid, type CheckedContent } from './checked-content.ts';
import { issueAt } from './issues.ts';
import type { Rule } from './rule.ts';

const path =
  '---\ntitle: First week\nsummary: From nothing to something.\naudience: Whoever begins.\nprerequisites: [You can read.]\n';
const outcomes = 'outcomes: [You can walk.]\n';
const steps =
  'steps:\n  - { kind: resource, id: read, title: Read, take: The words., done: You know them., resources: [{ id: handbook }] }\n';

/** What learning paths say of themselves. */
export const pathRules = [
  {
    code: 'unfinished-path',
    severity: 'advice',
    notOfLists: true,
    docs: {
      means: 'The learning path, or one of its steps, leaves out what readers go by.',
      why: 'Without summary, audience, prerequisites and outcomes, readers cannot choose between paths. Without what to learn and how to know that it is done, a step is only a link.',
      fix: 'Add what is missing, as far as you know it.',
    },
    examples: {
      bad: { 'paths/first-week.mdx': `${path}${steps}---\n` },
      good: { 'paths/first-week.mdx': `${path}${outcomes}${steps}---\n` },
    },
    check: checkFinished,
  },
] as const satisfies readonly Rule[];
type Code = (typeof pathRules)[number]['code'];

/** What each field of a path is for, in the order of the fields. */
const pathFields = {
  summary: 'what it is',
  audience: 'who it is for',
  prerequisites: 'what to know before',
  outcomes: 'what they can do afterwards',
} as const;

const stepFields = { take: 'what to learn from it', done: 'when they are done' } as const;

/** Each path says for whom it is and what comes of it, and each step what to learn and when it is done. */
export function checkFinished({ paths }: CheckedContent): Issue[] {
  return paths.flatMap((file): Issue[] => {
    const { source, data } = file;
    const report = (
      at: PropertyKey[],
      what: string,
      fields: Record<string, string>,
      of: object,
    ) => {
      const missing = Object.keys(fields).filter(
        (name) => !Object.hasOwn(of, name) && !isInvalid(file, ...at, name),
      );
      if (missing.length === 0) return [];
      const lacks = join(missing.map((name) => `"${name}"`));
      const reasons = join(missing.map((name) => fields[name] ?? ''));
      // The path itself is reported at its title.
      const place = at.length === 0 ? ['title'] : at;
      const message = `${what} has no ${lacks}, so readers do not know ${reasons}. Add ${missing.length === 1 ? 'it' : 'them'}.`;
      return [issueAt<Code>(source, place, 'unfinished-path', message)];
    };
    return [
      ...report([], 'the learning path', pathFields, data),
      ...data.steps.flatMap((step: StepData, s) =>
        report(['steps', s], `step "${step.title}"`, stepFields, step),
      ),
    ];
  });
}

/** `a, b or c`. */
function join(words: string[]): string {
  return words.length < 2
    ? words.join()
    : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
