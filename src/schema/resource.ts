import { z } from 'zod';
import { accesses, judges, kinds, levels, meaningsOf, statuses, valuesOf } from './vocabulary.ts';
import {
  breaks,
  date,
  formerly,
  httpUrl,
  id,
  language,
  type SchemaCode,
  sentence,
  text,
  editorMessage,
} from './fields.ts';

const level = z.enum(valuesOf(levels)).meta(meaningsOf(levels));

const DOI = /^10\.\d{4,9}\/[!-~]+$/;
const NO_DOI = 'is not a DOI. Write it without https://doi.org/, as in "10.1145/361011.361073"';
const NO_ISBN = 'is not an ISBN-13. Copy its 13 digits; the last one is a check digit';

const placement = z.strictObject({
  topic: id.describe('Id of the topic: the name of its file in content/topics without .mdx.'),
  section: id
    .optional()
    .describe('Id of the section, as the topic declares it, if any. What has none comes first.'),
  group: id.optional().describe('Id of the group within the section, where the section has any.'),
  title: text(120).optional().describe('Its title there, if it differs.'),
  locator: text(120).optional().describe('The part meant there: a volume, a section, a folder.'),
  note: sentence(300).optional().describe('What readers of that topic should look for in it.'),
});

const startingPoint = z.strictObject({
  at: text(120).describe(
    'The file, folder, chapter or command to start with, as the resource names it.',
  ),
  url: httpUrl.optional().describe('URL of that part, if it has one.'),
  note: sentence(200).describe('What it contains.'),
});

const channel = z.strictObject({
  network: text(60).describe('The network or platform, such as OFTC or YouTube.'),
  server: text(120).optional().describe('Host name of the server, if known.'),
  name: text(60).describe('The name of the channel, such as #kvm.'),
});

const relation = z.strictObject({
  resource: id.describe('Id of the other resource.'),
  how: sentence(200).describe('How the two are related, worded so that it fits on both pages.'),
});

const archive = z.strictObject({
  url: httpUrl.describe('URL of the archived copy.'),
  captured: date.describe('Date on which it was archived.'),
});

const link = z.strictObject({
  title: text(120).optional().describe('What it leads to, if the address does not show it.'),
  url: httpUrl.describe('The address.'),
});

const caveat = z.strictObject({
  note: sentence(400).describe('What is doubtful or does not match.'),
  evidence: httpUrl.optional().describe('A URL that shows it.'),
});

export const resourceFields = z.strictObject({
  title: text(120).describe('The title, as on the resource itself.'),
  aliases: z
    .array(text(80))
    .min(1)
    .max(20)
    .optional()
    .describe('Other names that people search for, such as an abbreviation.')
    .meta({ title: 'Other names' }),
  url: httpUrl
    .optional()
    .describe('Where it is on the web. Books, papers and chats may have none.')
    .meta({ title: 'URL' }),
  archive: archive.optional().describe('A copy of the page, in case the URL stops working.'),
  locator: text(120)
    .optional()
    .describe('Which document is meant, if several resources share the URL.'),
  kind: z
    .enum(valuesOf(kinds))
    .meta(meaningsOf(kinds))
    .optional()
    .describe('The kind of resource.'),
  summary: sentence(250)
    .optional()
    .describe('What it is and covers, in one or two of your own sentences.'),
  takeaways: z
    .array(sentence(200))
    .min(1)
    .max(20)
    .optional()
    .describe('What readers learn from it, one sentence each.'),
  start: z
    .array(startingPoint)
    .min(1)
    .max(40)
    .optional()
    .describe('Where to start, in reading order.'),
  level: z
    .strictObject({
      from: level.describe('The lowest suitable level.'),
      to: level.describe('The highest suitable level.'),
      by: z
        .enum(valuesOf(judges))
        .meta(meaningsOf(judges))
        .optional()
        .describe('Who set it: the source, or the editors of this catalog.'),
    })
    .optional()
    .describe('Who it is for. Leave it out unless somebody has rated it.'),
  access: z
    .enum(valuesOf(accesses))
    .meta(meaningsOf(accesses))
    .optional()
    .describe('What readers need to open it. Leave it out if unknown.'),
  featured: z.boolean().optional().describe('Whether it is a pick. A pick needs a why.'),
  why: sentence(250).optional().describe('Why it is a pick.'),
  authors: z
    .array(text(80))
    .min(1)
    .max(40)
    .optional()
    .describe('Authors in order, as in the source.'),
  moreAuthors: z.boolean().optional().describe('Whether there are more authors.'),
  year: z.int().min(1900).max(2100).optional().describe('Year of publication, if there is one.'),
  venue: text(120).optional().describe('Journal, conference or publisher.'),
  doi: z
    .string()
    .refine((value) => DOI.test(value), { error: NO_DOI, params: breaks('bad-doi') })
    .meta(editorMessage(NO_DOI, DOI.source))
    .optional()
    .describe('Digital object identifier, not a URL.')
    .meta({ title: 'DOI' }),
  isbn: z
    .string()
    .refine(isIsbn13, { error: NO_ISBN, params: breaks('bad-isbn') })
    .meta(editorMessage(NO_ISBN, '^(?:-*\\d){13}-*$'))
    .optional()
    .describe('ISBN-13, hyphens allowed.')
    .meta({ title: 'ISBN' }),
  language: language.optional().describe('Language, if it is not the language of the catalog.'),
  links: z
    .array(link)
    .min(1)
    .max(20)
    .optional()
    .describe('Its other addresses: the source code, a demo, a PDF.')
    .meta({ title: 'More links' }),
  tags: z
    .array(text(60))
    .min(1)
    .max(20)
    .optional()
    .describe('Words that label it, such as a licence or a programming language.'),
  notes: z
    .array(sentence(400))
    .min(1)
    .max(20)
    .optional()
    .describe('What else there is to know, one point each.'),
  channel: channel.optional().describe('Where it is, for chats and video channels.'),
  requires: z.array(id).min(1).max(20).optional().describe('Ids of the resources to know first.'),
  related: z
    .array(relation)
    .min(1)
    .max(20)
    .optional()
    .describe('Related resources; shown on both pages.'),
  caveats: z
    .array(caveat)
    .min(1)
    .max(10)
    .optional()
    .describe('Known problems and doubts; readers see them.'),
  formerly: formerly.describe('Former ids; their URLs redirect to its page.'),
  added: date.optional().describe('Date on which it was added, if known.'),
  reviewed: date.optional().describe('Date of the last review of this entry.'),
  status: z
    .enum(valuesOf(statuses))
    .meta(meaningsOf(statuses))
    .optional()
    .describe('Set if it is retired: no longer recommended, but kept.'),
  reason: sentence(300).optional().describe('Why it is retired; readers see it.'),
  since: date.optional().describe('Date on which it was retired, if known.'),
  successor: id.optional().describe('Id of its successor, if any; its URL redirects there.'),
  placements: z
    .array(placement)
    .max(40)
    .refine((list) => list.length > 0, {
      error: 'is empty, so readers cannot find the resource. Add a topic',
      params: breaks('no-placement'),
    })
    .meta({ minItems: 1 })
    .describe('Where it appears: topics, and sections of them, the best first.'),
});

type ResourceFields = z.output<typeof resourceFields>;

/** A rule over several fields of a resource. */
interface FieldsRule {
  code: SchemaCode;
  /** Where its issue stands. */
  path: (keyof ResourceFields | 'from')[];
  error: string;
  /** Fields may be absent or of a wrong type: other rules report that in the same run. */
  isBroken: (resource: Partial<ResourceFields>) => boolean;
}

const waysToFind = ['url', 'doi', 'isbn', 'channel', 'authors'] as const;
const ofRetired = ['reason', 'since', 'successor'] as const;

const resourceRules: FieldsRule[] = [
  {
    code: 'level-order',
    path: ['level', 'from'],
    error: 'is above the highest level. Swap "from" and "to"',
    isBroken: ({ level }) => isReversed(level),
  },
  {
    code: 'pick-without-why',
    path: ['featured'],
    error: 'needs a reason. Add "why"',
    isBroken: ({ featured, why }) => featured === true && why === undefined,
  },
  {
    code: 'why-without-pick',
    path: ['why'],
    error:
      'is the reason for a pick, but the resource is not a pick. Add "featured: true" or remove the reason',
    isBroken: ({ featured, why }) => why !== undefined && !featured,
  },
  {
    code: 'retired-without-reason',
    path: ['status'],
    error: 'needs a reason. Add "reason"',
    isBroken: ({ status, reason }) => status === 'deprecated' && reason === undefined,
  },
  ...ofRetired.map((field): FieldsRule => ({
    code: 'not-retired',
    path: [field],
    error:
      'is only for retired resources, and this one is not retired. Add "status: deprecated" or remove the field',
    isBroken: ({ status, [field]: value }) => status === undefined && value !== undefined,
  })),
  {
    code: 'retired-pick',
    path: ['featured'],
    error: 'is set, but the resource is retired. Remove "featured" and "why"',
    isBroken: ({ status, featured }) => status === 'deprecated' && featured === true,
  },
  {
    code: 'archive-without-url',
    path: ['archive'],
    error: 'is a copy, but the resource has no URL. Add "url"',
    isBroken: ({ archive, url }) => archive !== undefined && url === undefined,
  },
  {
    code: 'authors-missing',
    path: ['moreAuthors'],
    error: 'is set, but no author is named. Add "authors"',
    isBroken: ({ authors, moreAuthors }) => moreAuthors === true && authors === undefined,
  },
  {
    code: 'not-findable',
    path: [],
    error: 'has no url, doi, isbn, channel or authors. Add one so that readers can find it',
    isBroken: (resource) => waysToFind.every((field) => resource[field] === undefined),
  },
  {
    code: 'summary-repeats-title',
    path: ['summary'],
    error: 'starts with the title. Start with what the resource is',
    isBroken: ({ title, summary }) =>
      typeof title === 'string' &&
      typeof summary === 'string' &&
      title !== '' &&
      beginsWith(summary, title),
  },
];

/** One resource: the content of `content/resources/<id>.yaml`. */
export const resourceSchema = resourceFields.superRefine(
  (resource, context) => {
    for (const { code, path, error, isBroken } of resourceRules)
      if (isBroken(resource))
        context.addIssue({ code: 'custom', path, message: error, params: breaks(code) });
  },
  {
    // Beside the rules of single fields, so that all issues are reported at once.
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

/** Whether a text begins with a name, whole: "Compares" does not begin with "C", nor "C++ …". */
function beginsWith(text: string, name: string): boolean {
  const [whole, begin] = [text, name].map((one) => one.normalize('NFKC').toLowerCase());
  return (
    whole !== undefined &&
    begin !== undefined &&
    whole.startsWith(begin) &&
    !/^[\p{L}\p{M}\p{N}+#]/u.test(whole.slice(begin.length))
  );
}

/** Whether the lowest level is above the highest; not when one of them is no level. */
function isReversed(range: { from: string; to: string } | undefined): boolean {
  const names: string[] = valuesOf(levels);
  const to = names.indexOf(range?.to ?? '');
  return to !== -1 && names.indexOf(range?.from ?? '') > to;
}
