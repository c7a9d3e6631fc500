import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { readChanged, type Case } from '../../tests/bad-content/small-content.ts';
import { findFormErrors } from '../../tests/issue-form-errors.ts';
import { readOutline } from '../content/read-outline.ts';
import {
  createForms,
  formatChooser,
  formatIssueForm,
  labelsOf,
  type IssueForm,
} from './issue-forms.ts';

const real = await readOutline('content');
const small = await readChangedOutline({});
const awkward = await readChangedOutline({
  'site.yaml': ['name: Small', 'name: "12:30"'],
  'topics/kvm.mdx': [
    /sections:[^]*---/,
    `sections:
- { id: 'no', title: 'No' }
- { id: twice, title: 'Twice: "a" #1' }
- { id: twice-2, title: 'Twice: "a" #1', groups: [{ id: none, title: None }] }
---`,
  ],
});

for (const [name, outline] of Object.entries({ real, small, awkward }))
  for (const form of formsOf(outline))
    test(`GitHub accepts the form "${form.name}" of the ${name} catalog`, () => {
      assert.deepEqual(findFormErrors(formatIssueForm(form)), []);
    });

test('every form has a name and a label of its own, and its text reads back the same', () => {
  const forms = formsOf(real);
  assert.equal(new Set(forms.map(({ name }) => name)).size, 3);
  assert.deepEqual(
    forms.map(({ labels }) => labels.join()),
    ['suggestion', 'broken-link', 'correction'],
  );
  for (const form of forms)
    assert.deepEqual(parse(formatIssueForm(form), { version: '1.1' }), form);
});

test('the fields of a form come out of the schema, the vocabularies and the topics', () => {
  const [form] = formsOf(small);
  assert.deepEqual(labelsOf(form), [
    'URL',
    'Title',
    'Kind',
    'Placements',
    'Summary',
    'Placements: note',
    'Level: from',
    'Level: to',
    'Access',
    'Authors',
    'Year',
    'Language',
    'Other names',
    'Takeaways',
    'Locator',
    'Venue',
    'DOI',
    'ISBN',
    'Channel: network',
    'Channel: name',
  ]);
  const fields = form.body.filter((element) => element.type !== 'markdown');
  const find = (id: string) => fields.find((field) => field.id === id);
  assert.deepEqual(
    fields.filter(({ validations }) => validations.required).map(({ id }) => id),
    ['title', 'placements'],
  );
  assert.deepEqual(find('url'), {
    type: 'input',
    id: 'url',
    attributes: {
      label: 'URL',
      description: 'Where it is on the web. Books, papers and chats may have none.',
    },
    validations: { required: false },
  });
  assert.deepEqual(
    find('takeaways')?.attributes.description,
    'What readers learn from it, one sentence each. One a line. At most 200 characters each.',
  );
  assert.deepEqual(find('access')?.attributes, {
    label: 'Access',
    description: 'What readers need to open it. Leave it out if unknown.',
    options: [
      'free: Open to everyone, without payment or account.',
      'account: Free, but requires you to sign in.',
      'paid: Costs money.',
    ],
  });
  assert.deepEqual((find('placements')?.attributes as { options?: string[] }).options, [
    'KVM › Documents',
    'KVM › Programs',
    'Tools › Measuring',
    'Tools › Measuring › Counters',
  ]);
});

test('places of the same name are distinguished by their ids', () => {
  const field = formsOf(awkward)[0].body.find(
    (element) => element.type === 'dropdown' && element.id === 'placements',
  );
  assert.deepEqual((field?.attributes as { options?: string[] }).options?.slice(0, 4), [
    'KVM › No',
    'KVM › Twice: "a" #1 (kvm, twice)',
    'KVM › Twice: "a" #1 (kvm, twice-2)',
    'KVM › Twice: "a" #1 › None',
  ]);
});

test('beside the forms is a link to the contribute page', async () => {
  const { site } = await readChangedOutline({ 'site.yaml': ['base: /', 'base: /list/'] });
  assert.deepEqual(parse(formatChooser(site), { version: '1.1' }), {
    blank_issues_enabled: true,
    contact_links: [
      {
        name: 'How to contribute',
        url: 'https://small.example/list/contribute/',
        about: 'Every way to suggest or correct something of Small',
      },
    ],
  });
});

const head = 'name: Form\ndescription: It asks.\n';
const field = (attributes: string) =>
  `${head}body: [{ type: dropdown, attributes: { label: A, ${attributes} } }]`;

for (const [error, form] of [
  [
    'description: Invalid input: expected string, received undefined',
    'name: Form\nbody: [{ type: input, attributes: { label: A } }]',
  ],
  [
    ': Unrecognized key: "hello"',
    `${head}hello: world\nbody: [{ type: input, attributes: { label: A } }]`,
  ],
  [
    'body: must contain at least one non-markdown field',
    `${head}body: [{ type: markdown, attributes: { value: A } }]`,
  ],
  [
    'body: must have unique ids',
    `${head}body: [{ type: input, id: a, attributes: { label: A } }, { type: input, id: a, attributes: { label: B } }]`,
  ],
  [
    'body: must have unique labels',
    `${head}body: [{ type: input, id: a, attributes: { label: A } }, { type: input, id: b, attributes: { label: A } }]`,
  ],
  [
    'body: must have unique references',
    `${head}body: [{ type: input, attributes: { label: Name? } }, { type: input, attributes: { label: Name??? } }]`,
  ],
  [
    'body.0.id: can only contain numbers, letters, -, _',
    `${head}body: [{ type: input, id: first name, attributes: { label: A } }]`,
  ],
  [
    'body.0.attributes.label: contains forbidden word',
    `${head}body: [{ type: input, attributes: { label: Password } }]`,
  ],
  ['body.0.attributes.options: must be unique', field('options: [a, a]')],
  [
    'body.0.attributes.options: must not include the reserved word, none',
    field('options: [a, None]'),
  ],
  [
    'body.0.attributes.options.0: Invalid input: expected string, received boolean',
    field('options: [Yes, Maybe]'),
  ],
  [
    'body.0.attributes.description: Invalid string: must match pattern /\\S/',
    field('description: " ", options: [a]'),
  ],
] as const)
  test(`the rules of GitHub find "${error}"`, () => {
    assert.deepEqual(
      findFormErrors(form).filter((found) => found === error),
      [error],
      findFormErrors(form).join('\n'),
    );
  });

function formsOf(outline: Awaited<ReturnType<typeof readOutline>>): [IssueForm, ...IssueForm[]] {
  return Object.values(createForms(outline)).map(({ form }) => form) as [IssueForm, ...IssueForm[]];
}

function readChangedOutline(change: Case['change']) {
  return readChanged(change, readOutline);
}
