import { isReservedAddress } from '../schema/reserved-names.ts';
import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import { quote } from '../text/quote.ts';
import { isInvalid, type CheckedContent } from './checked-content.ts';
import { issueAt } from './issues.ts';
import { twice } from './references.ts';
import type { Rule } from './rule.ts';

/** What the navigation has room for, beside the name of the catalog and the links of the engine. */
const LONGEST_NAME = 20;

const conduct = '---\ntitle: Code of conduct\nsummary: How we treat each other.\n---\n\nBe kind.\n';
const house = '---\ntitle: House rules\nsummary: What belongs here.\n---\n\nOne link an entry.\n';

/** Pages and files that a catalog adds to the site. */
export const ownPageRules = [
  {
    code: 'unknown-page',
    severity: 'error',
    docs: {
      means: 'The settings name a page that does not exist.',
      why: 'The link to it would lead to an error page.',
      fix: 'Use the name of a file in content/pages without .mdx.',
    },
    examples: {
      bad: { 'site.yaml': 'pages: { footer: [conduct] }' },
      good: { 'site.yaml': 'pages: { footer: [conduct] }', 'pages/conduct.mdx': conduct },
    },
  },
  {
    code: 'unlisted-page',
    severity: 'error',
    docs: {
      means: 'The page is missing from "pages" in site.yaml.',
      why: 'No link leads to it, so no reader finds it.',
      fix: 'Add its id to "navigation" or "footer" of "pages" in content/site.yaml.',
    },
    examples: {
      bad: { 'pages/conduct.mdx': conduct },
      good: { 'site.yaml': 'pages: { footer: [conduct] }', 'pages/conduct.mdx': conduct },
    },
    check: checkOwnPages,
  },
  {
    code: 'long-page-name',
    severity: 'error',
    docs: {
      means: 'The name of a page is too long for the navigation.',
      why: 'The navigation is one row on every page, and a long name pushes the others out of it.',
      fix: 'Add a "label" of at most 20 characters to the page, or list it under "footer".',
    },
    examples: {
      bad: {
        'site.yaml': 'pages: { navigation: [rules] }',
        'pages/rules.mdx': house.replace('House rules', 'Rules of the house, and why we have them'),
      },
      good: {
        'site.yaml': 'pages: { navigation: [rules] }',
        'pages/rules.mdx': house.replace(
          'House rules',
          'Rules of the house, and why we have them\nlabel: House rules',
        ),
      },
    },
    check: checkOwnPages,
  },
  {
    code: 'reserved-address',
    severity: 'error',
    docs: {
      means: 'A page or file of the catalog has an address that belongs to Cairn.',
      why: 'One address cannot lead to two pages, and some names are kept free so that an update takes no address from a catalog.',
      fix: 'Give the page or file another name.',
    },
    examples: {
      bad: { 'site.yaml': 'pages: { footer: [about] }', 'pages/about.mdx': house },
      good: { 'site.yaml': 'pages: { footer: [about-us] }', 'pages/about-us.mdx': house },
    },
    check: checkOwnPages,
  },
  {
    code: 'public-file-name',
    severity: 'error',
    docs: {
      means: 'The name of a file in content/public is not usable in an address.',
      why: 'Spaces and letters with accents break when an address is copied, and some hosts do not find them.',
      fix: 'Rename the file: letters from a to z, digits, ".", "-" and "_".',
    },
    examples: {
      bad: { 'public/our loaf.txt': 'Six hundred grams of flour.\n' },
      good: { 'public/our-loaf.txt': 'Six hundred grams of flour.\n' },
    },
  },
  {
    code: 'public-file-type',
    severity: 'error',
    docs: {
      means: 'A file in content/public is of a kind that is not copied to the site.',
      why: 'Whoever proposes a file that can hold code, such as HTML or a script, could run it in the browser of every reader.',
      fix: 'Use a picture, a text file, or CNAME. Text with markup belongs into content/pages.',
    },
    examples: {
      bad: { 'public/notes.html': '<p>Look at the guide again.</p>\n' },
      good: { 'public/notes.txt': 'Look at the guide again.\n' },
    },
  },
  {
    code: 'public-file-content',
    severity: 'error',
    docs: {
      means:
        'A picture in content/public is not what its name says, or can do more than be looked at.',
      why: 'An SVG that is opened by its address is a page of the site: a script in it runs as one of the site, and an address in it tells another host who reads.',
      fix: 'Export the picture again: as a plain SVG without scripts, links and embedded files, or as PNG.',
    },
    examples: {
      bad: {
        'public/logo.svg':
          '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" onload="alert(1)">\n<circle cx="4" cy="4" r="3"/>\n</svg>\n',
      },
      good: {
        'public/logo.svg':
          '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">\n<circle cx="4" cy="4" r="3"/>\n</svg>\n',
      },
    },
  },
  {
    code: 'bad-cname',
    severity: 'error',
    docs: {
      means: 'The file CNAME does not hold one host name.',
      why: 'GitHub Pages reads it at each deployment. With anything else in it, the site loses its domain.',
      fix: 'Write the host name alone, on one line: list.example.org.',
      proof: {
        by: 'GitHub, “Managing a custom domain”',
        at: 'https://docs.github.com/en/pages/configuring-a-custom-domain-for-your-github-pages-site',
      },
    },
    examples: {
      bad: { 'public/CNAME': 'https://list.example.org/\n' },
      good: { 'public/CNAME': 'list.example.org\n' },
    },
  },
] as const satisfies readonly Rule[];
type Code = (typeof ownPageRules)[number]['code'];

/** Every page has a place, one only, an address of its own, and a name that fits where it is. */
function checkOwnPages({ site, pages }: CheckedContent): Issue[] {
  const taken = pages.flatMap(({ source, data: { formerly = [] } }) => [
    ...(isReservedAddress(source.id) ? [reserved(source.id, source, [])] : []),
    ...formerly.flatMap((id, i) =>
      isReservedAddress(id) ? [reserved(id, source, ['formerly', i])] : [],
    ),
  ]);
  if (!site || isInvalid(site, 'pages')) return taken;
  const { source } = site;
  const { navigation = [], footer = [] } = site.data.pages ?? {};
  const listed = new Set([...navigation, ...footer]);
  return [
    ...taken,
    ...footer.flatMap((id, i) =>
      navigation.includes(id) ? [twice(source, ['pages', 'footer', i], id)] : [],
    ),
    ...pages.flatMap((page): Issue[] => {
      const { id } = page.source;
      if (!listed.has(id))
        return [
          issueAt<Code>(
            page.source,
            [],
            'unlisted-page',
            `content/site.yaml does not list page "${id}". Add it to "navigation" or "footer" of "pages" there.`,
          ),
        ];
      const name = page.data.label ?? page.data.title;
      if (!navigation.includes(id) || name.length <= LONGEST_NAME) return [];
      return [
        issueAt<Code>(
          page.source,
          ['title'],
          'long-page-name',
          `${quote(name)} has ${name.length} characters, but the navigation has room for ${LONGEST_NAME}. Add a shorter "label".`,
        ),
      ];
    }),
  ];
}

function reserved(id: string, source: ContentFile, path: PropertyKey[]): Issue {
  const message = `"/${id}/" is an address of Cairn's own. Choose another id.`;
  return issueAt<Code>(source, path, 'reserved-address', message);
}
