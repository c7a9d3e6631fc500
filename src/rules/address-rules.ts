import type { Rule } from './rule.ts';

/** Where links lead. */
export const addressRules = {
  'bad-url': {
    level: 'error',
    means: 'The URL is not valid.',
    why: 'Readers who follow it get an error.',
    fix: 'Copy the whole URL from the address bar.',
    bad: { 'resources/handbook.yaml': 'url: docs.example/handbook' },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    proof: { by: 'the URL Standard', at: 'https://url.spec.whatwg.org/' },
  },
  'url-scheme': {
    level: 'error',
    means: 'The URL starts with neither https nor http.',
    why: 'Other schemes can run code in the reader’s browser or start a program.',
    fix: 'Link to a web page.',
    bad: { 'resources/handbook.yaml': 'url: "javascript:alert(1)"' },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    proof: {
      by: 'OWASP',
      at: 'https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html',
    },
  },
  'url-credentials': {
    level: 'error',
    means: 'The URL contains a user name or a password.',
    why: 'In https://bank.example@evil.example/, readers notice the first host, but the browser opens the last one.',
    fix: 'Remove everything between "//" and "@", and the "@".',
    bad: { 'resources/handbook.yaml': 'url: https://guest:guest@docs.example/handbook/' },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    proof: {
      by: 'RFC 3986, section 7.6',
      at: 'https://www.rfc-editor.org/rfc/rfc3986#section-7.6',
    },
  },
  'lookalike-host': {
    level: 'error',
    means: 'The host mixes Latin letters with letters that look the same.',
    why: 'A reviewer who reads "example.com" with a Cyrillic "\u0430" approves a different site.',
    fix: 'Type the URL by hand. If the host is really spelled that way, add an exception.',
    bad: { 'resources/handbook.yaml': 'url: https://ex\u0430mple.com/handbook/' },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    exceptable: true,
    proof: { by: 'Unicode Technical Standard 39', at: 'https://www.unicode.org/reports/tr39/' },
  },
  'shortened-address': {
    level: 'error',
    means: 'The URL goes through a link shortener.',
    why: 'Readers cannot see where it leads, its owner can change the destination, and it stops working when the service closes.',
    fix: 'Open it and copy the URL of the page that you reach.',
    bad: { 'resources/handbook.yaml': 'url: https://bit.ly/3abcdef' },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    proof: {
      by: 'free-programming-books',
      at: 'https://github.com/EbookFoundation/free-programming-books',
    },
  },
  'file-locker': {
    level: 'advice',
    means: 'The URL leads to a file-sharing service that anybody can upload to.',
    why: 'Nobody can tell who uploaded the file, whether they were allowed to, and how long it stays.',
    fix: 'Link to the page of its author or publisher.',
    bad: { 'resources/handbook.yaml': 'url: https://www.mediafire.com/file/abc/handbook.pdf' },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook.pdf' },
    proof: {
      by: 'free-programming-books',
      at: 'https://github.com/EbookFoundation/free-programming-books',
    },
  },
  'third-party-host': {
    level: 'advice',
    means: 'The URL leads to a copy, a mirror or an intermediary service.',
    why: 'The author’s own page lasts longest, stays up to date and requires no account.',
    fix: 'Use the author’s URL, or the publisher’s. Archived copies have their own field.',
    bad: {
      'resources/handbook.yaml': 'url: https://www.researchgate.net/publication/1_The_Handbook',
    },
    good: { 'resources/handbook.yaml': 'url: https://press.example/handbook/' },
    proof: {
      by: 'free-programming-books',
      at: 'https://github.com/EbookFoundation/free-programming-books',
    },
  },
  'tracking-parameter': {
    level: 'advice',
    means: 'The URL contains a tracking parameter.',
    why: 'The parameter reveals where the reader came from, and gives one page two URLs.',
    fix: 'Remove the parameter from the URL.',
    bad: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/?utm_source=list' },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    proof: {
      by: 'free-programming-books',
      at: 'https://github.com/EbookFoundation/free-programming-books',
    },
    mends: true,
  },
  'index-page': {
    level: 'advice',
    means: 'The URL contains the name of an index file, such as index.html.',
    why: 'The file name depends on the server software, which changes. The folder stays the same.',
    fix: 'Try the URL without the file name, and use it if it shows the same page.',
    bad: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/index.html' },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    proof: {
      by: 'free-programming-books',
      at: 'https://github.com/EbookFoundation/free-programming-books',
    },
  },
  'doubtful-copy': {
    level: 'advice',
    means: 'The archived copy is not in a known archive, or is a copy of another site.',
    why: 'If the original disappears, readers get the copy, and anybody can call a page a copy.',
    fix: 'Search for the URL at https://web.archive.org, and use the URL of the copy there.',
    bad: {
      'resources/handbook.yaml':
        "archive: { url: 'https://copies.example/handbook/', captured: 2024-05-03 }",
    },
    good: {
      'resources/handbook.yaml':
        "archive: { url: 'https://web.archive.org/web/20240503101112/https://docs.example/handbook/', captured: 2024-05-03 }",
    },
  },
  'http-address': {
    level: 'advice',
    means: 'The URL is not encrypted.',
    why: 'Anybody on the network between reader and server can read and change the page.',
    fix: 'Use https:// if it shows the same page.',
    bad: { 'resources/handbook.yaml': 'url: http://docs.example/handbook/' },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    proof: {
      by: 'free-programming-books',
      at: 'https://github.com/EbookFoundation/free-programming-books',
    },
    mends: true,
  },
} as const satisfies Record<string, Rule>;
