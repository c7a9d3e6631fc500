import { z } from 'zod';
import { exceptionRules, valuesOf } from '../vocabulary.ts';
import { date, httpUrl, sentence } from './fields.ts';

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?$/;

/** The beginning of an address, or the name of a host. */
const where = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .refine((value) => HOST.test(value) || httpUrl.safeParse(value).success, {
    error:
      'is neither an address nor a host. Write one such as "https://docs.example/old/" or "docs.example"',
    params: { code: 'bad-where' },
  });

export const exceptionSchema = z.strictObject({
  rule: z.enum(valuesOf(exceptionRules)).describe('What is not done as with other links.'),
  where: where.describe('For which links: a host, or how their addresses begin.'),
  reason: sentence(300).describe('Why; readers see it.'),
  until: date.describe('The last day on which it holds. Look again then.'),
});

/** What the check of links leaves out or takes for right: the content of `content/exceptions.yaml`. */
export const exceptionsSchema = z
  .array(exceptionSchema)
  .describe('Exceptions from the check of links, each with its reason and its end.');

export type ExceptionData = z.output<typeof exceptionSchema>;
