import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addressOf } from '../src/catalog/addresses.ts';
import type { Catalog } from '../src/catalog/catalog.ts';
import { packOf, SOURCE_PACKS } from '../src/catalog/id-packs.ts';
import { loadCatalog } from '../src/content/load-catalog.ts';
import { createLookup } from '../src/contribute/form/known-content.ts';
import {
  countKeyPacks,
  createKeyPacks,
  createTopicPlaces,
} from '../src/contribute/form/known-index.ts';
import { formatIssue } from '../src/rules/rules.ts';
import { shortenSource } from '../src/source/packed-source.ts';

/** Looks up the catalog of a folder as the form does: in the files that its site would have. */
export async function openLookup(
  folder: string,
  read?: (address: string, text: string) => void,
): Promise<ReturnType<typeof createLookup>> {
  const { catalog, issues } = await loadCatalog(folder);
  if (!catalog) throw new Error(issues.map(formatIssue).join('\n'));
  const files = await createFiles(catalog, folder);
  const packs = countKeyPacks(catalog.resources.length + catalog.retired.length);
  return createLookup(
    // eslint-disable-next-line @typescript-eslint/require-await -- what `read` throws is a request that fails
    async (address) => {
      const text = files.get(address);
      read?.(address, text ?? '');
      return text === undefined ? undefined : (JSON.parse(text) as unknown);
    },
    { packs, language: catalog.site.language },
  );
}

async function createFiles(catalog: Catalog, folder: string): Promise<Map<string, string>> {
  const sources = new Map<string, Record<string, string>>();
  for (const { id } of [...catalog.resources, ...catalog.retired]) {
    const address = addressOf.resourceSources(packOf(id, SOURCE_PACKS));
    const text = await readFile(join(folder, 'resources', `${id}.yaml`), 'utf8');
    sources.set(address, { ...sources.get(address), [id]: shortenSource(text) });
  }
  const files: [string, unknown][] = [
    ...[...createKeyPacks(catalog)].map(([pack, of]) => [addressOf.knownKeys(pack), of] as const),
    ...catalog.topics.map(
      (topic) => [addressOf.topicPlaces(topic.id), createTopicPlaces(topic)] as const,
    ),
    ...sources,
  ].map(([address, of]) => [address, of]);
  return new Map(files.map(([address, of]) => [address, JSON.stringify(of)]));
}
