import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatCount } from '../../formats/count.ts';
import { findLine, formatAnnotation } from '../../github/annotation.ts';
import { formatAddress, formatCode } from '../../github/markdown.ts';
import { cleanDetail, formatReason } from '../judgement/reasons.ts';
import type { Finding } from '../run/finding.ts';
import { adviseOnChange, judgeChange } from './judge-change.ts';
import { formatReasonInert } from './inert-reason.ts';

const plain: Words = { reason: formatReason, text: cleanDetail };
const markdown: Words = { reason: formatReasonInert, text: formatCode };

/**
 * Tells what a check found of the links that a change adds: a mark on each line that names one that does
 * not pass, a summary in Markdown, and whether the change fails.
 */
export async function adviseOnFindings(findings: Finding[], folder: string): Promise<ChangeAdvice> {
  const judged = findings.map((finding) => ({ finding, judgement: judgeChange(finding) }));
  const failing = judged.filter(({ judgement }) => judgement === 'fails');
  const advising = judged.filter(({ judgement }) => judgement === 'advises');
  const annotations: string[] = [];
  for (const { finding, judgement } of [...failing, ...advising])
    annotations.push(...(await annotate(finding, folder, judgement === 'fails')));
  const counts = [
    formatCount(findings.length, 'new link'),
    `${failing.length} cannot stay`,
    `${advising.length} with advice`,
  ].join(', ');
  const list = (title: string, group: typeof judged) =>
    group.length === 0
      ? []
      : ['', `### ${title}`, '', ...group.map(({ finding }) => formatLine(finding))];
  const summary = [
    `## Links of this change`,
    '',
    `${counts}.`,
    ...list('They cannot stay', failing),
    ...list('Advice, which nobody has to follow', advising),
  ];
  return { annotations, summary: `${summary.join('\n')}\n`, fails: failing.length > 0 };
}

async function annotate(finding: Finding, folder: string, fails: boolean): Promise<string[]> {
  const { url, files } = finding.address;
  const message = `${url}: ${tell(finding, plain)} ${adviseOnChange(finding)}`.trim();
  return Promise.all(
    files.map(async (file) => {
      const path = join(folder, file.replace(/^content\//, ''));
      const text = await readFile(path, 'utf8').catch(() => '');
      return formatAnnotation({
        level: fails ? 'error' : 'warning',
        file,
        // A parser adds the slash of a host.
        line: findLine(text, url) ?? findLine(text, url.replace(/\/$/, '')),
        title: fails ? 'This link cannot stay' : 'Look at this link',
        message,
      });
    }),
  );
}

function formatLine(finding: Finding): string {
  const { address } = finding;
  return `- ${formatAddress(address.url)}: ${tell(finding, markdown)} ${adviseOnChange(finding)}`.trimEnd();
}

function tell({ address, record, deferred }: Finding, { reason, text }: Words): string {
  if (!address.isWeb) return 'it is not a valid address.';
  const check = record?.checks.at(-1);
  if (!check) return `it could not be asked${deferred === undefined ? '' : ` (${deferred})`}.`;
  const missing = (check.missing ?? []).map((fragment) => text(`#${fragment}`));
  const but = missing.length === 0 ? '' : `, but it has no ${missing.join(', ')}`;
  return `${reason(check.reason, check.detail)}${but}.`;
}

/** How texts of strangers are written. */
interface Words {
  reason: (reason: string, detail?: string) => string;
  text: (text: string) => string;
}

export interface ChangeAdvice {
  /** Workflow commands, one a line. */
  annotations: string[];
  /** Markdown. */
  summary: string;
  fails: boolean;
}
