import type { SiteData } from '../../schema/site.ts';

/** Data that any one reviewer may let in: it can hold no code, the check reads all of it, and people write it. */
const data = ['/content/resources/*.yaml', '/content/glossary.yaml', '/content/exceptions.yaml'];

const HEAD = `# Written by "npm run generate" from "repository.owners" in content/site.yaml. Change it there.
#
# Who must review a change, where the settings of the branch ask for the review of code owners.
# The last pattern that matches a file decides
# (docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners).
`;

/** The file by which GitHub knows whom to ask for a review of a change. */
export function formatCodeOwners({ repository: { owners } }: Pick<SiteData, 'repository'>): string {
  if (!owners)
    return `${HEAD}
# Nobody is named yet, so nobody is asked. Name users or teams that may write to the repository:
#
#   repository:
#     owners: ["@someone", "@organization/team"]
#
# Then run "npm run generate": they own everything but the data of the catalog.
`;
  return `${HEAD}
# Code, workflows, settings, topics and paths, this file included: its owners.
* ${owners.join(' ')}

# Data of the catalog: any one reviewer, so nobody stands behind these.
${data.join('\n')}
`;
}
