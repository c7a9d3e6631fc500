import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** Another generator of sites that is installed, and how it builds a folder of bare pages. */
export interface Peer {
  name: string;
  /** The program, and its arguments for a site that {@link writeBareSite} has written. */
  commandOf: (folder: string) => { program: string; args: string[] };
}

/** Finds Hugo on the path, and Eleventy in the packages of the project that is measured. */
export function findPeers(): Peer[] {
  const hugo: Peer = {
    name: 'Hugo',
    commandOf: (folder) => ({ program: 'hugo', args: ['--quiet', '--source', folder] }),
  };
  const hasHugo = spawnSync('hugo', ['version']).status === 0;
  const program = findEleventy();
  const eleventy: Peer = {
    name: 'Eleventy',
    commandOf: (folder) => ({
      program: process.execPath,
      args: [program ?? '', '--quiet', `--input=${folder}/content`, `--output=${folder}/pages`],
    }),
  };
  return [...(hasHugo ? [hugo] : []), ...(program === undefined ? [] : [eleventy])];
}

function findEleventy(): string | undefined {
  try {
    const manifest = findPackageJSON('@11ty/eleventy', resolve('package.json'));
    return manifest && join(dirname(manifest), 'cmd.cjs');
  } catch {
    return undefined;
  }
}

/** Writes a site of pages with nothing but a title and a line, which each of the peers builds. */
export function writeBareSite(folder: string, pages: number): void {
  const files: Record<string, string> = {
    'hugo.toml': 'disableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
    'layouts/_default/single.html': layout('{{ .Title }}', '{{ .Content }}'),
    'layouts/_default/list.html': layout('{{ .Title }}', '{{ .Content }}'),
    'content/_includes/page.njk': layout('{{ title }}', '{{ content | safe }}'),
  };
  for (let page = 0; page < pages; page += 1)
    files[`content/page-${page}.md`] =
      `---\ntitle: Page ${page}\nlayout: page.njk\n---\n\nThe text of page ${page}.\n`;
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function layout(title: string, text: string): string {
  return `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1>${text}</main></html>\n`;
}
