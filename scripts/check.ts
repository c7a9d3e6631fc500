import { parseArgs } from 'node:util';
import { formatIssue } from '../src/catalog/issue.ts';
import { loadCatalog } from '../src/catalog/load-catalog.ts';
import { contentFolder } from '../src/catalog/read-content.ts';
import { formatCatalogSummary } from '../src/formats/catalog-summary.ts';
import { formatCount } from '../src/formats/count.ts';

const HELP = `npm run check [-- <folder>]

Checks all content and prints every issue, sorted:
  path:line:column  code  what is wrong. What to do.
The codes are explained on the contribute page of the site.

  <folder>     the content to check (default: ${contentFolder})
  --help       this text

Exit code: 0 no issue, 1 issues, 2 could not run.`;

try {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help) console.log(HELP);
  else process.exitCode = await check(positionals[0] ?? contentFolder);
} catch (error) {
  console.error(`The check could not run: ${(error as Error).message}\n\n${HELP}`);
  process.exitCode = 2;
}

async function check(folder: string): Promise<number> {
  const { issues, catalog } = await loadCatalog(folder);
  for (const issue of issues) console.log(formatIssue(issue));
  if (!catalog) {
    console.log(`\n${formatCount(issues.length, 'issue')}. Nothing was changed.`);
    return 1;
  }
  console.log(`Content holds: ${formatCatalogSummary(catalog)}.`);
  return 0;
}
