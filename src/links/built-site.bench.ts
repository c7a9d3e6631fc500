import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, LinkState } from 'linkinator';
import { checkBuiltSite } from './built-site.ts';

const LINKS_A_PAGE = 40;

/**
 * Prints what it costs to check a built site of `pages` pages with our direct check and with linkinator,
 * which gets all pages as one list, does not recurse and skips other hosts.
 */
export async function bench(pages = 1000): Promise<void> {
  const dist = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  try {
    const files = writeSite(dist, pages);
    await measure('direct check of the files', async () => {
      const report = await checkBuiltSite(dist, '/');
      return `${report.pages} pages, ${report.links} references, ${report.faults.length} faults`;
    });
    await measure('linkinator', async () => {
      const { links } = await check({
        path: files,
        serverRoot: dist,
        linksToSkip: ['^https?://(?!127\\.0\\.0\\.1)'],
        checkFragments: true,
      });
      const asked = links.filter(({ state }) => state !== LinkState.SKIPPED).length;
      const broken = links.filter(({ state }) => state === LinkState.BROKEN).length;
      return `${asked} addresses, ${broken} faults`;
    });
  } finally {
    rmSync(dist, { recursive: true });
  }
}

/** Pages as large as a resource's, each with links to its neighbours; returns their files. */
function writeSite(dist: string, pages: number): string[] {
  const words = '<p>A paragraph that a reader would read, with words in it.</p>'.repeat(60);
  return Array.from({ length: pages }, (_, page) => {
    const links = Array.from({ length: LINKS_A_PAGE }, (_, link) => {
      const target = `/resources/r${(page + link * 7) % pages}/`;
      return `<li><a href="${link % 10 === 0 ? 'https://example.org/' : `${target}#notes`}">${target}</a></li>`;
    });
    const folder = `resources/r${page}`;
    mkdirSync(join(dist, folder), { recursive: true });
    writeFileSync(
      join(dist, folder, 'index.html'),
      `<!doctype html><title>${page}</title><h2 id="notes">Notes</h2>${words}<ul>${links.join('')}</ul>`,
    );
    return `${folder}/index.html`;
  });
}

async function measure(what: string, run: () => Promise<string>): Promise<void> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const told = await run();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = ((user + system) / 1e6).toFixed(2);
  const elapsed = ((performance.now() - start) / 1000).toFixed(2);
  console.log(`${what}: ${seconds} s of CPU, ${elapsed} s in all (${told})`);
}
