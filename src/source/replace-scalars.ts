import { isCollection, isScalar, parse, stringify, visit, type Scalar } from 'yaml';
import { parseYaml } from './parse-yaml.ts';

/** A value to put in place of a text of a YAML file. */
export interface Replacement {
  path: PropertyKey[];
  value: string;
}

/**
 * The text of a YAML file with other values at some paths, all else byte for byte as it was: quotes and comments
 * stay. What stands at a path that holds no text stays too.
 */
export function replaceScalars(text: string, replacements: Replacement[]): string {
  const document = parseYaml(text);
  const inFlow = new Set<unknown>();
  visit(document, {
    Collection: (_key, node, path) => {
      if (node.flow || path.some((parent) => inFlow.has(parent))) inFlow.add(node);
    },
    Scalar: (_key, node, path) => {
      if (path.some((parent) => isCollection(parent) && inFlow.has(parent))) inFlow.add(node);
    },
  });
  const edits = replacements.flatMap(({ path, value }) => {
    const node = document.getIn(path, true);
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return [];
    return [
      {
        from: node.range[0],
        to: node.range[1],
        write: write(text, node as Text, value, inFlow.has(node)),
      },
    ];
  });
  // From the end, so that the places before stay where they are.
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce(
      (result, { from, to, write: written }) => result.slice(0, from) + written + result.slice(to),
      text,
    );
}

function write(text: string, node: Text, value: string, isInFlow: boolean): string {
  const written = text.slice(node.range?.[0], node.range?.[1]);
  const quote = /^["']/.exec(written)?.[0] ?? '';
  // Most often something is added to the end, and then even a text of several lines stays as it is.
  if (value.startsWith(node.value)) {
    const more = value.slice(node.value.length);
    const end = quote ? written.length - 1 : written.trimEnd().length;
    const longer = written.slice(0, end) + more + written.slice(end);
    if (/^[.\w-]+$/.test(more)) return longer;
  }
  if (quote && !/["'\\\n]/.test(value)) return quote + value + quote;
  const around = isInFlow ? `{ a: ${value} }` : `a: ${value}`;
  return readsAs(around, value)
    ? value
    : stringify(value, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trimEnd();
}

function readsAs(text: string, value: string): boolean {
  try {
    return (parse(text) as { a?: unknown }).a === value;
  } catch {
    return false;
  }
}

type Text = Scalar<string>;
