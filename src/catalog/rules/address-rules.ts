import type { Rule } from './rule.ts';

/** Where links lead. */
export const addressRules = {
  'bad-url': {
    level: 'error',
    means: 'The address cannot be read as one.',
    why: 'A reader who clicks it comes nowhere.',
    fix: 'Copy it from the address bar, whole.',
    bad: { 'resources/handbook.yaml': 'url: docs.example/handbook' },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    proof: { by: 'the URL Standard', at: 'https://url.spec.whatwg.org/' },
  },
  'url-scheme': {
    level: 'error',
    means: 'The address is neither https nor http.',
    why: 'Other schemes can run code in the reader’s browser or start a program.',
    fix: 'Link to a page on the web.',
    bad: { 'resources/handbook.yaml': 'url: "javascript:alert(1)"' },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    proof: {
      by: 'OWASP',
      at: 'https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html',
    },
  },
  'url-credentials': {
    level: 'error',
    means: 'The address holds a user name or a password.',
    why: 'In https://bank.example@evil.example/ the host is the last one, and readers see the first.',
    fix: 'Remove everything between "//" and "@".',
    bad: { 'resources/handbook.yaml': 'url: https://guest:guest@docs.example/handbook/' },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    proof: {
      by: 'RFC 3986, section 7.6',
      at: 'https://www.rfc-editor.org/rfc/rfc3986#section-7.6',
    },
  },
  'lookalike-host': {
    level: 'error',
    means: 'The host mixes Latin letters with others that look the same.',
    why: 'A reviewer who reads "example.com" with a Cyrillic "\u0430" approves another site.',
    fix: 'Type the address by hand. A host that is really written so gets an exception.',
    bad: { 'resources/handbook.yaml': 'url: https://ex\u0430mple.com/handbook/' },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    exceptable: true,
    proof: { by: 'Unicode Technical Standard 39', at: 'https://www.unicode.org/reports/tr39/' },
  },
  'shortened-address': {
    level: 'error',
    means: 'The address leads through a shortener.',
    why: 'Nobody sees where it leads, its owner can lead it elsewhere, and it dies with the service.',
    fix: 'Open it and copy the address where you arrive.',
    bad: { 'resources/handbook.yaml': 'url: https://bit.ly/3abcdef' },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    proof: {
      by: 'free-programming-books',
      at: 'https://github.com/EbookFoundation/free-programming-books',
    },
  },
  'file-locker': {
    level: 'advice',
    means: 'The address leads to a place where anybody drops files.',
    why: 'Nobody can tell who put the file there, with what right, and for how long.',
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
    means: 'The address is that of a copy, a mirror or a service between reader and resource.',
    why: 'The author’s own page lives longest, is right when others are stale, and asks for no account.',
    fix: 'Take the address of the author, else of the publisher. A copy in an archive has a field of its own.',
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
    means: 'The address tells where the reader came from.',
    why: 'Such a parameter is for somebody’s statistics, and makes two addresses of one page.',
    fix: 'Remove it from the address.',
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
    means: 'The address names the file that a server shows for a folder.',
    why: 'The name of that file changes with the software behind a site; the folder stays.',
    fix: 'Try the address without it, and write it so where it shows the same.',
    bad: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/index.html' },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    proof: {
      by: 'free-programming-books',
      at: 'https://github.com/EbookFoundation/free-programming-books',
    },
  },
  'doubtful-copy': {
    level: 'advice',
    means: 'The archived copy stands in no archive that is known, or is a copy of another site.',
    why: 'Where the original is gone the copy is what readers get, and anybody can call a page a copy.',
    fix: 'Look for the address at https://web.archive.org, and take the address of the copy there.',
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
    means: 'The address is not encrypted.',
    why: 'Everybody between reader and server can read and change the page.',
    fix: 'Write https:// where the same page answers there.',
    bad: { 'resources/handbook.yaml': 'url: http://docs.example/handbook/' },
    good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    proof: {
      by: 'free-programming-books',
      at: 'https://github.com/EbookFoundation/free-programming-books',
    },
    mends: true,
  },
} as const satisfies Record<string, Rule>;
