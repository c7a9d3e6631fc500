import { z } from 'zod';
import { formerly, sentence, text } from './fields.ts';

/** A page of the catalog's own: the frontmatter of `content/pages/<id>.mdx`. The body is its text. */
export const pageSchema = z.strictObject({
  title: text(60).describe('Title of the page.'),
  label: text(20).optional().describe('Name in the navigation, if the title is too long there.'),
  summary: sentence(160).describe('What it is about, in one line, for search.'),
  formerly: formerly.describe('Former ids; their URLs redirect to the page.'),
});

export type PageData = z.output<typeof pageSchema>;
