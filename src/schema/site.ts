import { z } from 'zod';
import { findRepositoryError, forges } from '../urls/forge.ts';
import { homeParts, meaningsOf, valuesOf } from './vocabulary.ts';
import { themeSchema } from './theme.ts';
import {
  breaks,
  date,
  httpUrl,
  id,
  language,
  sentence,
  text,
  editorMessage,
  type SchemaCode,
} from './fields.ts';

const BASE = /^\/(?:(?!\.{1,2}\/)[A-Za-z0-9._~-]+\/)*$/;
const NO_BASE = 'is not a base path. Start and end it with "/"';

const NO_OWNER = 'is not a GitHub user or team. Write "@someone" or "@organization/team"';
const OWNER = /^@[A-Za-z0-9][A-Za-z0-9_-]{0,38}(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,99})?$/;

const owner = z
  .string()
  .refine((value) => OWNER.test(value), {
    error: NO_OWNER,
    params: breaks('bad-owner'),
  })
  .meta(editorMessage(NO_OWNER, OWNER.source));

const named = z.strictObject({
  name: text(120).describe('Its name.'),
  url: httpUrl.optional().describe('Its URL.'),
});

/**
 * The questions that help to choose a learning path.
 *
 * @param path what names a learning path
 */
export function createQuestionsSchema(path: z.ZodString) {
  const answer = z.strictObject({
    say: text(80).describe('The answer, as a reader would say it.'),
    paths: z.array(path).describe('Ids of the learning paths that it leads to; can be empty.'),
    because: sentence(160).optional().describe('Why it leads to them.'),
  });
  const question = z.strictObject({
    ask: sentence(120).describe('The question.'),
    answers: z
      .array(answer)
      .refine((list) => list.length > 1, {
        error: 'has too few answers. Add at least two',
        params: breaks('too-few-answers'),
      })
      .meta({ minItems: 2 })
      .describe('The answers to choose from, two or more.'),
  });
  return z
    .array(question)
    .min(1)
    .optional()
    .describe('Questions whose answers help to choose a learning path.');
}

const NO_START = 'needs either a path or a resource. Give one of the two';

/** Where newcomers start; `path` and `resource` are what names either. */
export function createStartSchema(path: z.ZodString, resource: z.ZodString) {
  return z
    .strictObject({
      path: path.optional().describe('Id of the learning path to start with.'),
      resource: resource
        .optional()
        .describe('Id of the resource to start with, in place of a path.'),
      reason: sentence(120).optional().describe('Why to start there, in one line.'),
    })
    .refine((given) => (given.path === undefined) !== (given.resource === undefined), {
      error: NO_START,
      params: breaks('unclear-start'),
    })
    .meta({
      oneOf: [{ required: ['path'] }, { required: ['resource'] }],
      errorMessage: `The start ${NO_START}.`,
    })
    .optional()
    .describe('Where newcomers start. Without it, the first learning path.');
}

const NO_FOLDER =
  'is not a folder of the repository. Write one such as "docs/list", or "." for its root';
/** A path below a repository, or its root: no part of it is `..`, and none begins with a dot. */
const FOLDER = /^(?:\.|[\p{L}\p{N}_-][\p{L}\p{N}._ -]*(?:\/[\p{L}\p{N}_-][\p{L}\p{N}._ -]*)*)$/u;

/** The format of content that this version reads. */
export const FORMAT = 1;

const ownPages = z.strictObject({
  navigation: z
    .array(id)
    .min(1)
    .max(2)
    .optional()
    .describe('Ids of pages in the main navigation, in order, at most two.'),
  footer: z.array(id).min(1).max(12).optional().describe('Ids of pages in the footer, in order.'),
});

/** What makes this catalog this catalog: the content of `content/site.yaml`. */
export const siteSchema = z.strictObject({
  format: z
    .literal(FORMAT)
    .optional()
    .describe('Version of the format of the content files; 1 without it.'),
  name: text(60).describe('Name of the catalog.'),
  shortName: text(20)
    .optional()
    .describe('Name under the icon of the installed site, if the full name is too long.'),
  tagline: text(60).describe('The headline of the home page.'),
  description: sentence(300)
    .optional()
    .describe(
      'What the catalog is, for readers and search engines. Without it, pages state its name and size.',
    ),
  covers: text(120).optional().describe('The subjects it covers, in a few words.'),
  language: language.describe('Language of the catalog.'),
  address: httpUrl
    .superRefine(refuse(findPathError, 'address-path'))
    .describe('Where the site is published, without the base path.'),
  base: z
    .string()
    .refine(isBasePath, { error: NO_BASE, params: breaks('bad-base') })
    .meta(editorMessage(NO_BASE, BASE.source))
    .describe('Base path of the site on its host, such as "/" or "/our-list/".'),
  repository: z
    .strictObject({
      url: httpUrl
        .superRefine(refuse(findRepositoryError, 'repository-address'))
        .describe('URL of the repository.'),
      branch: text(60).describe('Branch that holds the content.'),
      folder: z
        .string()
        .max(200)
        .regex(FOLDER, { error: NO_FOLDER })
        .meta(editorMessage(NO_FOLDER))
        .optional()
        .describe('Folder of the repository that holds the catalog, if it is not "content".'),
      forge: z
        .enum(forges)
        .optional()
        .describe('The software of the host, if the host name does not show it.'),
      owners: z
        .array(owner)
        .min(1)
        .max(20)
        .optional()
        .describe(
          'Who must review a change of code, workflows, settings, topics or paths: users such as "@someone", teams such as "@organization/team".',
        ),
    })
    .optional()
    .describe('Target of edit and report links. Without it, there are none.'),
  maintainer: named.optional().describe('Who maintains the catalog.'),
  licence: z
    .strictObject({
      content: named.optional().describe('Licence of the content.'),
      code: named.optional().describe('Licence of the code.'),
    })
    .optional()
    .describe('The terms of use. Leave out what is not decided.'),
  source: z
    .strictObject({
      title: text(120).describe('Title of the list.'),
      url: httpUrl.describe('Its URL.'),
      licence: text(40).describe('Its licence.'),
      verified: date
        .optional()
        .describe('The date on which its authors say they checked the links.'),
      notes: z
        .array(sentence(300))
        .min(1)
        .optional()
        .describe(
          'Where the catalog differs from what the list says about itself, one sentence each.',
        ),
    })
    .optional()
    .describe('The list that the catalog grew out of, if there is one.'),
  advice: z
    .array(sentence(300))
    .min(1)
    .optional()
    .describe('Advice from the maintainers to every reader, one point each.'),
  topics: z.array(id).min(1).describe('Ids of all topics, in order.'),
  paths: z.array(id).describe('Ids of all learning paths, in order; can be empty.'),
  start: createStartSchema(id, id),
  questions: createQuestionsSchema(id),
  guides: z
    .array(
      z.strictObject({
        title: text(120).describe('Title of the guide.'),
        url: httpUrl.describe('URL of the guide.'),
        note: sentence(200).describe('When you need it.'),
      }),
    )
    .min(1)
    .optional()
    .describe('Guides to what readers must set up before they start.'),
  channels: z
    .array(id)
    .min(1)
    .optional()
    .describe('Ids of the resources where readers can get help.'),
  theme: themeSchema.optional().describe('The look of the site.'),
  home: z
    .array(z.enum(valuesOf(homeParts)).meta(meaningsOf(homeParts)))
    .min(1)
    .optional()
    .describe('Parts of the home page, in order; without it, all of them.'),
  pages: ownPages
    .optional()
    .describe('Where links to the pages in content/pages appear, in their order.'),
  footer: sentence(300).optional().describe('Text at the foot of every page.'),
});

export type SiteData = z.output<typeof siteSchema>;

/** Where the content is kept, so that readers can propose changes. */
export type Repository = NonNullable<SiteData['repository']>;

/** A check of an address by a function that returns what is wrong with it, or nothing. */
function refuse(find: (url: string) => string | undefined, code: SchemaCode) {
  return (input: string, context: z.RefinementCtx<string>): void => {
    const message = find(input);
    if (message !== undefined)
      context.addIssue({ code: 'custom', message, params: breaks(code), input });
  };
}

/** Whether a text is a base path: `/`, or segments between slashes, such as `/lists/bread/`. */
export function isBasePath(value: string): boolean {
  return BASE.test(value);
}

/**
 * What is wrong with the address of a site beyond its origin: the path would be lost in canonical addresses, in the
 * sitemap and in preview images. Returns the words behind the address, or nothing where all is well.
 */
export function findPathError(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { origin, pathname, search, hash } = new URL(address);
  if (search || hash || /[?#]$/.test(address))
    return `contains a query or a fragment. Write "${origin}"`;
  if (pathname === '/') return undefined;
  const base = `${pathname}/`.replaceAll(/\/+/g, '/');
  return `contains the path "${pathname}". Write "${origin}" here, and "${base}" as the base path`;
}
