import type { Outline } from '../../content/outline.ts';
import type { Label } from '../../github/issues.ts';
import { createBrokenLinkForm } from './broken-link-form.ts';
import { createCorrectionForm } from './correction-form.ts';
import type { IssueForm } from './issue-form.ts';
import { formLabels } from './labels.ts';
import { createSuggestionForm } from './suggestion-form.ts';

/** Every form by the name of its file, with the label of its issues. */
export function createForms(outline: Outline): Record<string, { form: IssueForm; label: Label }> {
  return {
    'resource.yml': { form: createSuggestionForm(outline), label: formLabels.suggestion },
    'broken-link.yml': { form: createBrokenLinkForm(outline.site), label: formLabels.brokenLink },
    'correction.yml': { form: createCorrectionForm(outline.site), label: formLabels.correction },
  };
}
