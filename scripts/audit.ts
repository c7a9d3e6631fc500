import { parseArgs } from 'node:util';
import { auditCatalog, formatAuditJson, formatAudit } from '../src/audit/audit-catalog.ts';
import { formatIssue } from '../src/rules/rules.ts';
import { BEFORE_ALL_DAYS, loadCatalog } from '../src/content/load-catalog.ts';
import { placeFiles } from '../src/source/content-place.ts';
import { contentFolder } from '../src/source/content-folder.ts';
import { date } from '../src/schema/fields.ts';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';

export const HELP = `Usage: cairn audit [options]

Lists what is worth reviewing in the whole catalog, why it matters, and what to do.

It looks for resources not reviewed for a year, topics that are small or have nothing for beginners,
missing levels, kinds and languages, picks with no alternatives, retired resources on paths, and
paywalls. None of it is an error.

Options:
  --content <folder>   the content (default: ${contentFolder()})
  --json               print everything as one JSON object
  --all                list everything, instead of at most ten entries each
  --now <day>          the day to compare with, as YYYY-MM-DD (default: today)
  --help               show this help

Exit codes:
  0  done
  2  could not run`;
const MOST = 10;

/** Runs `cairn audit`. */
export const main = createCommand({ help: HELP, failure: 'The audit could not run' }, audit);

async function audit(args: string[], io: CommandIo): Promise<number> {
  const {
    values: { content, json, all, now },
  } = parseArgs({
    args,
    options: {
      content: { type: 'string', default: contentFolder() },
      json: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      now: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    },
  });
  if (!date.safeParse(now).success)
    throw new Error(`--now "${now}" is not a day. Write it as YYYY-MM-DD.`);
  const { issues, catalog } = await loadCatalog(content, BEFORE_ALL_DAYS);
  if (!catalog)
    throw new Error(
      [
        'the content has issues. Fix them first:',
        ...placeFiles(issues.slice(0, 10), content).map(formatIssue),
      ].join('\n'),
    );
  const findings = auditCatalog(catalog, now);
  io.out(
    json
      ? formatAuditJson(findings, catalog, now)
      : formatAudit(findings, catalog, all ? Infinity : MOST),
  );
  return 0;
}

await runAsProgram(import.meta.filename, main);
