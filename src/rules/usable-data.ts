import type { z } from 'zod';
import { variantsOf, type Node } from '../schema/schema-fields.ts';

/** Issues of a text that is still the text that was meant. */
const READABLE = new Set(['hidden-character', 'too_big']);

/**
 * The data of a file that breaks its schema, in the shape of the schema, so that later checks can continue with the rest:
 * optional values that cannot be used are absent, required ones are as they were written, or empty.
 * `faulty` are the paths of both: what a later check says of them is an echo. Returns `undefined` if the data is of
 * another shape altogether.
 */
export function findUsableData<S extends z.ZodType>(
  schema: S,
  data: unknown,
): { data: z.output<S>; faulty: PropertyKey[][] } | undefined {
  const faulty: PropertyKey[][] = [];
  const top = variantsOf(schema)[0];
  if (!top || (top.element ? !Array.isArray(data) : !isGroup(data))) return undefined;
  return { data: shape(schema, data, []) as z.output<S>, faulty };

  function shape(schema: Node, value: unknown, path: PropertyKey[]): unknown {
    const variants = variantsOf(schema);
    const kind = isGroup(value) ? value['kind'] : undefined;
    const node = variants.find(({ shape }) => shape?.['kind']?.value === kind) ?? variants[0];
    const isOptional = schema.isOptional?.() ?? false;
    if (!node || (isOptional && value === undefined)) return undefined;
    if (node.element) {
      const { element } = node;
      if (Array.isArray(value)) return value.map((item, i) => shape(element, item, [...path, i]));
      return miss(path, isOptional, []);
    }
    if (node.shape) {
      if (!isGroup(value) && (isOptional || path.length === 0))
        return miss(path, isOptional, undefined);
      if (!isGroup(value)) faulty.push(path);
      const group = isGroup(value) ? value : {};
      const fields = Object.entries(node.shape).map(([name, field]) => [
        name,
        shape(field, Object.hasOwn(group, name) ? group[name] : undefined, [...path, name]),
      ]);
      return Object.fromEntries(fields.filter(([, field]) => field !== undefined));
    }
    if (node.valueType) {
      const { valueType, keyType } = node;
      if (!isGroup(value)) return miss(path, isOptional, {});
      for (const key of Object.keys(value))
        if (keyType?.safeParse(key).success === false) faulty.push([...path, key]);
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, shape(valueType, item, [...path, key])]),
      );
    }
    return leaf(schema as unknown as z.ZodType, value, path, isOptional);
  }

  function leaf(schema: z.ZodType, value: unknown, path: PropertyKey[], isOptional: boolean) {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const codes = result.error.issues.map((issue) =>
      issue.code === 'custom' ? (issue.params?.['code'] as string) : issue.code,
    );
    if (typeof value !== 'string' || value.trim() === '') return miss(path, isOptional, '');
    return codes.every((code) => READABLE.has(code))
      ? value.trim()
      : miss(path, isOptional, value.trim());
  }

  function miss(path: PropertyKey[], isOptional: boolean, instead: unknown): unknown {
    faulty.push(path);
    return isOptional ? undefined : instead;
  }
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
