import { z } from 'zod';
import { id, sentence, text } from './fields.ts';

/**
 * The terms of a field by their ids.
 *
 * @param resource what names a resource
 */
export function createGlossarySchema(resource: z.ZodString) {
  return z.record(id, createTermSchema(resource)).describe('The terms of the field by their id.');
}

function createTermSchema(resource: z.ZodString) {
  return z.strictObject({
    term: text(60).describe('The term, as written.'),
    expansion: text(120).optional().describe('What it stands for, if it is an abbreviation.'),
    definition: sentence(400).describe('One or two sentences in your own words.'),
    synonyms: z
      .array(text(60))
      .min(1)
      .optional()
      .describe('Other names for it; search finds both.'),
    see: z.array(id).min(1).optional().describe('Ids of terms to read next.'),
    resources: z.array(resource).min(1).optional().describe('Ids of resources that cover it.'),
  });
}

/** The glossary: the content of `content/glossary.yaml`, terms by id. */
export const glossarySchema = createGlossarySchema(id);

export type GlossaryData = z.output<typeof glossarySchema>;
export type TermData = GlossaryData[string];
