import type { SiteData } from '../../schema/site.ts';
import type { IssueForm } from './issue-form.ts';
import { formLabels } from './labels.ts';

/** The form in which a reader reports what is not right on a page. */
export function createCorrectionForm({ name }: SiteData): IssueForm {
  return {
    name: 'Correct a page',
    description: `Something that ${name} has wrong, or leaves out`,
    title: 'Correction: ',
    labels: [formLabels.correction.name],
    body: [
      {
        type: 'input',
        id: 'page',
        attributes: { label: 'Page', description: 'URL of the page.' },
        validations: { required: true },
      },
      {
        type: 'textarea',
        id: 'wrong',
        attributes: {
          label: 'What is wrong',
          description: 'The words that are wrong, or what is missing.',
        },
        validations: { required: true },
      },
      {
        type: 'textarea',
        id: 'right',
        attributes: { label: 'What is right', description: 'How it should read.' },
        validations: { required: false },
      },
      {
        type: 'input',
        id: 'evidence',
        attributes: { label: 'Evidence', description: 'URL where that can be seen.' },
        validations: { required: false },
      },
    ],
  };
}
