import { check, LinkState } from 'linkinator';
import { findBuiltFiles, isPage } from '../src/links/built-site/page.ts';
import { checkBuiltSite } from '../src/links/built-site/check.ts';

// One engine that checks the internal links of a built site: `node bench/check-built-site.ts direct|linkinator <dist>`.
const [engine = '', dist = ''] = process.argv.slice(2);
const issues = engine === 'linkinator' ? await checkWithLinkinator() : checkDirectly();
if (issues.length > 0) throw new Error(`${issues.length} issues, such as ${issues[0]}`);

function checkDirectly(): string[] {
  const report = checkBuiltSite(dist, '/');
  return report.issues.map(({ page, reference }) => `${page}: ${reference}`);
}

/** All pages as one list, without recursion and without requests to other hosts. */
async function checkWithLinkinator(): Promise<string[]> {
  const pages = [...findBuiltFiles(dist)].filter(isPage);
  const { links } = await check({
    path: pages,
    serverRoot: dist,
    linksToSkip: ['^https?://(?!127\\.0\\.0\\.1|localhost)'],
    checkFragments: true,
  });
  if (links.length < pages.length)
    throw new Error(`Only ${links.length} addresses were requested.`);
  return links.filter(({ state }) => state === LinkState.BROKEN).map(({ url }) => url);
}
