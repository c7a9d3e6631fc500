import { addressOf } from '../../catalog/addresses.ts';
import type { SiteData } from '../../schema/site.ts';
import { formatQuoted, generatedHint } from './issue-form.ts';
import { formatPageAddress } from './page-address.ts';

/**
 * What GitHub shows beside the forms when somebody opens an issue
 * (docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/configuring-issue-templates-for-your-repository).
 */
export function formatChooser(site: SiteData): string {
  return (
    generatedHint +
    formatQuoted({
      blank_issues_enabled: true,
      contact_links: [
        {
          name: 'How to contribute',
          url: formatPageAddress(site, addressOf.contribute()),
          about: `Every way to suggest or correct something of ${site.name}`,
        },
      ],
    })
  );
}
