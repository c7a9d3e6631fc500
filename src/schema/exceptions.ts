import { z } from 'zod';
import { exceptionRules, meaningsOf, valuesOf } from './vocabulary.ts';
import { breaks, date, httpUrl, sentence } from './fields.ts';

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?$/;

const FILE = /^content(?:\/[a-z0-9-]+)+(?:\.(?:yaml|mdx))?$/;

/** The beginning of an address, the name of a host, or a file or folder of content. */
const where = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .refine((value) => HOST.test(value) || FILE.test(value) || httpUrl.safeParse(value).success, {
    error:
      'is not a URL, a host or a content file. Use one such as "https://docs.example/old/", "docs.example" or "content/resources/guide.yaml"',
    params: breaks('bad-where'),
  });

/**
 * The schema of an exception.
 *
 * @param rules what each rule of content says that an exception may be made for, by its code
 */
function createExceptionSchema(rules: Record<string, string>) {
  return z.strictObject({
    rule: z
      .enum([...valuesOf(exceptionRules), ...Object.keys(rules)])
      .meta({
        enumDescriptions: [...meaningsOf(exceptionRules).enumDescriptions, ...Object.values(rules)],
      })
      .describe('The link rule or content rule that does not apply there.'),
    where: where.describe(
      'The place: a host or the start of URLs for a link rule, a content file or folder for a content rule.',
    ),
    reason: sentence(300).describe('The reason; readers see it.'),
    until: date.describe('The last day on which it applies. Review it then.'),
  });
}

/** The schema of `content/exceptions.yaml`: what the checks leave out or take for right. */
export function createExceptionsSchema(rules: Record<string, string>) {
  return z
    .array(createExceptionSchema(rules))
    .describe('Exceptions from link and content rules, each with a reason and an end date.');
}

export type ExceptionData = z.output<ReturnType<typeof createExceptionSchema>>;
