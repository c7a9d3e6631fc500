import { z } from 'zod';
import type { StepKind } from './vocabulary.ts';
import { formerly, httpUrl, id, sentence, text } from './fields.ts';

const reading = z.strictObject({
  title: text(120).describe('Title of the text to read.'),
  url: httpUrl.describe('URL of the text.'),
  deeper: z.boolean().optional().describe('Whether it goes deeper than the step requires.'),
});

function kind<K extends StepKind>(value: K) {
  return z.literal(value).describe('The kind of step; the other fields depend on it.');
}

/**
 * One learning path.
 *
 * @param resource what names a resource
 */
export function createLearningPathSchema(resource: z.ZodString) {
  const common = {
    id: id.describe('Id of the step, unique in its path; the anchor in the address.'),
    formerly: formerly.describe('Former ids; anchors and saved progress are kept.'),
    title: text(60).describe('Title of the step on the line.'),
    take: sentence(300).optional().describe('What to learn from it.'),
    done: sentence(300).optional().describe('How you know that you are done.'),
    companions: z
      .array(resource)
      .min(1)
      .optional()
      .describe('Ids of resources that help with the step, but are not the step itself.'),
  };

  const use = z.strictObject({
    id: resource.describe('Id of the resource.'),
    locator: text(120).optional().describe('The part of it that is meant.'),
  });

  const step = z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: kind('resource'),
        ...common,
        resources: z.array(use).min(1).describe('The resources to work with, in their order.'),
      }),
      z.strictObject({
        kind: kind('reading'),
        ...common,
        readings: z.array(reading).min(1).describe('The texts to read, in their order.'),
      }),
      z.strictObject({ kind: kind('activity'), ...common }),
    ])
    .describe('One stage of the path: a resource, a reading or an activity.');

  return z.strictObject({
    title: text(60).describe('Name of the learning path.'),
    summary: sentence(160).optional().describe('The path in one line, for lists of paths.'),
    audience: sentence(300).optional().describe('Who it is for.'),
    prerequisites: z
      .array(sentence(200))
      .min(1)
      .optional()
      .describe('What to know before, one sentence each.'),
    outcomes: z
      .array(sentence(200))
      .min(1)
      .optional()
      .describe('What you can do afterwards, one sentence each.'),
    formerly: formerly.describe('Former ids; their URLs redirect and saved progress is kept.'),
    steps: z.array(step).min(1).describe('The steps, in their order.'),
  });
}

/** One learning path: the frontmatter of `content/paths/<id>.mdx`. The body says why this order. */
export const learningPathSchema = createLearningPathSchema(id);

export type LearningPathData = z.output<typeof learningPathSchema>;
export type StepData = LearningPathData['steps'][number];
