import type { AstroIntegration, HookParameters } from 'astro';
import { existsSync, watch, type FSWatcher } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { isList } from '../source/list-file.ts';
import { contentFolder } from '../source/content-folder.ts';
import type * as CurrentContent from './current-content.ts';

type Server = HookParameters<'astro:server:setup'>['server'];

/** In development: a saved file of content shows in the open page, also when it is broken. */
export function reloadOnContent(): AstroIntegration {
  return {
    name: 'cairn-reload-on-content',
    hooks: {
      'astro:server:setup': async ({ server }) => {
        // Not before somebody develops: every build reads this file too.
        const current = await import('./current-content.ts');
        reloadPages(server, current);
        showIssues(server, current.readCurrentContent);
      },
    },
  };
}

function reloadPages(
  server: Server,
  { forgetCurrentContent, findListFiles }: typeof CurrentContent,
): void {
  const content = contentFolder();
  const folder = resolve(content) + sep;
  let pending: NodeJS.Timeout | undefined;
  const follow = () => {
    forgetCurrentContent();
    clearTimeout(pending);
    // Editors write in several strokes, of which the watcher reports the first, and the bodies need a moment to follow.
    pending = setTimeout(() => {
      forgetCurrentContent();
      server.hot.send({ type: 'full-reload' });
    }, 200);
  };
  const resources = join(folder, RESOURCES);
  const watchers = new Map<string, FSWatcher>();
  const watchFolder = (path: string, onChange: (event: string, name: string | null) => void) => {
    watchers.get(path)?.close();
    if (existsSync(path)) watchers.set(path, watch(path, onChange).on('error', follow));
  };
  const watchResources = () => watchFolder(resources, follow);
  if (!isList(content)) {
    watchResources();
    // The folder itself may be removed, and made again.
    watchFolder(folder, (_event, name) => {
      if (name !== RESOURCES) return;
      watchResources();
      follow();
    });
  }
  // Settings beside a list may name other lists.
  const watched = () => (isList(content) ? findListFiles() : [folder]);
  server.watcher.add(watched());
  server.watcher.on('all', (_event, path) => {
    if (!watched().some((own) => path.startsWith(own))) return;
    if (isList(content)) server.watcher.add(watched());
    follow();
  });
  server.httpServer?.on('close', () => {
    for (const watcher of watchers.values()) watcher.close();
  });
}

/**
 * Whether the watcher of Vite leaves a path alone: it would watch each of ten thousand files by itself, miss what
 * happens in the minute until it does, and list them all after each change. The folder of resources is watched as a whole.
 */
export function isWatchedAsFolder(path: string): boolean {
  const resources = join(resolve(contentFolder()), RESOURCES);
  return path === resources || path.startsWith(resources + sep);
}

const RESOURCES = 'resources';

/** Responds with the issues of content in place of any page, before Astro meets what is broken. */
function showIssues(server: Server, readContent: ReadContent): void {
  let printed = '';
  let shown: unknown;
  const read = async () => {
    const content = await readContent();
    // Astro keeps what it knows of the pages of a kind until its own collections change.
    if (content !== shown)
      for (const { hot } of Object.values(server.environments))
        hot.send('astro:content-changed', {});
    shown = content;
    return content;
  };
  server.middlewares.use((request, response, next) => {
    if (!request.url?.replace(/\?.*/, '').endsWith('/')) {
      next();
      return;
    }
    findIssues(server.config.base, read)
      .then((found) => {
        // Every page has the same issues: they are printed once, until they change.
        if (found && found.key !== printed) console.error(`\n${found.text}\n`);
        printed = found?.key ?? '';
        if (found === undefined) next();
        else
          response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' }).end(found.page);
      })
      .catch(next);
  });
}

/**
 * The issues of content as a page, as text for a terminal, and without the lines around them, which may be saved again
 * meanwhile; `undefined` if there are none.
 */
async function findIssues(
  base: string,
  read: ReadContent,
): Promise<{ page: string; text: string; key: string } | undefined> {
  const { formatIssuePage } = await import('./issue-page.ts');
  const { createIssueFrames, formatIssueList } = await import('../content/format-issues.ts');
  const { formatIssue } = await import('../rules/rules.ts');
  const { issues } = await read();
  if (issues.length === 0) return undefined;
  const frameOf = createIssueFrames();
  return {
    page: formatIssuePage(issues, base, frameOf),
    text: formatIssueList(issues, frameOf),
    key: issues.map(formatIssue).join('\n'),
  };
}

type ReadContent = typeof CurrentContent.readCurrentContent;
