import { parseArgs } from 'node:util';
import { formatIssue, sortIssues } from '../src/catalog/issue.ts';
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
  const { issues, advice, catalog } = await loadCatalog(folder);
  const told = sortIssues([...issues, ...advice]);
  for (const issue of told) console.log(formatIssue(issue));
  if (told.length > 0) console.log(`\n${formatTotal(issues.length, advice.length)}`);
  if (!catalog) return 1;
  console.log(`Content holds: ${formatCatalogSummary(catalog)}.`);
  return 0;
}

function formatTotal(issues: number, advice: number): string {
  const pieces = advice === 1 ? '1 piece of advice' : `${advice} pieces of advice`;
  const parts = [
    ...(issues > 0 ? [formatCount(issues, 'issue')] : []),
    ...(advice > 0 ? [pieces] : []),
  ];
  return `${parts.join(', ')}. Nothing was changed.`;
}
