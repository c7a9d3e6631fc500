import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatCount } from '../../formats/count.ts';
import { findLine, formatAnnotation } from '../../github/annotation.ts';
import type { Finding } from '../run/finding.ts';
import { formatVerdict, formatVerdictLine } from './format-verdict.ts';
import { createLinkVerdict, type LinkVerdict } from './link-verdict.ts';

/**
 * Tells what a check found of the links that a change adds: a mark on each line that names one that does
 * not pass, a summary in Markdown, and whether the change fails.
 */
export async function adviseOnFindings(findings: Finding[], folder: string): Promise<ChangeAdvice> {
  const verdicts = findings.map(createLinkVerdict);
  const failing = verdicts.filter(({ judgement }) => judgement === 'fails');
  const advising = verdicts.filter(({ judgement }) => judgement === 'advises');
  const annotations: string[] = [];
  for (const verdict of [...failing, ...advising])
    annotations.push(...(await annotate(verdict, folder)));
  const counts = [
    formatCount(findings.length, 'new link'),
    `${failing.length} cannot stay`,
    `${advising.length} with advice`,
  ].join(', ');
  const list = (title: string, group: LinkVerdict[]) =>
    group.length === 0 ? [] : ['', `### ${title}`, '', ...group.map(formatVerdictLine)];
  const summary = [
    `## Links of this change`,
    '',
    `${counts}.`,
    ...list('They cannot stay', failing),
    ...list('Advice, which nobody has to follow', advising),
  ];
  return { annotations, summary: `${summary.join('\n')}\n`, verdicts, fails: failing.length > 0 };
}

async function annotate(verdict: LinkVerdict, folder: string): Promise<string[]> {
  const { url, files } = verdict;
  const fails = verdict.judgement === 'fails';
  const message = formatVerdict(verdict);
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

export interface ChangeAdvice {
  /** Workflow commands, one a line. */
  annotations: string[];
  /** Markdown. */
  summary: string;
  verdicts: LinkVerdict[];
  fails: boolean;
}
