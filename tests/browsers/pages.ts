import { readFileSync } from 'node:fs';

interface Entry {
  title: string;
  page: string;
}

/** Reads from the catalog that a site publishes an address of each kind of page, and what the flows need. */
export function readPages(folder: string) {
  const catalog = JSON.parse(readFileSync(`${folder}/catalog.json`, 'utf8')) as {
    topics: Entry[];
    paths: Entry[];
    resources: (Entry & { kind: string })[];
    glossary: Entry[];
  };
  const addressOf = (entry: Entry | undefined) => new URL(entry!.page).pathname.slice(1);
  const resource = catalog.resources[0]!;
  const first = {
    topic: addressOf(catalog.topics[0]),
    path: addressOf(catalog.paths[0]),
    resource: addressOf(resource),
    title: resource.title,
    kind: resource.kind,
    ofKind: catalog.resources.filter(({ kind }) => kind === resource.kind).length,
  };
  const pages = [
    ...['', 'topics/', 'resources/', 'retired/', 'paths/', 'map/'],
    ...['progress/', 'saved/', 'search/', 'glossary/', 'about/'],
    ...['contribute/', 'contribute/resource/', 'contribute/paths/', 'contribute/curate/'],
    ...['contribute/own/', 'contribute/new/', 'contribute/fields/', 'contribute/rules/'],
    ...['contribute/rules/promotional-word/', 'changes/', 'health/', 'health/content/'],
    ...['offline/', 'no-such-page/'],
    first.topic,
    first.path,
    first.resource,
    addressOf(catalog.glossary[0]),
  ];
  return { pages, first };
}
