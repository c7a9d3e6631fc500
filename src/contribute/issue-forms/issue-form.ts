import { stringify } from 'yaml';

/**
 * A form that GitHub shows for a new issue
 * (docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms).
 */
export interface IssueForm {
  name: string;
  description: string;
  /** What the title of the issue begins with. */
  title: string;
  labels: string[];
  body: FormElement[];
}

/** A piece of text, or a field. */
export type FormElement =
  { type: 'markdown'; attributes: { value: string } } | FormField<'input' | 'textarea'> | Dropdown;

interface FormField<T> {
  type: T;
  /** By it an address fills the field in. */
  id: string;
  attributes: { label: string; description: string; placeholder?: string };
  validations: { required: boolean };
}

interface Dropdown extends FormField<'dropdown'> {
  attributes: FormField<'dropdown'>['attributes'] & { options: string[] };
}

/** What a form or a setting of .github says of itself. */
export const generatedHint = '# Written by "npm run generate". Change nothing here.\n';

/** A form as the text of its file. Every text is quoted: GitHub reads YAML 1.1, where Yes and 12:30 are no texts. */
export function formatIssueForm(form: IssueForm): string {
  return generatedHint + formatQuoted(form);
}

/** Data as YAML in which every text is quoted. */
export function formatQuoted(data: unknown): string {
  return stringify(data, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
}

/** The labels of the fields of a form, which are the headings of the issues that it makes. */
export function labelsOf({ body }: IssueForm): string[] {
  return body.flatMap((element) => (element.type === 'markdown' ? [] : [element.attributes.label]));
}
