import { createExceptionsSchema } from '../schema/exceptions.ts';
import { baseSchemas } from '../schema/schema-of-file.ts';
import { exceptableCodes, ruleOf } from './rules.ts';

/** Every schema by the name of its JSON Schema file. */
export const schemas = {
  ...baseSchemas,
  exceptions: createExceptionsSchema(
    Object.fromEntries(exceptableCodes.map((code) => [code, ruleOf(code).means])),
  ),
};
