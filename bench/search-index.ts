import { loadCatalog } from '../src/content/load-catalog.ts';
import { createBuiltSite } from '../src/links/built-site/built-site.ts';
import { writeSearchIndex } from '../src/search/pagefind-index.ts';

// The index of a built site: `node bench/search-index.ts <dist> <content>`.
const [dist = '', content = ''] = process.argv.slice(2);
const { catalog } = await loadCatalog(content);
if (catalog === undefined) throw new Error(`${content} has issues.`);
await writeSearchIndex(createBuiltSite(dist), catalog);
