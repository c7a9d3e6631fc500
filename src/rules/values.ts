import type { Issue } from '../source/issue.ts';
import { isBelievable } from '../text/dates.ts';
import { quote } from '../text/quote.ts';
import { findForge, forges } from '../urls/forge.ts';
import { isInvalid, type Checked, type CheckedContent, type Facts } from './checked-content.ts';
import { electronApps, exercism, hecat, modeline, webFeatures } from './docs.ts';
import { findKnownValue, readDay, readDoi } from './fixes.ts';
import { findTextValues } from './values-in-data.ts';
import { issueAt } from './issues.ts';
import type { Rule } from './rule.ts';

/** Fields by themselves: whether they are known, filled, and of the form that they need. */
export const valueRules = [
  {
    code: 'unknown-key',
    severity: 'error',
    docs: {
      means: 'The field is not in the schema.',
      why: 'A misspelled field would be silently left off the page.',
      fix: 'Check the spelling against the table of fields.',
      proof: hecat,
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'authers: [A. Writer]' },
      good: { 'resources/handbook.yaml': 'authors: [A. Writer]' },
    },
  },
  {
    code: 'missing-field',
    severity: 'error',
    docs: {
      means: 'A required field is missing.',
      why: 'Without a title or a place, readers cannot find or recognise a resource.',
      fix: 'Add the field.',
      proof: exercism,
    },
    examples: {
      bad: {
        'resources/handbook.yaml': `${modeline}url: https://docs.example/handbook/\nkind: book\nsummary: Leads from the first step to the last one.\nplacements:\n  - topic: basics\n    section: reading\n`,
      },
      good: { 'resources/handbook.yaml': 'title: The handbook' },
    },
  },
  {
    code: 'empty-value',
    severity: 'error',
    docs: {
      means: 'The field is present but empty.',
      why: 'An empty field suggests that something is known but does not say what.',
      fix: 'Fill in the field, or remove it.',
      proof: electronApps,
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'venue: ""' },
      good: { 'resources/handbook.yaml': 'venue: The Press' },
    },
  },
  {
    code: 'wrong-type',
    severity: 'error',
    docs: {
      means: 'The value has the wrong type for this field.',
      why: 'YAML reads 1.10 as the number 1.1 and "no" as text, so the value is not always what you meant.',
      fix: 'Put quotes around text that looks like a number or a date. Start each item of a list with "- ".',
      proof: {
        by: 'the Norway problem of YAML',
        at: 'https://hitchdev.com/strictyaml/why/implicit-typing-removed/',
      },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'authors: A. Writer' },
      good: { 'resources/handbook.yaml': 'authors: [A. Writer]' },
    },
  },
  {
    code: 'too-long',
    severity: 'error',
    docs: {
      means: 'The text is too long for its place on the page.',
      why: 'Readers skim lists, and skip a summary that is as long as a paragraph.',
      fix: 'Shorten the text.',
      proof: hecat,
    },
    examples: {
      bad: {
        'resources/handbook.yaml':
          'venue: The annual conference on everything that has to do with handbooks, their makers and their readers, and on many other things too',
      },
      good: { 'resources/handbook.yaml': 'venue: The Handbook Conference' },
    },
  },
  {
    code: 'too-many',
    severity: 'error',
    docs: {
      means: 'The list has too many items.',
      why: 'A resource with a hundred other names shows up in every search, so none of the names helps.',
      fix: 'Keep the most important items.',
    },
    examples: {
      bad: {
        'resources/handbook.yaml':
          'aliases: [a1, a2, a3, a4, a5, a6, a7, a8, a9, b1, b2, b3, b4, b5, b6, b7, b8, b9, c1, c2, c3]',
      },
      good: { 'resources/handbook.yaml': 'aliases: [The Book, HB]' },
    },
  },
  {
    code: 'out-of-range',
    severity: 'error',
    docs: {
      means: 'The number is outside the allowed range.',
      why: 'A typo such as the year 204 puts the resource in the wrong place when a list is sorted.',
      fix: 'Check the number.',
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'year: 204' },
      good: { 'resources/handbook.yaml': 'year: 2024' },
    },
  },
  {
    code: 'unknown-value',
    severity: 'error',
    docs: {
      means: 'The value is not one of the allowed values.',
      why: 'Filters work only if every file uses the same values.',
      fix: 'Use one of the allowed values.',
      proof: { by: 'TeSS', at: 'https://github.com/ElixirTeSS/TeSS' },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'kind: Book' },
      good: { 'resources/handbook.yaml': 'kind: book' },
    },
    fix: findKnownValue,
  },
  {
    code: 'bad-id',
    severity: 'error',
    docs: {
      means: 'The id contains characters that are not allowed.',
      why: 'An id is part of a URL, which people type, read aloud and copy.',
      fix: 'Use lower-case letters, digits and single hyphens.',
      proof: webFeatures,
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'formerly: [The_Handbook]' },
      good: { 'resources/handbook.yaml': 'formerly: [the-handbook]' },
    },
  },
  {
    code: 'bad-date',
    severity: 'error',
    docs: {
      means: 'The date does not exist or is not written as YYYY-MM-DD.',
      why: 'Some readers read 03/04/2026 as a day in March, others as a day in April.',
      fix: 'Write the year, month and day with hyphens.',
      proof: { by: 'ISO 8601', at: 'https://www.iso.org/iso-8601-date-and-time-format.html' },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'added: 14 March 2026' },
      good: { 'resources/handbook.yaml': 'added: 2026-03-14' },
    },
    fix: readDay,
  },
  {
    code: 'impossible-day',
    severity: 'error',
    docs: {
      means: 'The date is in the future, or from long before the web.',
      why: 'A resource with a future date stays at the top of lists and feeds until that day.',
      fix: 'Write the day on which it happened.',
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'added: 2999-03-14' },
      good: { 'resources/handbook.yaml': 'added: 2026-03-14' },
    },
    check: checkDays,
  },
  {
    code: 'bad-language',
    severity: 'error',
    docs: {
      means: 'The language is not a BCP 47 tag.',
      why: 'Screen readers and search engines recognize languages only by these tags.',
      fix: 'Use a tag such as "en", "zh" or "pt-BR".',
      proof: { by: 'BCP 47', at: 'https://www.rfc-editor.org/info/bcp47' },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'language: German' },
      good: { 'resources/handbook.yaml': 'language: de' },
    },
  },
  {
    code: 'bad-doi',
    severity: 'error',
    docs: {
      means: 'The DOI is not in the right format.',
      why: 'Citation managers look up a work by the identifier alone, not by a URL that contains it.',
      fix: 'Write only what follows doi.org/.',
      proof: {
        by: 'the DOI Handbook',
        at: 'https://www.doi.org/the-identifier/resources/handbook/',
      },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'doi: https://doi.org/10.1000/182' },
      good: { 'resources/handbook.yaml': 'doi: 10.1000/182' },
    },
    fix: readDoi,
  },
  {
    code: 'bad-isbn',
    severity: 'error',
    docs: {
      means: 'The number is not an ISBN-13, or its check digit is wrong.',
      why: 'One wrong digit leads to a different book, or to none.',
      fix: 'Copy the 13 digits again.',
      proof: { by: 'ISO 2108', at: 'https://www.isbn-international.org/content/isbn-users-manual' },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'isbn: 978-1-55860-910-0' },
      good: { 'resources/handbook.yaml': 'isbn: 978-1-55860-910-5' },
    },
  },
  {
    code: 'bad-where',
    severity: 'error',
    docs: {
      means: 'The place of an exception is not a URL, a host or a content file.',
      why: 'An exception without a valid place has no effect, although its author thinks it does.',
      fix: 'Write the beginning of a URL with https://, a host alone, or a file such as "content/resources/guide.yaml".',
    },
    examples: {
      bad: {
        'exceptions.yaml':
          '# yaml-language-server: $schema=schema/exceptions.json\n- rule: link-not-asked\n  where: the docs\n  reason: They ask for it.\n  until: 2100-01-01\n',
      },
      good: {
        'exceptions.yaml':
          '# yaml-language-server: $schema=schema/exceptions.json\n- rule: link-not-asked\n  where: docs.example\n  reason: They ask for it.\n  until: 2100-01-01\n',
      },
    },
  },
  {
    code: 'bad-owner',
    severity: 'error',
    docs: {
      means: 'The repository owner is not a GitHub user or team.',
      why: 'If GitHub cannot read one line, it requests no reviews at all.',
      fix: 'Write a user as "@someone" and a team as "@organization/team".',
      proof: {
        by: 'GitHub, “About code owners”',
        at: 'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners',
      },
    },
    examples: {
      bad: {
        'site.yaml':
          'repository: { url: https://github.com/someone/list, branch: main, owners: [someone@mail.example] }',
      },
      good: {
        'site.yaml':
          'repository: { url: https://github.com/someone/list, branch: main, owners: ["@someone", "@guild/readers"] }',
      },
    },
  },
  {
    code: 'address-path',
    severity: 'error',
    docs: {
      means: 'The site address contains a path, a query or a fragment.',
      why: 'Everything after the host is missing from canonical URLs, the sitemap and previews, so those links break.',
      fix: 'Put the scheme and host in "address", and the path in "base".',
    },
    examples: {
      bad: { 'site.yaml': 'address: https://me.example/my-list' },
      good: { 'site.yaml': 'address: https://me.example\nbase: /my-list/' },
    },
  },
  {
    code: 'repository-address',
    severity: 'error',
    docs: {
      means: 'The repository address is the URL of one of its pages, or not a repository.',
      why: 'The links to edit a page and to report a problem start with this address, so they break.',
      fix: 'Use the URL of the front page of the repository.',
    },
    examples: {
      bad: {
        'site.yaml': 'repository: { url: https://github.com/someone/list/tree/main, branch: main }',
      },
      good: {
        'site.yaml': 'repository: { url: https://github.com/someone/list, branch: main }',
      },
    },
  },
  {
    code: 'unknown-forge',
    severity: 'advice',
    docs: {
      means: 'The software that the repository host runs is not known.',
      why: 'Each one has its own URLs for editing a file and reporting a problem. Without it, those links lead to the front page of the repository.',
      fix: 'Set "forge" in the repository settings.',
    },
    examples: {
      bad: { 'site.yaml': 'repository: { url: https://git.example/list, branch: main }' },
      good: {
        'site.yaml': 'repository: { url: https://git.example/list, branch: main, forge: forgejo }',
      },
    },
    check: checkForge,
  },
  {
    code: 'bad-base',
    severity: 'error',
    docs: {
      means: 'The base path does not start and end with a slash.',
      why: 'Every URL of the site starts with it.',
      fix: 'Write "/", or a path such as "/our-list/".',
    },
    examples: { bad: { 'site.yaml': 'base: docs' }, good: { 'site.yaml': 'base: /docs/' } },
  },
] as const satisfies readonly Rule[];
type Code = (typeof valueRules)[number]['code'];

/** The fields that hold a day on which something has happened. */
const HAPPENED = ['added', 'reviewed', 'since', 'captured', 'verified'];

/** What has happened did so by today; without a day to hold them against, all days pass. */
export function checkDays({ resources, site }: CheckedContent, { today }: Facts): Issue[] {
  if (today === undefined) return [];
  const now = Date.parse(today);
  const files: Checked<unknown>[] = [...resources, ...(site ? [site] : [])];
  return files.flatMap(({ source, data }) =>
    findTextValues(data)
      .filter(({ field, value }) => HAPPENED.includes(field) && !isBelievable(value, now))
      .map(({ path, field, value }) =>
        issueAt<Code>(
          source,
          path,
          'impossible-day',
          value > today
            ? `${field} ${quote(value)} is in the future. Write the day on which it happened.`
            : `${field} ${quote(value)} is before the web existed. Write the day on which it happened.`,
        ),
      ),
  );
}

/** Edit and report links need to know whose pages they lead to. */
function checkForge({ site }: CheckedContent): Issue[] {
  // The form knows no more of the site than its language.
  if (!site?.data.repository || isInvalid(site, 'repository')) return [];
  if (findForge(site.data.repository)) return [];
  return [
    issueAt<Code>(
      site.source,
      ['repository', 'url'],
      'unknown-forge',
      `the software that hosts "${site.data.repository.url}" is not known, so edit and report links lead only to the repository. Set "forge" to one of: ${forges.join(', ')}.`,
    ),
  ];
}
