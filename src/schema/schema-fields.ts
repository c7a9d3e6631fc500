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

/**
 * Whether the value at a path may be a text or an address with "#" in it; so may a value that no schema knows. An id, a
 * date or a number may not: what comes behind it is a comment.
 */
export function takesHash(schema: z.ZodType, path: PropertyKey[]): boolean {
  const leaves = nodesAt(schema, path)
    .map((node) => node as unknown as z.ZodType)
    // A path may lead on from a text, to where no schema is.
    .filter((leaf) => typeof leaf.safeParse === 'function');
  return (
    leaves.length === 0 ||
    leaves.some((leaf) => WITH_HASH.some((value) => leaf.safeParse(value).success))
  );
}

const WITH_HASH = ['A #b.', 'https://a.example/#b', '#000000', '#ffffff'];

/** The fields of the group at a path, once for each kind that it may be of. */
function fieldsAt(schema: z.ZodType, path: PropertyKey[]): Fields[] {
  return nodesAt(schema, path).map(({ shape }) => shape ?? {});
}

function nodesAt(schema: z.ZodType, path: PropertyKey[]): Node[] {
  let nodes = variantsOf(schema);
  for (const part of path) {
    nodes = nodes
      .map((node) => node.shape?.[part] ?? node.element ?? node.valueType)
      .flatMap((node) => (node ? variantsOf(node) : []));
  }
  return nodes;
}

/** A schema without what is wrapped around it; that of a choice is each of its variants. */
export function variantsOf(schema: Node): Node[] {
  let node = schema;
  while (!node.element && node.unwrap) node = node.unwrap();
  // The options of a closed list are its values.
  return node.enum ? [node] : (node.options?.flatMap(variantsOf) ?? [node]);
}

type Fields = Record<PropertyKey, Node>;

/** What we look into of zod's schemas, whatever their class. */
export interface Node {
  shape?: Fields;
  element?: Node;
  valueType?: Node;
  keyType?: Pick<z.ZodType, 'safeParse'>;
  options?: Node[];
  /** Of a literal. */
  value?: string;
  /** Of a closed list. */
  enum?: Record<string, string>;
  unwrap?: () => Node;
  isOptional?: () => boolean;
}
