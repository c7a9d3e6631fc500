import type { AstroIntegration } from 'astro';
import { resolve, sep } from 'node:path';
import { contentFolder } from './catalog/read-content.ts';

/** In development: a saved file of content shows in the open page, also when it is broken. */
export function reloadOnContent(): AstroIntegration {
  return {
    name: 'cairn-reload-on-content',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const folder = resolve(contentFolder) + sep;
        let pending: NodeJS.Timeout | undefined;
        server.watcher.add(folder);
        server.watcher.on('all', (_event, path) => {
          if (!path.startsWith(folder)) return;
          clearTimeout(pending);
          // Editors write in several strokes, and the collections need a moment to follow.
          pending = setTimeout(() => server.hot.send({ type: 'full-reload' }), 200);
        });
      },
    },
  };
}
