import { addressOf } from '../../catalog/addresses.ts';
import type { Outline } from '../../content/outline.ts';
import type { FormElement, IssueForm } from './issue-form.ts';
import { formLabels } from './labels.ts';
import { formatPageAddress } from './page-address.ts';
import { createSuggestionFields, type SuggestionField } from './suggestion-fields.ts';

/** The form in which a stranger suggests a resource. */
export function createSuggestionForm({ site, topics }: Outline): IssueForm {
  const fields = createSuggestionFields(topics);
  const resources = formatPageAddress(site, addressOf.resources());
  const contribute = formatPageAddress(site, addressOf.role('resource'));
  return {
    name: 'Suggest a resource',
    description: `One good link for ${site.name}`,
    title: 'Suggestion: ',
    labels: [formLabels.suggestion.name],
    body: [
      createText(
        `Is it listed already? [Search the list](${resources}) first. Use your own words, and leave empty what you do not know: [how to contribute](${contribute}) says more. A program looks at what you write and answers within minutes.`,
      ),
      ...fields.needed.map(createElement),
      createText('Everything below is optional.'),
      ...fields.further.map(createElement),
    ],
  };
}

function createText(value: string): FormElement {
  return { type: 'markdown', attributes: { value } };
}

function createElement({
  type,
  id,
  label,
  description,
  required,
  options,
}: SuggestionField): FormElement {
  const attributes = { label, description };
  const validations = { required };
  if (type !== 'dropdown') return { type, id, attributes, validations };
  const texts = options.map(({ text }) => text);
  return { type, id, attributes: { ...attributes, options: texts }, validations };
}
