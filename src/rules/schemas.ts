import { createExceptionsSchema } from '../schema/exceptions.ts';
import { baseSchemas } from '../schema/schema-of-file.ts';
import { isExceptable, rules } from './rules.ts';

/** Every schema by the name of its JSON Schema file. */
export const schemas = {
  ...baseSchemas,
  exceptions: createExceptionsSchema(
    Object.fromEntries(rules.filter(isExceptable).map(({ code, docs }) => [code, docs.means])),
  ),
};
