import { appendFile } from 'node:fs/promises';

/** Adds Markdown to the summary of a workflow's step; does nothing where no workflow runs. */
export async function appendStepSummary(markdown: string): Promise<void> {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (file) await appendFile(file, markdown);
}
