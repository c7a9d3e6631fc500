import type { JsonSchema } from '../../content/json-schema.ts';
import { isAdvice, rules } from '../../rules/rules.ts';
import type { SiteData } from '../../schema/site.ts';

/** What the form needs to know in the browser, where the table of rules would weigh too much. */
export interface FormFacts {
  /** The codes that are advice. */
  advice: string[];
  repository: SiteData['repository'];
}

/** The facts of a catalog. */
export function createFormFacts({ repository }: Pick<SiteData, 'repository'>): FormFacts {
  return {
    advice: rules.filter(isAdvice).map(({ code }) => code),
    repository,
  };
}

/** Beside what the schema demands, what a good entry nearly always has. */
const ALSO_FIRST = ['level'];

/** What only a resource that is there already can have. */
const OF_RETIRED = ['status', 'reason', 'since', 'successor'];

/** The fields that a form asks for at once, the address before all, those that can wait, and those that retire. */
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
    more: fields.filter((field) => !isFirst(field) && !OF_RETIRED.includes(field.name)),
    retiring: fields.filter(({ name }) => OF_RETIRED.includes(name)),
  };
}
