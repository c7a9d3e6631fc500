import { findBuiltFiles, isPage, readBuiltDocuments } from './page.ts';
import { createReferenceCheck } from './reference.ts';
import { formatCount } from '../../text/count.ts';

/**
 * Checks every reference of the built site in `dist` against the files beside it, and sends no requests. `address` is
 * where the site will be published: an absolute reference to it is checked too.
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
      if (target.kind === 'issue') report(page, reference.value, target.code, target.message);
    }
  }
  const expected = [...files].filter(isPage).length;
  if (expected === 0) {
    report('index.html', '', 'no-pages', `"${dist}" holds no page. Build the site first.`);
  } else if (pages !== expected) {
    const message = `only ${pages} of ${expected} pages were checked. Report this as a bug.`;
    report('index.html', '', 'pages-missed', message);
  }
  return { pages, links, external: [...external].sort(), issues: [...issues.values()] };
}

export interface BuiltSiteReport {
  /** Pages checked: all HTML files on disk, or there is an issue. */
  pages: number;
  /** References checked, those of stylesheets and SVG images included. */
  links: number;
  /** Addresses on other hosts, which this check does not request. */
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

/** A line for each issue, `page (source)  code  message`, and a last one that counts. */
export function formatBuiltSiteReport({ pages, links, issues }: BuiltSiteReport): string {
  const counts = `${formatCount(pages, 'page')}, ${formatCount(links, 'reference')}, ${formatCount(issues.length, 'issue')}`;
  return [...foldIssues(issues), `Built site: ${counts}.`].join('\n');
}

/** An issue of a layout is on every page: it is reported once, with the number of the other pages. */
function foldIssues(issues: BuiltSiteIssue[]): string[] {
  const groups = Map.groupBy(issues, ({ code, message }) => `${code}  ${message}`);
  return [...groups].flatMap(([text, group]) => {
    const [first] = group;
    if (!first || group.length <= 3) return group.map((issue) => `${whereOf(issue)}  ${text}`);
    return `${whereOf(first)} and ${group.length - 1} other pages  ${text} Check their layout.`;
  });
}

function whereOf({ page, source }: BuiltSiteIssue): string {
  return `${page} (${source})`;
}

const ENTRIES: Record<string, string> = { resources: 'yaml', topics: 'mdx', paths: 'mdx' };

/**
 * The file to edit when something on `page` (a file of the built site, such as
 * `resources/kvmtool/index.html`) is wrong: its content file, else its page in `src/pages`, its image or the styles.
 */
export function sourceOf(page: string): string {
  if (page.endsWith('.css')) return 'src/styles';
  if (page.endsWith('.svg')) return `public/${page}`;
  const [room = '', id, ...rest] = page.replace(/(?:\/?index)?\.html$/, '').split('/');
  const extension = ENTRIES[room];
  if (extension) {
    if (id && ['', 'whole'].includes(rest.join('/'))) return `content/${room}/${id}.${extension}`;
    return `src/pages/${room}/index.astro`;
  }
  if (room === 'changes') return 'src/components/ChangeList.astro';
  if (room === 'glossary') return 'content/glossary.yaml';
  return `src/pages/${[room || 'index', id, ...rest].filter(Boolean).join('/')}.astro`;
}
