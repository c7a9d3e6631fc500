import { check, LinkState } from 'linkinator';
import { findBuiltFiles, isPage } from './files.ts';
import { checkBuiltSite } from './check.ts';

// One way to check the links inside a built site: `node built-site.bench.ts direct|linkinator <dist>`.
const [way = '', dist = ''] = process.argv.slice(2);
const faults = way === 'linkinator' ? await checkWithLinkinator() : await checkDirectly();
if (faults.length > 0) throw new Error(`${faults.length} faults, such as ${faults[0]}`);

async function checkDirectly(): Promise<string[]> {
  const report = await checkBuiltSite(dist, '/');
  return report.issues.map(({ page, reference }) => `${page}: ${reference}`);
}

/** All pages as one list, without recursion and without asking other hosts. */
async function checkWithLinkinator(): Promise<string[]> {
  const pages = [...(await findBuiltFiles(dist))].filter(isPage);
  const { links } = await check({
    path: pages,
    serverRoot: dist,
    linksToSkip: ['^https?://(?!127\\.0\\.0\\.1|localhost)'],
    checkFragments: true,
  });
  if (links.length < pages.length) throw new Error(`Only ${links.length} addresses were asked.`);
  return links.filter(({ state }) => state === LinkState.BROKEN).map(({ url }) => url);
}
