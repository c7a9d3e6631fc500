import type { AstroIntegration } from 'astro';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes each page as soon as it is rendered: Astro would await its folder and its file, each on another thread, which
 * costs more than both.
 *
 * @param out where the site goes, absolute
 */
export function writePages(out: string, base: string): AstroIntegration {
  return {
    name: 'cairn-write-pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((own) => ({
          ...own,
          render: async (request, options) => {
            const rendered = await own.render(request, options);
            const response = rendered instanceof Response ? rendered : rendered.response;
            if (response.status !== 200) return rendered;
            const path = decodeURI(new URL(request.url).pathname).slice(base.length);
            const file = join(out, path === '' || path.endsWith('/') ? `${path}index.html` : path);
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, await response.bytes());
            // Astro writes no file for a response without a body.
            return new Response();
          },
        }));
      },
    },
  };
}
