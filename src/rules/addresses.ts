import type { Issue } from '../source/issue.ts';
import { quote } from '../text/quote.ts';
import { findListedHost, checkUrl } from '../urls/check-url.ts';
import { removeTrackingParameters } from '../urls/folded-url.ts';
import type { Checked, CheckedContent, Facts } from './checked-content.ts';
import archives from './data/archives.json' with { type: 'json' };
import { freeProgrammingBooks } from './docs.ts';
import { encryptUrl } from './fixes.ts';
import { findTextValues, formatPath, isFollowed } from './values-in-data.ts';
import { issueAt } from './issues.ts';
import type { Rule } from './rule.ts';

/** Where links lead. */
export const addressRules = [
  {
    code: 'bad-url',
    severity: 'error',
    docs: {
      means: 'The URL is not valid.',
      why: 'Readers who follow it get an error.',
      fix: 'Copy the whole URL from the address bar.',
      proof: { by: 'the URL Standard', at: 'https://url.spec.whatwg.org/' },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'url: docs.example/handbook' },
      good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    },
  },
  {
    code: 'url-scheme',
    severity: 'error',
    docs: {
      means: 'The URL starts with neither https nor http.',
      why: 'Other schemes can run code in the reader’s browser or start a program.',
      fix: 'Link to a web page.',
      proof: {
        by: 'OWASP',
        at: 'https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html',
      },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'url: "javascript:alert(1)"' },
      good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    },
  },
  {
    code: 'url-credentials',
    severity: 'error',
    docs: {
      means: 'The URL contains a user name or a password.',
      why: 'In https://bank.example@evil.example/, readers notice the first host, but the browser opens the last one.',
      fix: 'Remove everything between "//" and "@", and the "@".',
      proof: {
        by: 'RFC 3986, section 7.6',
        at: 'https://www.rfc-editor.org/rfc/rfc3986#section-7.6',
      },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'url: https://guest:guest@docs.example/handbook/' },
      good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    },
  },
  {
    code: 'lookalike-host',
    severity: 'error',
    docs: {
      means: 'The host mixes Latin letters with letters that look the same.',
      why: 'A reviewer who reads "example.com" with a Cyrillic "\u0430" approves a different site.',
      fix: 'Type the URL by hand. If the host is really spelled that way, add an exception.',
      proof: { by: 'Unicode Technical Standard 39', at: 'https://www.unicode.org/reports/tr39/' },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'url: https://ex\u0430mple.com/handbook/' },
      good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    },
    exceptable: true,
    check: checkUrls,
  },
  {
    code: 'shortened-address',
    severity: 'error',
    docs: {
      means: 'The URL goes through a link shortener.',
      why: 'Readers cannot see where it leads, its owner can change the destination, and it stops working when the service closes.',
      fix: 'Open it and copy the URL of the page that you reach.',
      proof: freeProgrammingBooks,
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'url: https://bit.ly/3abcdef' },
      good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    },
    check: checkUrls,
  },
  {
    code: 'file-locker',
    severity: 'advice',
    docs: {
      means: 'The URL leads to a file-sharing service that anybody can upload to.',
      why: 'Nobody can tell who uploaded the file, whether they were allowed to, and how long it stays.',
      fix: 'Link to the page of its author or publisher.',
      proof: freeProgrammingBooks,
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'url: https://www.mediafire.com/file/abc/handbook.pdf' },
      good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook.pdf' },
    },
    check: checkUrls,
  },
  {
    code: 'third-party-host',
    severity: 'advice',
    docs: {
      means: 'The URL leads to a copy, a mirror or an intermediary service.',
      why: 'The author’s own page lasts longest, stays up to date and requires no account.',
      fix: 'Use the author’s URL, or the publisher’s. Archived copies have their own field.',
      proof: freeProgrammingBooks,
    },
    examples: {
      bad: {
        'resources/handbook.yaml': 'url: https://www.researchgate.net/publication/1_The_Handbook',
      },
      good: { 'resources/handbook.yaml': 'url: https://press.example/handbook/' },
    },
    check: checkUrls,
  },
  {
    code: 'tracking-parameter',
    severity: 'advice',
    docs: {
      means: 'The URL contains a tracking parameter.',
      why: 'The parameter reveals where the reader came from, and gives one page two URLs.',
      fix: 'Remove the parameter from the URL.',
      proof: freeProgrammingBooks,
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/?utm_source=list' },
      good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    },
    check: checkUrls,
    fix: removeTrackingParameters,
  },
  {
    code: 'index-page',
    severity: 'advice',
    docs: {
      means: 'The URL contains the name of an index file, such as index.html.',
      why: 'The file name depends on the server software, which changes. The folder stays the same.',
      fix: 'Try the URL without the file name, and use it if it shows the same page.',
      proof: freeProgrammingBooks,
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/index.html' },
      good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    },
    check: checkUrls,
  },
  {
    code: 'doubtful-copy',
    severity: 'advice',
    docs: {
      means: 'The archived copy is not in a known archive, or is a copy of another site.',
      why: 'If the original disappears, readers get the copy, and anybody can call a page a copy.',
      fix: 'Search for the URL at https://web.archive.org, and use the URL of the copy there.',
    },
    examples: {
      bad: {
        'resources/handbook.yaml':
          "archive: { url: 'https://copies.example/handbook/', captured: 2024-05-03 }",
      },
      good: {
        'resources/handbook.yaml':
          "archive: { url: 'https://web.archive.org/web/20240503101112/https://docs.example/handbook/', captured: 2024-05-03 }",
      },
    },
    check: checkCopies,
  },
  {
    code: 'http-address',
    severity: 'advice',
    docs: {
      means: 'The URL is not encrypted.',
      why: 'Anybody on the network between reader and server can read and change the page.',
      fix: 'Use https:// if it shows the same page.',
      proof: freeProgrammingBooks,
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'url: http://docs.example/handbook/' },
      good: { 'resources/handbook.yaml': 'url: https://docs.example/handbook/' },
    },
    check: checkUrls,
    fix: encryptUrl,
  },
] as const satisfies readonly Rule[];
type Code = (typeof addressRules)[number]['code'];

/** URLs are those of the thing itself, plain and encrypted. */
export function checkUrls({ resources, paths, site }: CheckedContent, facts: Facts): Issue[] {
  const files: Checked<unknown>[] = [...resources, ...paths, ...(site ? [site] : [])];
  return files.flatMap(({ source, data }) =>
    findTextValues(data)
      .filter(isFollowed)
      .flatMap(({ path, value }) =>
        checkUrl(value, facts).map(({ code, says }) =>
          issueAt<Code>(source, path, code, `${formatPath(path)} ${quote(value)} ${says}.`),
        ),
      ),
  );
}

/** The address of the page in that of a copy, behind the time at which it was taken. */
const ORIGINAL = /\/\d{4,14}(?:[a-z]{2}_)?\/(https?:\/\/.+)$/s;

/** A copy is in an archive that is known, and is one of the page. */
export function checkCopies({ resources }: Pick<CheckedContent, 'resources'>): Issue[] {
  return resources.flatMap(({ source, data: { url, archive } }) => {
    const says = url !== undefined && archive && describeCopy(archive.url, url);
    const path = ['archive', 'url'];
    return says
      ? [issueAt<Code>(source, path, 'doubtful-copy', `archive url ${quote(archive.url)} ${says}.`)]
      : [];
  });
}

function describeCopy(copy: string, url: string): string | undefined {
  if (!URL.canParse(copy) || !URL.canParse(url)) return undefined;
  const address = new URL(copy);
  if (!findListedHost(address, archives))
    return `is on "${address.hostname}", which is not a known archive. Use a copy in one, such as web.archive.org`;
  const original = ORIGINAL.exec(address.href)?.[1];
  if (findListedHost(new URL(url), archives)) return undefined;
  // A page may have moved within its site since the copy was taken.
  if (original === undefined || !URL.canParse(original) || siteOf(original) === siteOf(url))
    return undefined;
  return `is a copy of "${new URL(original).hostname}", not of "${new URL(url).hostname}". Use a copy of the resource's own URL`;
}

/** The last two labels of a host: near enough for advice, and small enough for the form. */
function siteOf(address: string): string {
  return new URL(address).hostname.split('.').slice(-2).join('.');
}
