import type { AstroIntegration, HookParameters } from 'astro';
import { resolve, sep } from 'node:path';
import { isList } from '../source/list-file.ts';
import { contentFolder } from '../source/read-content.ts';
import { findListFiles } from './load-list-once.ts';

type Server = HookParameters<'astro:server:setup'>['server'];

/** In development: a saved file of content shows in the open page, also when it is broken. */
export function reloadOnContent(): AstroIntegration {
  return {
    name: 'cairn-reload-on-content',
    hooks: {
      'astro:server:setup': ({ server }) => {
        reloadPages(server);
        showIssues(server);
      },
    },
  };
}

function reloadPages(server: Server): void {
  const content = contentFolder();
  const folder = resolve(content) + sep;
  let pending: NodeJS.Timeout | undefined;
  // Settings beside a list may name other lists.
  const watched = () => (isList(content) ? findListFiles() : [folder]);
  server.watcher.add(watched());
  server.watcher.on('all', (_event, path) => {
    if (isList(content) ? !watched().some((own) => path.startsWith(own)) : !path.startsWith(folder))
      return;
    if (isList(content)) server.watcher.add(watched());
    clearTimeout(pending);
    // Editors write in several strokes, and the collections need a moment to follow.
    pending = setTimeout(() => server.hot.send({ type: 'full-reload' }), 200);
  });
}

/** Responds with the issues of content in place of any page, before Astro meets what is broken. */
function showIssues(server: Server): void {
  let printed = '';
  // Astro keeps which pages there are, with what is on them, until a collection changes. A list is in none.
  const clearPages = () => {
    for (const { hot } of Object.values(server.environments)) hot.send('astro:content-changed', {});
  };
  server.middlewares.use((request, response, next) => {
    if (!request.url?.replace(/\?.*/, '').endsWith('/')) {
      next();
      return;
    }
    findIssues(server.config.base, clearPages)
      .then((found) => {
        // Every page has the same issues: they are printed once, until they change.
        if (found && found.text !== printed) console.error(`\n${found.text}\n`);
        printed = found?.text ?? '';
        if (found === undefined) next();
        else
          response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' }).end(found.page);
      })
      .catch(next);
  });
}

/** What was read of a list when a page was last shown. */
let shown: unknown;

/** The issues of content as a page and as text for a terminal; `undefined` if there are none. */
async function findIssues(
  base: string,
  clearPages: () => void,
): Promise<{ page: string; text: string } | undefined> {
  // Not before somebody develops: every build reads this file too.
  const { loadCatalog } = await import('../content/load-catalog.ts');
  const { formatIssuePage } = await import('./issue-page.ts');
  const { createIssueFrames, formatIssueList } = await import('../content/report/issue-list.ts');
  const { loadListOnce } = await import('./load-list-once.ts');
  const loaded = await (isList(contentFolder()) ? loadListOnce() : loadCatalog());
  if (isList(contentFolder()) && loaded !== shown) clearPages();
  shown = loaded;
  const { issues } = loaded;
  if (issues.length === 0) return undefined;
  const frameOf = createIssueFrames();
  return { page: formatIssuePage(issues, base, frameOf), text: formatIssueList(issues, frameOf) };
}
