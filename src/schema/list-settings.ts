import { z } from 'zod';
import { breaks, id, sentence, text } from './fields.ts';
import { createGlossarySchema } from './glossary.ts';
import { createLearningPathSchema } from './learning-path.ts';
import { resourceFields } from './resource.ts';
import { createQuestionsSchema, createStartSchema, siteSchema } from './site.ts';

const headingMeanings = {
  topic: 'a topic of its own',
  section: 'a section of the topic above it',
  group: 'a group of the section above it',
  skip: 'not part of the list',
} as const;

/** What a column of a table, or the text behind the dash, can hold. */
const textMeanings = {
  summary: 'what the resource is',
  authors: 'who made it',
  level: 'who it is for',
  year: 'when it was published',
  note: 'something else to know',
  skip: 'nothing that is shown',
} as const;

function namesOf<Meanings extends object>(meanings: Meanings) {
  return Object.keys(meanings) as [keyof Meanings & string];
}

export type HeadingMeaning = keyof typeof headingMeanings;
export type TextMeaning = keyof typeof textMeanings;

const reference = text(2000).describe(
  'The address or the title of an entry of the list, or its id.',
);

const pathName = text(200).describe('The title or the id of a learning path.');

const relation = z.strictObject({
  resource: reference,
  how: sentence(200).describe('How the two are related, worded so that it fits on both pages.'),
});

/** What can be said of an entry beside the list: every field of a resource but where it is in the list. */
const overlay = resourceFields
  .omit({ url: true, placements: true, formerly: true })
  .extend({
    requires: z.array(reference).min(1).max(20).optional().describe('The entries to know first.'),
    related: z
      .array(relation)
      .min(1)
      .max(20)
      .optional()
      .describe('Related entries; shown on both pages.'),
    successor: reference.optional().describe('The entry that takes its place, if any.'),
  })
  .partial();

const NO_LIST = 'is not a Markdown file below this folder. Write its path, such as "docs/tools.md"';

/** Whether a text is the path of a Markdown list below a folder. */
export function isListPath(path: string): boolean {
  return /^(?!\/)(?!.*(?:^|\/)\.{1,2}\/)[^\\:]+\.(?:md|markdown)$/i.test(path);
}

/** What a list does not say of itself: the content of `cairn.yaml` beside it. */
export const listSettingsSchema = siteSchema
  .omit({ topics: true, paths: true, pages: true })
  .partial()
  .extend({
    lists: z
      .array(
        z
          .string()
          .max(200)
          .refine(isListPath, { error: NO_LIST, params: breaks('bad-list') }),
      )
      .min(1)
      .max(40)
      .optional()
      .describe('Paths of the lists, in order; without it, the list itself, or README.md.'),
    headings: z
      .record(text(200), z.enum(namesOf(headingMeanings)))
      .optional()
      .describe('What headings mean, by their text, where it is guessed wrong.'),
    marks: z
      .record(
        text(40),
        z.union([
          text(60),
          z.strictObject({
            means: text(60).describe('What the mark means.'),
            pick: z.boolean().describe('Whether its entries are picks.'),
          }),
        ]),
      )
      .optional()
      .describe(
        'What emoji and other marks of entries mean. One that means a recommendation, such as "must read", makes picks, unless "pick" says otherwise.',
      ),
    columns: z
      .record(text(120), z.enum(namesOf(textMeanings)))
      .optional()
      .describe('What columns of tables hold, by their headings.'),
    behind: z
      .enum(namesOf(textMeanings))
      .optional()
      .describe('What the text behind the dash is, if it is no summary.'),
    entries: z
      .record(text(2000), overlay)
      .optional()
      .describe('What the list does not say of its entries, by their address or title.'),
    paths: z
      .array(
        createLearningPathSchema(reference).extend({
          id: id.describe('Id of the path, part of its address.'),
        }),
      )
      .min(1)
      .max(100)
      .optional()
      .describe('Learning paths through the list. Resources are named by address, title or id.'),
    glossary: createGlossarySchema(reference).optional(),
    start: createStartSchema(pathName, reference),
    questions: createQuestionsSchema(pathName),
    channels: z
      .array(reference)
      .min(1)
      .optional()
      .describe('The entries where readers can get help.'),
  });

export type ListSettings = z.output<typeof listSettingsSchema>;
