import { z } from 'zod';
import { formerly, id, sentence, text } from './fields.ts';

const order = z
  .array(id)
  .min(1)
  .optional()
  .describe('Ids of resources in display order; the others follow by title.');

const group = z.strictObject({
  id: id.describe('Id of the group, unique in its section.'),
  title: text(80).describe('Heading of the group.'),
  order,
});

const section = z.strictObject({
  id: id.describe('Id of the section, unique in its topic; the anchor in the address.'),
  title: text(80).describe('Heading of the section.'),
  note: sentence(250).optional().describe('What belongs here, if the heading does not say so.'),
  order,
  groups: z
    .array(group)
    .min(1)
    .optional()
    .describe('Named groups within the section, in their order.'),
});

/** One topic: the frontmatter of `content/topics/<id>.mdx`. The body is its introduction. */
export const topicSchema = z.strictObject({
  title: text(60).describe('Name of the topic.'),
  summary: sentence(160).optional().describe('What it covers, in one line, for lists of topics.'),
  formerly: formerly.describe('Former ids; their URLs redirect to its page.'),
  order: order.describe(
    'Ids of resources without a section, in display order; the others follow by title.',
  ),
  sections: z
    .array(section)
    .min(1)
    .optional()
    .describe('Its sections, in their order; a short topic needs none.'),
});

export type TopicData = z.output<typeof topicSchema>;
