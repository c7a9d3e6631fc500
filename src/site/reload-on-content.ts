import type { AstroIntegration, HookParameters } from 'astro';
import { resolve, sep } from 'node:path';
import { contentFolder } from '../source/read-content.ts';

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
  const folder = resolve(contentFolder()) + sep;
  let pending: NodeJS.Timeout | undefined;
  server.watcher.add(folder);
  server.watcher.on('all', (_event, path) => {
    if (!path.startsWith(folder)) return;
    clearTimeout(pending);
    // Editors write in several strokes, and the collections need a moment to follow.
    pending = setTimeout(() => server.hot.send({ type: 'full-reload' }), 200);
  });
}

/** Responds with the issues of content in place of any page, before Astro meets what is broken. */
function showIssues(server: Server): void {
  let printed = '';
  server.middlewares.use((request, response, next) => {
    if (!request.url?.replace(/\?.*/, '').endsWith('/')) {
      next();
      return;
    }
    findIssues(server.config.base)
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

/** The issues of content as a page and as text for a terminal; `undefined` if there are none. */
async function findIssues(base: string): Promise<{ page: string; text: string } | undefined> {
  // Not before somebody develops: every build reads this file too.
  const { loadCatalog } = await import('../content/load-catalog.ts');
  const { formatIssuePage } = await import('./issue-page.ts');
  const { createIssueFrames, formatIssueList } = await import('../content/report/issue-list.ts');
  const { issues } = await loadCatalog();
  if (issues.length === 0) return undefined;
  const frameOf = createIssueFrames();
  return { page: formatIssuePage(issues, base, frameOf), text: formatIssueList(issues, frameOf) };
}
