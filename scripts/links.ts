import { readFileSync } from 'node:fs';
import { parse } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalog, type ExternalLink } from '../src/catalog/load-catalog.ts';
import { checkExternalLinks } from '../src/links/external.ts';
import { exitCodeOf, formatExternalReport } from '../src/links/external-report.ts';
import { createProgress } from '../src/links/progress.ts';

const HELP = `npm run links [-- options]

Asks every external address of the catalog and tells which links need care.
Changes no file, and is no part of the build.

  --only <id>             only addresses that content/…/<id> names; repeatable
  --urls <file>           addresses from a file, one a line, instead of the catalog; "-" reads them from standard input
  --timeout <seconds>     how long one request may take (default: 12)
  --allow-private <range> private addresses that may be asked, such as 10.0.0.0/8; repeatable
  --json                  the report as JSON
  --help                  this text

Exit code: 0 all answer, or are blocked for programs, 1 some links need care or were not reached in time,
2 nothing to ask or wrong use, 3 offline, 130 interrupted.`;

const interrupt = new AbortController();
process.once('SIGINT', () => interrupt.abort());

try {
  process.exitCode = await run();
} catch (error) {
  console.error(`The links could not be checked: ${(error as Error).message}\n\n${HELP}`);
  process.exitCode = 2;
}
// A lookup of a name cannot be cancelled: it may not keep us here.
setTimeout(() => process.exit(), 500).unref();

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      urls: { type: 'string' },
      timeout: { type: 'string', default: '12' },
      'allow-private': { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const timeout = Number(values.timeout) * 1000;
  if (!(timeout >= 100 && timeout <= 600_000)) {
    throw new RangeError(`--timeout "${values.timeout}" is not between 0.1 and 600 seconds.`);
  }
  const links = values.urls === undefined ? await loadLinks(values.only) : readLinks(values.urls);
  const progress = createProgress(process.stderr);
  const report = await checkExternalLinks(links, {
    allowPrivate: values['allow-private'],
    timeout,
    signal: interrupt.signal,
    onAnswer: progress.show,
  });
  progress.end();
  console.log(values.json ? JSON.stringify(report, null, 2) : formatExternalReport(report));
  return interrupt.signal.aborted ? 130 : exitCodeOf(report);
}

async function loadLinks(only: string[] = []): Promise<ExternalLink[]> {
  const { issues, externalLinks } = await loadCatalog();
  if (!externalLinks) throw new Error(`content has ${issues.length} issues. Run "npm run check".`);
  const unknown = only.find((id) => !externalLinks.some(({ file }) => parse(file).name === id));
  if (unknown)
    throw new Error(`no file of the content that names an address has the id "${unknown}".`);
  return only.length === 0
    ? externalLinks
    : externalLinks.filter(({ file }) => only.includes(parse(file).name));
}

function readLinks(file: string): ExternalLink[] {
  const text = readFileSync(file === '-' ? 0 : file, 'utf8');
  const urls = new Set(text.split('\n').map((line) => line.trim()));
  const name = file === '-' ? 'standard input' : file;
  return [...urls].filter((url) => url !== '').map((url) => ({ url, file: name }));
}
