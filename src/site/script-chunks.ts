import type { Plugin } from 'vite';

/** What rolldown knows of a module while it decides on chunks. */
interface Graph {
  getModuleInfo: (id: string) => { importers: readonly string[] } | null;
}

const onEveryPage = '/src/client/reader.ts';
/** Shared by what is loaded later, and each smaller than a request for it. */
const small = [
  ...['/src/text/ids.ts', '/src/text/text-direction.ts', '/src/text/column.ts'],
  ...['/src/progress/ready.ts', '/src/catalog/id-packs.ts'],
];

/**
 * Names the chunk of a module: what every page loads is one file, however many pages share its parts
 * besides. The rest is left to the bundler.
 */
export function nameChunk(id: string, graph: Graph): string | null {
  const isReader =
    small.some((own) => id.endsWith(own)) || isImportedBy(onEveryPage, id, graph, new Set());
  return isReader ? 'reader' : null;
}

/** The name of a script of a component without what Astro says of it, as every page has some. */
export function shortenName(name: string): string {
  return name.replace(/\.astro_astro_type_script_index_\d+_lang$/, '');
}

/**
 * Imports without the preloading that Vite adds to each of them, 0.6 KB on every page: chunks that are loaded later
 * share nothing but what every page has already, and link to their styles themselves.
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    enforce: 'pre',
    // Else each script lists what its imports would load beforehand. Astro takes no such option for this environment.
    configEnvironment: (name) => (name === 'client' ? { build: { modulePreload: false } } : null),
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}

function isImportedBy(entry: string, id: string, graph: Graph, seen: Set<string>): boolean {
  if (id.endsWith(entry)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  const importers = graph.getModuleInfo(id)?.importers ?? [];
  return importers.some((importer) => isImportedBy(entry, importer, graph, seen));
}
