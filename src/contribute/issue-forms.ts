import { stringify } from 'yaml';
import { addressOf, underBase } from '../catalog/addresses.ts';
import type { JsonSchema } from '../content/json-schema.ts';
import type { Outline, OutlineTopic } from '../catalog/outline.ts';
import type { Label } from '../github/issues.ts';
import type { SiteData } from '../schema/site.ts';
import {
  createData,
  type Data,
  type Entry,
  type Field,
  formatOption,
  isFirst,
  listPlaces,
} from './resource-fields.ts';
import { issueForm, listShortForm } from './short-forms.ts';

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
type FormElement = { type: 'markdown'; attributes: { value: string } } | FormField;

interface FormField {
  type: 'input' | 'textarea' | 'dropdown';
  /** By it an address fills the field in. */
  id: string;
  attributes: { label: string; description: string; options?: string[] };
  validations: { required: boolean };
}

/** The labels by which issues of our forms are known. */
export const formLabels = {
  suggestion: {
    name: 'suggestion',
    color: '0e8a16',
    description: 'A resource that somebody suggests for the catalog',
  },
  brokenLink: {
    name: 'broken-link',
    color: 'b60205',
    description: 'A link of the site that leads nowhere',
  },
  correction: {
    name: 'correction',
    color: 'fbca04',
    description: 'Something on the site that is not right',
  },
} as const;

/** Every form by the name of its file, with the label of its issues. */
export function createForms(outline: Outline): Record<string, { form: IssueForm; label: Label }> {
  const { site } = outline;
  return {
    'resource.yml': { form: createSuggestionForm(outline), label: formLabels.suggestion },
    'broken-link.yml': { form: createBrokenLinkForm(site), label: formLabels.brokenLink },
    'correction.yml': { form: createCorrectionForm(site), label: formLabels.correction },
  };
}

function createBrokenLinkForm({ name }: SiteData): IssueForm {
  return {
    name: 'Report a broken link',
    description: `A link of ${name} that leads nowhere, or to something else`,
    title: 'Broken link: ',
    labels: [formLabels.brokenLink.name],
    body: [
      createField('input', 'page', 'Page', 'URL of the page that holds the link.', true),
      createField('input', 'address', 'Link', 'Where the link leads.', true),
      createField(
        'textarea',
        'happens',
        'What happens',
        'What you see there: an error, another page, nothing at all.',
      ),
      createField(
        'input',
        'now',
        'Where it is now',
        'Its new address or a copy of it, if you know one.',
      ),
    ],
  };
}

function createCorrectionForm({ name }: SiteData): IssueForm {
  return {
    name: 'Correct a page',
    description: `Something that ${name} has wrong, or leaves out`,
    title: 'Correction: ',
    labels: [formLabels.correction.name],
    body: [
      createField('input', 'page', 'Page', 'URL of the page.', true),
      createField(
        'textarea',
        'wrong',
        'What is wrong',
        'The words that are wrong, or what is missing.',
        true,
      ),
      createField('textarea', 'right', 'What is right', 'How it should read.'),
      createField('input', 'evidence', 'Evidence', 'URL where that can be seen.'),
    ],
  };
}

function createField(
  type: FormField['type'],
  id: string,
  label: string,
  description: string,
  required = false,
): FormField {
  return { type, id, attributes: { label, description }, validations: { required } };
}

/** The form in which a stranger suggests a resource. */
function createSuggestionForm({ site, topics }: Outline): IssueForm {
  const resources = formatPageAddress(site, addressOf.resources());
  const contribute = formatPageAddress(site, addressOf.role('resource'));
  const fields = listFormFields(topics);
  return {
    name: 'Suggest a resource',
    description: `One good link for ${site.name}`,
    title: 'Suggestion: ',
    labels: [formLabels.suggestion.name],
    body: [
      createText(
        `Is it listed already? [Search the list](${resources}) first. Use your own words, and leave empty what you do not know: [how to contribute](${contribute}) says more. A program looks at what you write and answers within minutes.`,
      ),
      ...fields.filter(isFirst).map(createElement),
      createText('Everything below is optional.'),
      ...fields.filter((field) => !isFirst(field)).map(createElement),
    ],
  };
}

export interface ResourceFormField extends Field {
  /** What the form calls it, and the heading of its value in an issue: `Level: from` */
  heading: string;
  /** What a choice shows, with its value. */
  choices: { text: string; value: string }[];
}

/** The fields of the form for a resource, in its order: they come out of the schema, the places out of the topics. */
export function listFormFields(topics: OutlineTopic[], schema?: JsonSchema): ResourceFormField[] {
  const places = listPlaces(topics.map(({ id, data }) => ({ ...data, id })));
  return listShortForm(issueForm, schema).map((field) => ({
    ...field,
    heading: formatHeading(field),
    choices:
      field.kind === 'place'
        ? places
        : field.options.map((option) => ({ text: formatOption(option), value: option.value })),
  }));
}

function formatHeading({ label, kind, group }: Field): string {
  if (kind === 'place' && group) return group.label;
  // Not the letters of an abbreviation.
  const inner = label.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
  return group ? `${group.label}: ${inner}` : label;
}

function createText(value: string): FormElement {
  return { type: 'markdown', attributes: { value } };
}

function createElement(field: ResourceFormField): FormField {
  const { path, kind, help, most, required, group, heading, choices } = field;
  const isList = kind === 'lines';
  const description = [
    group?.help,
    kind === 'place' ? undefined : help,
    isList ? 'One a line.' : undefined,
    most === undefined ? undefined : `At most ${most} characters${isList ? ' each' : ''}.`,
  ];
  const id = path.replace('.place', '').replaceAll(/\.\d+/g, '').replaceAll('.', '-');
  const type = choices.length > 0 ? 'dropdown' : isList || kind === 'text' ? 'textarea' : 'input';
  const element = createField(type, id, heading, description.filter(Boolean).join(' '), required);
  if (choices.length > 0) element.attributes.options = choices.map(({ text }) => text);
  return element;
}

/**
 * The data of a resource out of a filled-in form, by heading, `added` on a day. What does not fit its field stays as it
 * was written, for the check to report; a place that is not one of the form is left out, with its note.
 */
export function createFormData(
  fields: ResourceFormField[],
  values: ReadonlyMap<string, string>,
  day: string,
): Data {
  const entries = fields.flatMap((field): Entry[] => {
    const value = parseValue(field, values.get(field.heading) ?? '');
    return value === '' ? [] : [[field.path, value]];
  });
  const isPlaced = entries.some(([path]) => path === 'placements.0.place');
  const placed = entries.filter(([path]) => isPlaced || !path.startsWith('placements.'));
  return createData([...placed, ['added', day]]);
}

/** A text of an issue as the form of the browser would have it. */
function parseValue({ kind, choices }: ResourceFormField, text: string): string {
  if (kind === 'lines') return text.replaceAll(/^\s*[-*•]\s+/gm, '');
  if (kind !== 'place' && kind !== 'choice') return text;
  // GitHub offers it where a choice is not needed.
  if (/^none$/i.test(text)) return '';
  const line = text.replaceAll(/\s*\n\s*/g, ' ').toLowerCase();
  const choice = choices.find((one) => one.text.toLowerCase() === line);
  return choice?.value ?? (kind === 'place' ? '' : text);
}

/** What a form or a setting of .github says of itself. */
const generatedHint = '# Written by "cairn generate". Change nothing here.\n';

/** A form as the text of its file. Every text is quoted: GitHub reads YAML 1.1, where Yes and 12:30 are no texts. */
export function formatIssueForm(form: unknown): string {
  const yaml = stringify(form, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
  return generatedHint + yaml;
}

/**
 * What GitHub shows beside the forms when somebody opens an issue
 * (docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/configuring-issue-templates-for-your-repository).
 */
export function formatChooser(site: SiteData): string {
  return formatIssueForm({
    blank_issues_enabled: true,
    contact_links: [
      {
        name: 'How to contribute',
        url: formatPageAddress(site, addressOf.contribute()),
        about: `Every way to suggest or correct something of ${site.name}`,
      },
    ],
  });
}

/** The labels of the fields of a form, which are the headings of the issues that it makes. */
export function labelsOf({ body }: IssueForm): string[] {
  return body.flatMap((element) => (element.type === 'markdown' ? [] : [element.attributes.label]));
}

/** The whole address of a page of the published site. */
export function formatPageAddress(
  { address, base }: Pick<SiteData, 'address' | 'base'>,
  page: string,
): string {
  return new URL(underBase(base, page), address).href;
}
