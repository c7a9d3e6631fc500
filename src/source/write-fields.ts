import { Document, isCollection, isPair, isScalar, visit } from 'yaml';
import type { z } from 'zod';
import { findHiddenCharacter } from '../text/hidden-character.ts';
import { namesAt } from '../schema/schema-fields.ts';
import { resourceSchema } from '../schema/resource.ts';

/** The first line of a resource, by which editors find its schema. */
const resourceModeline = '# yaml-language-server: $schema=../schema/resource.json\n';

const WIDTH = 100;
const SHORT = 40;

/**
 * A resource as the text of its file: fields in the order of the schema, unknown ones last, long texts on lines of their
 * own. Any data reads back the same, even if the check refuses it.
 */
export function writeResource(data: Record<string, unknown>): string {
  const fields = sortKeys(resourceSchema, [], data);
  return (
    resourceModeline +
    Object.entries(fields)
      .map(([key, value]) => writeField(key, value))
      .join('')
  );
}

/** One field as the lines of a file, in the form that all files of this kind have. */
export function writeField(
  key: string,
  value: unknown,
  schema: z.ZodType = resourceSchema,
): string {
  const document = new Document({ [key]: sortKeys(schema, [key], value) });
  visit(document, {
    Scalar: (_key, node, path) => {
      if (typeof node.value !== 'string') return;
      const indent = 2 * (path.filter(isCollection).length - 1);
      const name = path.findLast(isPair)?.key;
      const column = indent + (isScalar(name) ? String(name.value).length + 2 : 2);
      if (column + node.value.length > WIDTH && isPlainText(node.value)) node.type = 'BLOCK_FOLDED';
    },
    Seq: (_key, node) => {
      node.flow = node.items.every(isShort) && lengthOf(node.items) + key.length + 4 < WIDTH;
    },
  });
  return document.toString({ lineWidth: WIDTH, flowCollectionPadding: false });
}

/** Short names and ids, which are easiest read on one line. */
function isShort(node: unknown): boolean {
  return (
    isScalar(node) &&
    typeof node.value === 'string' &&
    node.value.length <= SHORT &&
    !/[.!?]$/.test(node.value)
  );
}

function lengthOf(items: unknown[]): number {
  return items.reduce(
    (sum: number, item) => sum + String((item as { value: unknown }).value).length + 2,
    0,
  );
}

/** Text that a folded block holds without an escape. */
function isPlainText(text: string): boolean {
  return /^\S/.test(text) && !/\s$|[\r\n\t]| {2}/.test(text) && findHiddenCharacter(text) === -1;
}

/** The value with the keys of its groups in the order of the schema, at any depth. */
function sortKeys<T>(schema: z.ZodType, path: PropertyKey[], value: T): T {
  if (Array.isArray(value))
    return value.map((item: unknown, i) => sortKeys(schema, [...path, i], item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const order = namesAt(schema, path);
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => rank(a) - rank(b))
      .map(([key, inner]) => [key, sortKeys(schema, [...path, key], inner)]),
  ) as T;
}
