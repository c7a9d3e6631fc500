import { appendFile } from 'node:fs/promises';
import type { Markdown } from './markdown.ts';

/** Adds Markdown to the summary of a workflow's step; does nothing where no workflow runs. */
export async function appendStepSummary(markdown: Markdown): Promise<void> {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (file) await appendFile(file, `${markdown}\n`);
}
