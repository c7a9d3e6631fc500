import { findBuiltFiles, isPage, readBuiltDocuments } from './files.ts';
import { createReferenceCheck } from './judge-reference.ts';
import { sourceOf } from './source-of.ts';

/**
 * Checks every reference of the built site in `dist` against the files beside it, and asks nobody.
 * `address` is where the site will be published: an absolute reference to it is checked too.
 */
export async function checkBuiltSite(
  dist: string,
  base: string,
  { address }: { address?: string } = {},
): Promise<BuiltSiteReport> {
  const files = await findBuiltFiles(dist);
  const documents = readBuiltDocuments(dist, files);
  const site = {
    base: `/${base}/`.replace(/\/+/g, '/'),
    origin: address === undefined ? undefined : new URL(address).origin,
  };
  const checkReference = createReferenceCheck(site, files, documents);

  const issues = new Map<string, BuiltSiteIssue>();
  const external = new Set<string>();
  const report = (page: string, reference: string, code: string, message: string) => {
    const source = sourceOf(page);
    issues.set(`${page} ${code} ${reference}`, { page, reference, code, message, source });
  };
  let pages = 0;
  let links = 0;

  for (const [page, document] of documents) {
    if (isPage(page)) {
      pages += 1;
      if (document.elements === 0)
        report(page, '', 'empty-page', 'the page is empty. Build it again.');
    }
    for (const { id, lines } of document.doubleIds) {
      const message = `the id "${id}" is on lines ${lines.join(' and ')}, and a link to it finds only the first. Give one of them a different id.`;
      report(page, id, 'double-id', message);
    }
    for (const reference of document.references) {
      const target = checkReference(reference, page, document);
      links += 1;
      if (target.kind === 'external') external.add(target.url);
      if (target.kind === 'fault') report(page, reference.value, target.code, target.message);
    }
  }
  const expected = [...files].filter(isPage).length;
  if (expected === 0) {
    report('index.html', '', 'no-pages', `"${dist}" holds no page. Build the site first.`);
  } else if (pages !== expected) {
    const message = `only ${pages} of ${expected} pages were looked at. Report this as a bug.`;
    report('index.html', '', 'pages-missed', message);
  }
  return { pages, links, external: [...external].sort(), issues: [...issues.values()] };
}

export interface BuiltSiteReport {
  /** Pages looked at: all HTML files on disk, or there is a fault. */
  pages: number;
  /** References looked at, those of stylesheets and SVG images included. */
  links: number;
  /** Addresses on other hosts, which this check does not ask. */
  external: string[];
  issues: BuiltSiteIssue[];
}

export interface BuiltSiteIssue {
  /** The file in the built site, such as `resources/kvmtool/index.html`. */
  page: string;
  /** The address as the page writes it. */
  reference: string;
  code: string;
  /** What is wrong, quoted, and what to do. */
  message: string;
  /** The file to edit. */
  source: string;
}
