import { readOutline } from '../src/content/read-outline.ts';
import { listFormFields } from '../src/contribute/issue-forms.ts';

/** What somebody fills in, by the labels of the form, for a resource that the small catalog takes without advice. */
export const goodValues: Record<string, string> = {
  URL: 'https://guests.example/first/',
  Title: 'Your First Guest',
  Kind: 'tutorial: Guides you through a task step by step.',
  Placements: 'Tools › Measuring › Counters',
  Summary: 'Starts a guest of ten instructions and counts what it costs.',
};

/** The same for every content. */
let labels: string[] | undefined;

/** The text of the issue that GitHub makes of a form in a content folder: every heading, with what was filled in. */
export async function fillForm(
  folder: string,
  values: Record<string, string> = goodValues,
): Promise<string> {
  labels ??= await readLabels(folder);
  const known = labels;
  const unknown = Object.keys(values).find((label) => !known.includes(label));
  if (unknown !== undefined) throw new Error(`The form has no "${unknown}".`);
  return labels.map((label) => `### ${label}\n\n${values[label] ?? '_No response_'}`).join('\n\n');
}

async function readLabels(folder: string): Promise<string[]> {
  const { topics } = await readOutline(folder);
  return listFormFields(topics).map(({ heading }) => heading);
}
