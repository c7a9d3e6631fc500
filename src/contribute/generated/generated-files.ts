import { formatJsonSchema } from '../../content/json-schema.ts';
import { readOutline } from '../../content/outline.ts';
import { contentFolder } from '../../source/read-content.ts';
import { formatChooser } from '../issue-forms/chooser.ts';
import { createForms } from '../issue-forms/forms.ts';
import { formatIssueForm } from '../issue-forms/issue-form.ts';
import { formatCodeOwners } from './code-owners.ts';
import { formatContributing } from './contributing.ts';
import { createEditorSchemas } from './editor-schemas.ts';

const FORMS = '.github/ISSUE_TEMPLATE';

/**
 * The files of the repository that are made from the schemas and from a content folder, by their path from its root.
 * Of the content only the settings, topics and learning paths are read: other issues keep nothing from being written.
 * Throws, with their issues, where settings or topics cannot be read.
 */
export async function createGeneratedFiles(folder = contentFolder()): Promise<Map<string, string>> {
  const outline = await readOutline(folder);
  const { site } = outline;
  return new Map([
    ...[...createEditorSchemas(outline)].map(([name, schema]): [string, string] => [
      `public/schema/${name}.json`,
      formatJsonSchema(schema),
    ]),
    ...Object.entries(createForms(outline)).map(([name, { form }]): [string, string] => [
      `${FORMS}/${name}`,
      formatIssueForm(form),
    ]),
    [`${FORMS}/config.yml`, formatChooser(site)],
    ['.github/CODEOWNERS', formatCodeOwners(site)],
    ['CONTRIBUTING.md', await formatContributing(site)],
  ]);
}
