import type { z } from 'zod';

/** The names of the fields that the schema declares at a path, for suggestions. */
export function namesAt(schema: z.ZodType, path: PropertyKey[]): string[] {
  return fieldsAt(schema, path).flatMap(Object.keys);
}

/** The kinds among which a group at a path chooses. */
export function kindsAt(schema: z.ZodType, path: PropertyKey[]): string[] {
  return fieldsAt(schema, path).flatMap((fields) => fields['kind']?.value ?? []);
}

/** The values among which a field of a closed list chooses; none where it is of another kind. */
export function valuesAt(schema: z.ZodType, path: PropertyKey[]): string[] {
  const name = path.at(-1) ?? '';
  return fieldsAt(schema, path.slice(0, -1)).flatMap((fields) => {
    let node = fields[name];
    while (node?.unwrap) node = node.unwrap();
    return Object.keys(node?.enum ?? {});
  });
}

/** Whether the value at a path may be left out: an optional field, an item of a list or a term. */
export function isOptional(schema: z.ZodType, path: PropertyKey[]): boolean {
  const fields = fieldsAt(schema, path.slice(0, -1));
  const name = path.at(-1);
  return path.length > 0 && fields.every((shape) => shape[name ?? '']?.isOptional?.() ?? true);
}

/** The fields of the group at a path, once for each kind that it may be of. */
function fieldsAt(schema: z.ZodType, path: PropertyKey[]): Fields[] {
  let nodes = variantsOf(schema);
  for (const part of path) {
    nodes = nodes
      .map((node) => node.shape?.[part] ?? node.element ?? node.valueType)
      .flatMap((node) => (node ? variantsOf(node) : []));
  }
  return nodes.map(({ shape }) => shape ?? {});
}

function variantsOf(schema: Node): Node[] {
  let node = schema;
  while (!node.element && node.unwrap) node = node.unwrap();
  return node.options?.flatMap(variantsOf) ?? [node];
}

type Fields = Record<PropertyKey, Node>;

/** What we look into of zod's schemas, whatever their class. */
interface Node {
  shape?: Fields;
  element?: Node;
  valueType?: Node;
  options?: Node[];
  /** Of a literal. */
  value?: string;
  /** Of a closed list. */
  enum?: Record<string, string>;
  unwrap?: () => Node;
  isOptional?: () => boolean;
}
