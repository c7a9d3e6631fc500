import { parse } from 'yaml';
import { z } from 'zod';

const filled = z.string().regex(/\S/);
const validations = z.strictObject({ required: z.boolean() }).optional();
const id = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/, 'can only contain numbers, letters, -, _')
  .optional();
// GitHub forbids "password" and such without giving the list.
const label = filled.refine(
  (text) => !/password|secret|token|credential|api.?key/i.test(text),
  'contains forbidden word',
);
const named = { label, description: filled.optional() };
const text = { ...named, placeholder: filled.optional(), value: filled.optional() };

const elements = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('markdown'), attributes: z.strictObject({ value: filled }) }),
  z.strictObject({ type: z.literal('input'), id, attributes: z.strictObject(text), validations }),
  z.strictObject({
    type: z.literal('textarea'),
    id,
    attributes: z.strictObject({ ...text, render: filled.optional() }),
    validations,
  }),
  z.strictObject({
    type: z.literal('dropdown'),
    id,
    attributes: z.strictObject({
      ...named,
      multiple: z.boolean().optional(),
      options: z
        .array(filled)
        .min(1)
        .refine((list) => new Set(list).size === list.length, 'must be unique')
        .refine((list) => !list.some(isNone), 'must not include the reserved word, none'),
    }),
    validations,
  }),
]);

const formSchema = z
  .strictObject({
    // A shorter name is not shown.
    name: filled.min(4),
    description: filled,
    title: filled.optional(),
    labels: z.array(filled).optional(),
    body: z.array(elements).min(1),
  })
  .check(({ value: { body }, issues }) => {
    const fields = body.flatMap((element) => (element.type === 'markdown' ? [] : [element]));
    const complain = (message: string) =>
      issues.push({ code: 'custom', message, path: ['body'], input: body });
    if (fields.length === 0) complain('must contain at least one non-markdown field');
    for (const [what, values] of [
      ['ids', fields.flatMap((field) => field.id ?? [])],
      ['labels', fields.map((field) => field.attributes.label)],
      // Labels without an id become one, and those of a form become the headings of its issues.
      ['references', fields.map((field) => parameterize(field.attributes.label))],
    ] as const)
      if (new Set(values).size < values.length) complain(`must have unique ${what}`);
  });

/**
 * What GitHub would refuse of the text of an issue form: its syntax
 * (docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema)
 * and the errors that it lists (common-validation-errors-when-creating-issue-forms, beside it).
 * Reads YAML 1.1, as GitHub does.
 */
export function findFormErrors(form: string): string[] {
  const { error } = formSchema.safeParse(parse(form, { version: '1.1' }), { reportInput: true });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

function isNone(option: string): boolean {
  return option.trim().toLowerCase() === 'none';
}

/** As ActiveSupport's `parameterize`, which GitHub uses. */
function parameterize(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]+/g, '-')
    .replaceAll(/-+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
