import type { JsonSchema } from '../../catalog/json-schema.ts';
import { isAdvice, isRule, rules } from '../../catalog/rules/rules.ts';
import type { SiteData } from '../../catalog/schema/site.ts';
import { knownPages } from '../../links/judgement/known-pages.ts';

/** What the form needs to know in the browser, where the tables of rules and lists would weigh too much. */
export interface FormFacts {
  schema: JsonSchema;
  /** The codes that are advice. */
  advice: string[];
  challengeTitles: string[];
  repository: SiteData['repository'];
}

/** The facts of a catalog. */
export function createFormFacts(
  { repository }: Pick<SiteData, 'repository'>,
  schema: JsonSchema,
): FormFacts {
  return {
    schema: strip(schema),
    advice: Object.keys(rules).filter((code) => isRule(code) && isAdvice({ code })),
    challengeTitles: [...knownPages().challenges.titles],
    repository,
  };
}

/** Beside what the schema demands, what a good entry nearly always has. */
const ALSO_FIRST = ['level'];

/** The fields that a form asks for at once, the address before all, and those that can wait. */
export function splitFormFields(schema: JsonSchema) {
  const fields = Object.entries(schema.properties ?? {}).map(([name, inner]) => ({
    name,
    schema: inner,
  }));
  const isFirst = ({ name }: { name: string }) =>
    name === 'url' || ALSO_FIRST.includes(name) || (schema.required?.includes(name) ?? false);
  const first = fields.filter(isFirst);
  return {
    first: [
      ...first.filter(({ name }) => name === 'url'),
      ...first.filter(({ name }) => name !== 'url'),
    ],
    more: fields.filter((field) => !isFirst(field)),
  };
}

/** As much of a schema as it takes to read a form. */
function strip({ type, properties, items }: JsonSchema): JsonSchema {
  return {
    ...(type !== undefined && { type }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, inner]) => [name, strip(inner)]),
      ),
    }),
    ...(items && { items: strip(items) }),
  };
}
