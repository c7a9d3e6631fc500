import { getCollection, getEntry, render } from 'astro:content';
import { createCatalog, type Catalog } from './catalog/catalog.ts';

const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
let built: Promise<Catalog> | undefined;

/** The catalog, made once per build; in development made anew for each page, and checked. */
export async function getCatalog(): Promise<Catalog> {
  if (!import.meta.env.DEV) return (built ??= readCollections());
  await checkContent();
  return readCollections();
}

/** The rendered body of a topic or learning path, as a component. */
export async function getBody(collection: 'topics' | 'paths', id: string) {
  const entry = await getEntry(collection, id);
  if (!entry) throw new Error(`"${id}" is not in ${collection}.`);
  return (await render(entry)).Content;
}

async function readCollections(): Promise<Catalog> {
  const [site, resources, topics, paths, glossary] = await Promise.all([
    getCollection('site'),
    getCollection('resources'),
    getCollection('topics'),
    getCollection('paths'),
    getCollection('glossary'),
  ]);
  if (!site[0]) throw new Error('content/site.yaml holds no site. Run npm run check.');
  return createCatalog(
    { site: site[0].data, resources, topics, paths, glossary: glossary[0]?.data ?? {} },
    base,
  );
}

/** Shows broken content in the page, where it was saved a moment ago. */
async function checkContent(): Promise<void> {
  const { loadCatalog } = await import('./catalog/load-catalog.ts');
  const { formatIssue } = await import('./catalog/issue.ts');
  const { issues } = await loadCatalog();
  if (issues.length === 0) return;
  const error = new Error(issues.map(formatIssue).join('\n'));
  error.name = issues.length === 1 ? '1 issue in content' : `${issues.length} issues in content`;
  error.stack = '';
  throw error;
}
