import type { Rule } from './rule.ts';

/** Fields by themselves: whether they are known, filled, and of the form that they need. */
export const valueRules = {
  'unknown-key': {
    level: 'error',
    means: 'The schema knows no such field.',
    why: 'A misspelt field would be left out of the page without a word.',
    fix: 'Check its spelling against the table of fields.',
    bad: { 'resources/handbook.yaml': 'authers: [A. Writer]' },
    good: { 'resources/handbook.yaml': 'authors: [A. Writer]' },
    proof: { by: 'hecat', at: 'https://github.com/nodiscc/hecat' },
  },
  'missing-field': {
    level: 'error',
    means: 'A field that is needed is absent.',
    why: 'A page without title, kind or summary tells nobody what they will find.',
    fix: 'Add the field.',
    bad: {
      'resources/handbook.yaml':
        '# yaml-language-server: $schema=../../public/schema/resource.json\ntitle: The handbook\nurl: https://docs.example/handbook/\nsummary: Leads from the first step to the last one.\nplacements:\n  - topic: basics\n    section: reading\n',
    },
    good: { 'resources/handbook.yaml': 'kind: book' },
    proof: { by: 'exercism', at: 'https://github.com/exercism/configlet' },
  },
  'empty-value': {
    level: 'error',
    means: 'A field is there, but holds nothing.',
    why: 'An empty field says that something is known, and does not say what.',
    fix: 'Fill it, or leave the field out.',
    bad: { 'resources/handbook.yaml': 'venue: ""' },
    good: { 'resources/handbook.yaml': 'venue: The Press' },
    proof: { by: 'electron/apps', at: 'https://github.com/electron/apps' },
  },
  'wrong-type': {
    level: 'error',
    means: 'The value is of another type than the field wants.',
    why: 'YAML reads 1.10 as the number 1.1 and "no" as text: what is written is not always what is meant.',
    fix: 'Put quotes around text that looks like a number or a date; begin each item of a list with "- ".',
    bad: { 'resources/handbook.yaml': 'authors: A. Writer' },
    good: { 'resources/handbook.yaml': 'authors: [A. Writer]' },
    proof: {
      by: 'the Norway problem of YAML',
      at: 'https://hitchdev.com/strictyaml/why/implicit-typing-removed/',
    },
  },
  'too-long': {
    level: 'error',
    means: 'The text is longer than its place on the page.',
    why: 'A list is read by skimming: a summary that is a paragraph is not read at all.',
    fix: 'Shorten it.',
    bad: {
      'resources/handbook.yaml':
        'venue: The annual conference on everything that has to do with handbooks, their makers and their readers, and on many other things too',
    },
    good: { 'resources/handbook.yaml': 'venue: The Handbook Conference' },
    proof: { by: 'hecat', at: 'https://github.com/nodiscc/hecat' },
  },
  'too-many': {
    level: 'error',
    means: 'A list has more items than anybody reads.',
    why: 'A resource with a hundred other names is found for everything, and so for nothing.',
    fix: 'Keep those that matter most.',
    bad: {
      'resources/handbook.yaml':
        'aliases: [a1, a2, a3, a4, a5, a6, a7, a8, a9, b1, b2, b3, b4, b5, b6, b7, b8, b9, c1, c2, c3]',
    },
    good: { 'resources/handbook.yaml': 'aliases: [The Book, HB]' },
  },
  'out-of-range': {
    level: 'error',
    means: 'A number is outside what makes sense.',
    why: 'A year 204 is a slip of the finger that sorts a list wrongly.',
    fix: 'Check the number.',
    bad: { 'resources/handbook.yaml': 'year: 204' },
    good: { 'resources/handbook.yaml': 'year: 2024' },
  },
  'unknown-value': {
    level: 'error',
    means: 'The value is not one of a closed list.',
    why: 'Filters work only where everybody uses the same words.',
    fix: 'Take one of the values of the list.',
    bad: { 'resources/handbook.yaml': 'kind: Book' },
    good: { 'resources/handbook.yaml': 'kind: book' },
    proof: { by: 'TeSS', at: 'https://github.com/ElixirTeSS/TeSS' },
    mends: true,
  },
  'bad-id': {
    level: 'error',
    means: 'An id has characters that do not belong in one.',
    why: 'An id is part of an address, which is typed, read aloud and copied.',
    fix: 'Use lower-case letters, digits and single hyphens.',
    bad: { 'resources/handbook.yaml': 'formerly: [The_Handbook]' },
    good: { 'resources/handbook.yaml': 'formerly: [the-handbook]' },
    proof: { by: 'web-features', at: 'https://github.com/web-platform-dx/web-features' },
  },
  'bad-date': {
    level: 'error',
    means: 'The day does not exist or is not written YYYY-MM-DD.',
    why: '03/04/2026 is a day in March for some readers and one in April for others.',
    fix: 'Write it as year, month and day with hyphens.',
    bad: { 'resources/handbook.yaml': 'added: 14 March 2026' },
    good: { 'resources/handbook.yaml': 'added: 2026-03-14' },
    proof: { by: 'ISO 8601', at: 'https://www.iso.org/iso-8601-date-and-time-format.html' },
    mends: true,
  },
  'impossible-day': {
    level: 'error',
    means:
      'The day on which something is said to have happened is still to come, or long before the web.',
    why: 'What is dated in the future stays the newest in lists and feeds until that day comes.',
    fix: 'Write the day on which it happened.',
    bad: { 'resources/handbook.yaml': 'added: 2999-03-14' },
    good: { 'resources/handbook.yaml': 'added: 2026-03-14' },
  },
  'bad-language': {
    level: 'error',
    means: 'The language is not a BCP 47 tag.',
    why: 'Screen readers and search engines know languages by these tags alone.',
    fix: 'Use a tag such as "en", "zh" or "pt-BR".',
    bad: { 'resources/handbook.yaml': 'language: German' },
    good: { 'resources/handbook.yaml': 'language: de' },
    proof: { by: 'BCP 47', at: 'https://www.rfc-editor.org/info/bcp47' },
  },
  'bad-doi': {
    level: 'error',
    means: 'The DOI does not have the form of one.',
    why: 'A citation manager finds the work by the identifier alone, not by an address around it.',
    fix: 'Write what follows doi.org/.',
    bad: { 'resources/handbook.yaml': 'doi: https://doi.org/10.1000/182' },
    good: { 'resources/handbook.yaml': 'doi: 10.1000/182' },
    proof: { by: 'the DOI Handbook', at: 'https://www.doi.org/the-identifier/resources/handbook/' },
    mends: true,
  },
  'bad-isbn': {
    level: 'error',
    means: 'The number is not an ISBN-13 or its check digit is wrong.',
    why: 'One wrong digit leads to another book, or to none.',
    fix: 'Copy the 13 digits again.',
    bad: { 'resources/handbook.yaml': 'isbn: 978-1-55860-910-0' },
    good: { 'resources/handbook.yaml': 'isbn: 978-1-55860-910-5' },
    proof: { by: 'ISO 2108', at: 'https://www.isbn-international.org/content/isbn-users-manual' },
  },
  'bad-where': {
    level: 'error',
    means:
      'The place of an exception is neither an address, nor a host, nor a file of the content.',
    why: 'An exception that names no place holds for nothing, and the one who wrote it believes it does.',
    fix: 'Write the beginning of an address with https://, a host alone, or a file such as "content/resources/guide.yaml".',
    bad: {
      'exceptions.yaml':
        '# yaml-language-server: $schema=../public/schema/exceptions.json\n- rule: link-not-asked\n  where: the docs\n  reason: They ask for it.\n  until: 2100-01-01\n',
    },
    good: {
      'exceptions.yaml':
        '# yaml-language-server: $schema=../public/schema/exceptions.json\n- rule: link-not-asked\n  where: docs.example\n  reason: They ask for it.\n  until: 2100-01-01\n',
    },
  },
  'bad-owner': {
    level: 'error',
    means: 'An owner of the repository is not a user or team of GitHub.',
    why: 'One line that GitHub cannot read, and nobody is asked to review anything.',
    fix: 'Write a user as "@someone" and a team as "@organization/team".',
    bad: {
      'site.yaml':
        'repository: { url: https://github.com/someone/list, branch: main, owners: [someone@mail.example] }',
    },
    good: {
      'site.yaml':
        'repository: { url: https://github.com/someone/list, branch: main, owners: ["@someone", "@guild/readers"] }',
    },
    proof: {
      by: 'GitHub, “About code owners”',
      at: 'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners',
    },
  },
  'address-path': {
    level: 'error',
    means: 'The address of the site holds a path, a query or a fragment.',
    why: 'What stands behind the host is lost in canonical addresses, the sitemap and previews, which then lead nowhere.',
    fix: 'Write scheme and host as "address", and the path as "base".',
    bad: { 'site.yaml': 'address: https://me.example/my-list' },
    good: { 'site.yaml': 'address: https://me.example\nbase: /my-list/' },
  },
  'repository-address': {
    level: 'error',
    means: 'The address of the repository is that of one of its pages, or of no repository.',
    why: 'The links to edit a page and to report a problem begin with it, and then lead nowhere.',
    fix: 'Write the address of its front page.',
    bad: {
      'site.yaml': 'repository: { url: https://github.com/someone/list/tree/main, branch: main }',
    },
    good: {
      'site.yaml': 'repository: { url: https://github.com/someone/list, branch: main }',
    },
  },
  'unknown-forge': {
    level: 'advice',
    means: 'Nothing says which program the host of the repository runs.',
    why: 'Each has its own addresses for editing a file and reporting a problem; without it those links lead to the front page of the repository.',
    fix: 'Name it as "forge" of the repository.',
    bad: { 'site.yaml': 'repository: { url: https://git.example/list, branch: main }' },
    good: {
      'site.yaml': 'repository: { url: https://git.example/list, branch: main, forge: forgejo }',
    },
  },
  'bad-base': {
    level: 'error',
    means: 'The base path does not begin and end with a slash.',
    why: 'Every address of the site begins with it.',
    fix: 'Write "/" or such as "/virtualization/".',
    bad: { 'site.yaml': 'base: docs' },
    good: { 'site.yaml': 'base: /docs/' },
  },
} as const satisfies Record<string, Rule>;
