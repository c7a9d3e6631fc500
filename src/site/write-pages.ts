import type { AstroIntegration } from 'astro';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PageError } from '../build/pages-failure.ts';

/** Astro writes no file for a response without a body. */
const written = new Response();

/**
 * Writes each page as soon as it is rendered: Astro would await its folder and its file, each on another thread, which
 * costs more than both.
 *
 * @param out where the site goes, absolute
 * @param note is called with each page, by its path below the host
 */
export function writePages(
  out: string,
  base: string,
  note: (path: string, page: Buffer) => void,
): AstroIntegration {
  return {
    name: 'cairn-write-pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((own) => ({
          ...own,
          render: async (request, options) => {
            const { pathname } = new URL(request.url);
            const path = decodeURI(pathname).slice(base.length);
            try {
              const rendered = await own.render(request, options);
              const response = rendered instanceof Response ? rendered : rendered.response;
              if (response.status !== 200) return rendered;
              const isPage = path === '' || path.endsWith('/');
              const file = join(out, isPage ? `${path}index.html` : path);
              mkdirSync(dirname(file), { recursive: true });
              const content = Buffer.from(await response.arrayBuffer());
              writeFileSync(file, content);
              if (isPage) note(pathname, content);
              return written;
            } catch (error) {
              throw new PageError(`/${path}`, error);
            }
          },
        }));
      },
    },
  };
}
