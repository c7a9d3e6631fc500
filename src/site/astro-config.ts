import mdx from '@astrojs/mdx';
import type { AstroInlineConfig } from 'astro';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { AstroRoot } from '../build/astro-root.ts';
import { engineFolder } from '../files/engine.ts';
import { createGuardedProcessor } from '../source/guarded-processor.ts';
import { listedSitemap } from './listed-sitemap.ts';
import { servePublicFiles } from './public-files.ts';
import { isWatchedAsFolder, reloadOnContent } from './reload-on-content.ts';
import { nameChunk, plainImports, shortenName } from './script-chunks.ts';
import { readSettings } from './settings.ts';
import { squeezeMarkup } from './squeeze-markup.ts';
import { writePages } from './write-pages.ts';

/** What Astro has to know of a site, read from the settings of its content. */
export function createAstroConfig(): AstroInlineConfig {
  const { address, base } = readSettings();
  return {
    site: address,
    base,
    trailingSlash: 'always',
    // Bodies are a stranger's text: none of them is compiled before it is known to hold no code.
    integrations: [
      mdx({ processor: createGuardedProcessor() }),
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
      plugins: [plainImports(), squeezeMarkup()],
      environments: {
        client: {
          build: {
            rolldownOptions: {
              output: {
                codeSplitting: { groups: [{ name: nameChunk }] },
                entryFileNames: ({ name }) => `_astro/${shortenName(name)}.[hash].js`,
              },
            },
          },
        },
      },
      build: {
        assetsInlineLimit: 0,
        // MDX marks its modules with a directive that the bundler does not know (withastro/astro#18087).
        rolldownOptions: { checks: { moduleLevelDirective: false } },
      },
    },
  };
}

/**
 * How Astro's programs run the engine in a folder of its own.
 *
 * @param out where the site goes, absolute
 */
export function createInlineConfig(place: AstroRoot, out: string): AstroInlineConfig {
  const { root, engine, isHidden } = place;
  const { vite, ...config } = createAstroConfig();
  const sitemap = listedSitemap(config.site ?? '');
  return {
    ...config,
    integrations: [
      ...(config.integrations ?? []),
      sitemap.integration,
      writePages(out, config.base ?? '/', sitemap.note),
    ],
    configFile: false,
    root,
    srcDir: join(engine, 'src'),
    publicDir: join(engine, 'public'),
    outDir: out,
    cacheDir: join(root, 'astro'),
    vite: {
      ...vite,
      plugins: [...(vite?.plugins ?? []), ...(isHidden ? [keepHidden()] : [])],
      cacheDir: join(root, 'vite'),
      resolve: { preserveSymlinks: isHidden },
      server: {
        fs: { allow: [root, engine, ...findModuleFolders()] },
        watch: { ignored: [isWatchedAsFolder] },
      },
    },
  };
}

/** Astro names one of its modules by the real path, below which Vite finds nothing: this names it as the others are. */
function keepHidden(): Plugin {
  return {
    name: 'cairn-keep-hidden',
    resolveId: {
      order: 'pre',
      handler: (id, importer) =>
        importer !== undefined && id.endsWith('/session/provider.js')
          ? join(resolve(dirname(importer), dirname(id)), 'provider-disabled.js')
          : null,
    },
  };
}

/** The folders in which packages of the engine may lie. */
function findModuleFolders(): string[] {
  return createRequire(join(engineFolder(), 'package.json')).resolve.paths('astro') ?? [];
}
