import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { createGuardedProcessor } from './src/source/guarded-processor.ts';
import { listedSitemap } from './src/site/listed-sitemap.ts';
import { servePublicFiles } from './src/site/public-files.ts';
import { reloadOnContent } from './src/site/reload-on-content.ts';
import { nameChunk, plainImports } from './src/site/script-chunks.ts';
import { readSettings } from './src/site/settings.ts';

const { address, base } = readSettings();

export default defineConfig({
  site: address,
  base,
  trailingSlash: 'always',
  // Bodies are a stranger's text: none of them is compiled before it is known to hold no code.
  integrations: [
    mdx({ processor: createGuardedProcessor() }),
    listedSitemap(),
    reloadOnContent(),
    servePublicFiles(),
  ],
  // The default eats the space between text and an element that begins on the next line.
  compressHTML: true,
  build: {
    // Nothing inline, so that one Content-Security-Policy serves every page.
    inlineStylesheets: 'never',
    concurrency: 32,
  },
  devToolbar: { enabled: false },
  vite: {
    plugins: [plainImports()],
    // A build beside the running server is none of its files.
    server: { watch: { ignored: ['**/.*.cairn-build/**'] } },
    environments: {
      client: {
        build: {
          rolldownOptions: { output: { codeSplitting: { groups: [{ name: nameChunk }] } } },
        },
      },
    },
    build: {
      assetsInlineLimit: 0,
      // MDX marks its modules with a directive that the bundler does not know (withastro/astro#18087).
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
});
