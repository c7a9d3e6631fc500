/** What rolldown tells of a module while it decides on chunks. */
interface Graph {
  getModuleInfo: (id: string) => { importers: readonly string[] } | null;
}

const onEveryPage = '/src/client/reader.ts';

/**
 * Names the chunk of a module: what every page loads is one file, however many pages share its parts
 * besides. The rest is left to the bundler.
 */
export function nameChunk(id: string, graph: Graph): string | null {
  return isImportedBy(onEveryPage, id, graph, new Set()) ? 'reader' : null;
}

function isImportedBy(entry: string, id: string, graph: Graph, seen: Set<string>): boolean {
  if (id.endsWith(entry)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  const importers = graph.getModuleInfo(id)?.importers ?? [];
  return importers.some((importer) => isImportedBy(entry, importer, graph, seen));
}
