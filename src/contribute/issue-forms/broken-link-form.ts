import type { SiteData } from '../../schema/site.ts';
import type { IssueForm } from './issue-form.ts';
import { formLabels } from './labels.ts';

/** The form in which a reader reports a link that leads nowhere. */
export function createBrokenLinkForm({ name }: SiteData): IssueForm {
  return {
    name: 'Report a broken link',
    description: `A link of ${name} that leads nowhere, or to something else`,
    title: 'Broken link: ',
    labels: [formLabels.brokenLink.name],
    body: [
      {
        type: 'input',
        id: 'page',
        attributes: { label: 'Page', description: 'URL of the page that holds the link.' },
        validations: { required: true },
      },
      {
        type: 'input',
        id: 'address',
        attributes: { label: 'Link', description: 'Where the link leads.' },
        validations: { required: true },
      },
      {
        type: 'textarea',
        id: 'happens',
        attributes: {
          label: 'What happens',
          description: 'What you see there: an error, another page, nothing at all.',
        },
        validations: { required: false },
      },
      {
        type: 'input',
        id: 'now',
        attributes: {
          label: 'Where it is now',
          description: 'Its new address or a copy of it, if you know one.',
        },
        validations: { required: false },
      },
    ],
  };
}
