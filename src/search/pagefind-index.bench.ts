import { loadCatalog } from '../content/load-catalog.ts';
import { writeSearchIndex } from './pagefind-index.ts';

// The index of a built site: `node pagefind-index.bench.ts <dist> <content>`.
const [dist = '', content = ''] = process.argv.slice(2);
const { catalog } = await loadCatalog(content);
if (catalog === undefined) throw new Error(`${content} has issues.`);
await writeSearchIndex(dist, catalog);
