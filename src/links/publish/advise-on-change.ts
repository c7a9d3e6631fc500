import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatCount } from '../../text/count.ts';
import { findLine, formatAnnotation } from '../../github/workflow.ts';
import {
  formatDocument,
  list,
  prose,
  own,
  type Block,
  type Markdown,
} from '../../github/markdown.ts';
import type { LinkResult } from '../run/link-result.ts';
import {
  formatAdvice,
  formatAdviceLine,
  createLinkAdvice,
  type LinkAdvice,
} from './link-advice.ts';

/**
 * Reports what a check found of the links that a change adds: an annotation on each line with a link that does not
 * pass, a summary in Markdown, and whether the change fails. `offline` says that most hosts could not be reached.
 */
export async function adviseOnLinks(
  results: LinkResult[],
  folder: string,
  offline = false,
): Promise<ChangeAdvice> {
  const verdicts = results.map(createLinkAdvice);
  const failing = verdicts.filter(({ judgement }) => judgement === 'fails');
  const advising = verdicts.filter(({ judgement }) => judgement === 'advises');
  const annotations: string[] = [];
  for (const verdict of [...failing, ...advising])
    annotations.push(...(await annotate(verdict, folder)));
  const counts = [
    formatCount(results.length, 'new link'),
    `${failing.length} cannot stay`,
    `${advising.length} with advice`,
  ].join(', ');
  const section = (title: string, group: LinkAdvice[]): Block[] =>
    group.length === 0 ? [] : [own(`### ${title}`), list(group.map(formatAdviceLine))];
  const summary = formatDocument([
    prose`## Links of this change`,
    own(`${counts}.`),
    ...(offline ? [prose`Most hosts could not be reached from here.`] : []),
    ...section('They cannot stay', failing),
    ...section('Advice (optional)', advising),
  ]);
  return { annotations, summary, verdicts, fails: failing.length > 0 };
}

async function annotate(verdict: LinkAdvice, folder: string): Promise<string[]> {
  const { url, files } = verdict;
  const fails = verdict.judgement === 'fails';
  const message = formatAdvice(verdict);
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
  summary: Markdown;
  verdicts: LinkAdvice[];
  fails: boolean;
}
