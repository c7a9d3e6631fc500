import { z } from 'zod';
import { accesses, judges, kinds, levels, meaningsOf, statuses, valuesOf } from '../vocabulary.ts';
import { resourceRules } from './resource-rules.ts';
import { date, formerly, httpUrl, id, language, sentence, text, toldByEditors } from './fields.ts';

const level = z.enum(valuesOf(levels)).meta(meaningsOf(levels));

const DOI = /^10\.\d{4,9}\/[!-~]+$/;
const NO_DOI = 'is not a DOI. Write it without https://doi.org/, as in "10.1145/361011.361073"';
const NO_ISBN = 'is not an ISBN-13. Copy its 13 digits; the last one is a check digit';

const placement = z.strictObject({
  topic: id.describe('Id of the topic: the name of its file in content/topics without .mdx.'),
  section: id.describe('Id of the section, as the topic declares it.'),
  group: id.optional().describe('Id of the group within the section, where the section has any.'),
  title: text(120)
    .optional()
    .describe('What this placement is called there, when it differs from the title.'),
  locator: text(120)
    .optional()
    .describe('Which part is meant there: a volume, a section, a folder.'),
  note: sentence(300).optional().describe('What to look for in it when you come from that topic.'),
});

const startingPoint = z.strictObject({
  at: text(120).describe(
    'The file, folder, chapter or command to start with, as the resource names it.',
  ),
  url: httpUrl.optional().describe('Address of that part, if it has one.'),
  note: sentence(200).describe('What is to be found there.'),
});

const channel = z.strictObject({
  network: text(60).describe('The network or platform, such as OFTC or YouTube.'),
  server: text(120).optional().describe('Host name of the server, if it is known.'),
  name: text(60).describe('The name of the channel, such as #kvm.'),
});

const relation = z.strictObject({
  resource: id.describe('Id of the other resource.'),
  how: sentence(200).describe(
    'How the two belong together, worded so that it reads right on both pages.',
  ),
});

const archive = z.strictObject({
  url: httpUrl.describe('Address of the copy in an archive.'),
  captured: date.describe('Day on which the archive took it.'),
});

const caveat = z.strictObject({
  note: sentence(400).describe('What a reader should know is doubtful or does not match.'),
  evidence: httpUrl.optional().describe('Where that can be seen.'),
});

const resourceFields = z.strictObject({
  title: text(120).describe('The title as the resource itself writes it.'),
  aliases: z
    .array(text(80))
    .min(1)
    .max(20)
    .optional()
    .describe('Other names that people search for, such as an abbreviation.')
    .meta({ title: 'Other names' }),
  url: httpUrl
    .optional()
    .describe('Address of the resource. Books, papers and chats may have none.')
    .meta({ title: 'Address' }),
  archive: archive
    .optional()
    .describe('A copy of what stands at the address, for when the address fails.'),
  locator: text(120)
    .optional()
    .describe(
      'Which document is meant, when the address is a landing page that several resources share.',
    ),
  kind: z.enum(valuesOf(kinds)).meta(meaningsOf(kinds)).describe('What sort of thing it is.'),
  summary: sentence(250).describe('What it is and covers, in one or two sentences of your own.'),
  takeaways: z
    .array(sentence(200))
    .min(1)
    .max(20)
    .optional()
    .describe('What a reader gets from it, one sentence each.'),
  start: z
    .array(startingPoint)
    .min(1)
    .max(40)
    .optional()
    .describe('Where to start in it, in reading order.'),
  level: z
    .strictObject({
      from: level.describe('The lowest level it suits.'),
      to: level.describe('The highest level it suits.'),
      by: z
        .enum(valuesOf(judges))
        .meta(meaningsOf(judges))
        .optional()
        .describe('Who judged it: the source, or the editors of this catalog. Editors set it.'),
    })
    .optional()
    .describe('For whom it is. Leave it out unless somebody has judged it.'),
  access: z
    .enum(valuesOf(accesses))
    .meta(meaningsOf(accesses))
    .optional()
    .describe('What it takes to open it. Leave it out if you do not know.'),
  featured: z.boolean().optional().describe('Whether it is a pick. A pick needs a why.'),
  why: sentence(250).optional().describe('Why it is a pick.'),
  authors: z
    .array(text(80))
    .min(1)
    .max(40)
    .optional()
    .describe('Authors in their order, as the source names them.'),
  moreAuthors: z.boolean().optional().describe('Whether there are authors beyond those named.'),
  year: z
    .int()
    .min(1900)
    .max(2100)
    .optional()
    .describe('Year of publication, if it is one publication.'),
  venue: text(120).optional().describe('Journal, conference or publisher.'),
  doi: z
    .string()
    .refine((value) => DOI.test(value), { error: NO_DOI, params: { code: 'bad-doi' } })
    .meta(toldByEditors(NO_DOI, DOI.source))
    .optional()
    .describe('Digital object identifier, without address.')
    .meta({ title: 'DOI' }),
  isbn: z
    .string()
    .refine(isIsbn13, { error: NO_ISBN, params: { code: 'bad-isbn' } })
    .meta(toldByEditors(NO_ISBN, '^(?:-*\\d){13}-*$'))
    .optional()
    .describe('ISBN-13, hyphens allowed.')
    .meta({ title: 'ISBN' }),
  language: language
    .optional()
    .describe('Language it is written in, when it is not the language of the catalog.'),
  channel: channel.optional().describe('Where it lives, for chats and video channels.'),
  requires: z.array(id).min(1).max(20).optional().describe('Ids of the resources to know before.'),
  related: z
    .array(relation)
    .min(1)
    .max(20)
    .optional()
    .describe('Resources that belong together with it; shown on both.'),
  caveats: z
    .array(caveat)
    .min(1)
    .max(10)
    .optional()
    .describe('Known faults and doubts, told to the reader.'),
  formerly: formerly.describe('Ids it had before; their addresses lead to its page.'),
  added: date.optional().describe('Day on which the list first carried it, if known.'),
  reviewed: date
    .optional()
    .describe('Day on which somebody last looked whether all of this still holds.'),
  status: z
    .enum(valuesOf(statuses))
    .meta(meaningsOf(statuses))
    .optional()
    .describe('Set when it is retired: recommended no more, but not forgotten.'),
  reason: sentence(300).optional().describe('Why it is retired; readers see it.'),
  since: date.optional().describe('Day on which it was retired, if known.'),
  successor: id
    .optional()
    .describe('Id of the resource that takes its place, if one does; its address leads there.'),
  placements: z
    .array(placement)
    .max(40)
    .refine((list) => list.length > 0, {
      error: 'is empty, so readers cannot find the resource. Add a topic and a section',
      params: { code: 'no-placement' },
    })
    .meta({ minItems: 1 })
    .describe('Where it appears: topics and sections, the most fitting first.'),
});

export type ResourceFields = z.output<typeof resourceFields>;

/** One resource: the content of `content/resources/<id>.yaml`. */
export const resourceSchema = resourceFields.superRefine(
  (resource, context) => {
    for (const { code, path, error, isBroken } of resourceRules)
      if (isBroken(resource))
        context.addIssue({ code: 'custom', path, message: error, params: { code } });
  },
  {
    // Beside the rules of single fields, so that all issues are told at once.
    when: ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
  },
);

export type ResourceData = z.output<typeof resourceSchema>;

/** Whether a text is an ISBN-13 with a right check digit (ISO 2108: weights 1 and 3, sum divisible by 10). */
function isIsbn13(value: string): boolean {
  const digits = value.replaceAll('-', '');
  if (!/^97[89]\d{10}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0);
  return sum % 10 === 0;
}
