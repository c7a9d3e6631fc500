import type { z } from 'zod';
import { isWithin, type ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import type { IssueCode } from './rules.ts';
import { quote, formatSuggestion } from '../text/quote.ts';
import type { SchemaCode } from '../schema/fields.ts';
import { isOptional, kindsAt, namesAt, variantsOf, type Node } from '../schema/schema-fields.ts';
import { quoteYaml } from '../source/yaml-issues.ts';

/**
 * Checks one file against its schema.
 * Returns the typed data when it holds, and otherwise one issue for everything that is wrong. `usable` is the data as
 * far as later checks can continue with it, with the paths of what they cannot.
 */
export function checkSchema<S extends z.ZodType>(
  schema: S,
  file: ContentFile,
): {
  data?: z.output<S>;
  issues: Issue[];
  usable?: { data: z.output<S>; invalid: PropertyKey[][] } | undefined;
} {
  const before =
    file.invalid.length === 0 ? passed.get(schema)?.get(file.data as object) : undefined;
  if (before) return before as ReturnType<typeof checkSchema<S>>;
  const result = schema.safeParse(file.data, { reportInput: true });
  if (result.success && file.invalid.length === 0) {
    const found = { data: result.data, issues: [], usable: { data: result.data, invalid: [] } };
    remember(schema, file.data, found);
    return found;
  }
  // Several refinements may find the same issue in one value: it is reported once.
  const issues = (result.error?.issues ?? []).flatMap((problem) =>
    issuesOf(problem, schema, file)
      // What is wrong as YAML has its issue.
      .filter(({ field = [] }) => !file.invalid.some((path) => isWithin(field, path)))
      .map((issue): [string, Issue] => [
        JSON.stringify([problem.path, issue.code, issue.line, issue.column]),
        issue,
      ]),
  );
  const usable = findUsableData(schema, file.data);
  usable?.invalid.push(...file.invalid);
  // A misspelt field may be the optional one that is missing beside it.
  for (const problem of result.error?.issues ?? [])
    if (problem.code === 'unrecognized_keys')
      usable?.invalid.push(...problem.keys.map((name) => [...problem.path, name]));
  return { issues: [...new Map(issues).values()], usable };
}

/** What passed, by what was parsed: a file that is read again unchanged gives the same data, and needs no second check. */
const passed = new WeakMap<z.ZodType, WeakMap<object, object>>();

function remember(schema: z.ZodType, data: unknown, found: object): void {
  if (typeof data !== 'object' || data === null) return;
  const own = passed.get(schema) ?? new WeakMap<object, object>();
  passed.set(schema, own.set(data, found));
}

type Problem = z.core.$ZodIssue;

const MOST_VALUES = 18;

function issuesOf(problem: Problem, schema: z.ZodType, file: ContentFile): Issue[] {
  const field = nameOf(problem.path);
  const issue = (code: IssueCode, message: string, path = problem.path, key = false): Issue => ({
    file: file.file,
    ...file.positionOf(path, key),
    code,
    message,
    field: path,
  });

  if (inputOf(problem) === undefined && problem.code !== 'custom' && problem.path.length > 0)
    return [issue('missing-field', `${field} is missing. ${hintForMissing()}`)];
  const isReadAsNothing =
    problem.code === 'invalid_type' && problem.expected === 'string' && sourceOf() !== undefined;
  if (inputOf(problem) === '' || (inputOf(problem) === null && !isReadAsNothing)) return [empty()];

  switch (problem.code) {
    case 'unrecognized_keys':
      return problem.keys.map((name) =>
        issue(
          'unknown-key',
          `${quote(name)} is not a field${field && ` of ${field}`}.${formatSuggestion(name, namesAt(schema, problem.path)) || ' Remove it, or check its spelling.'}`,
          [...problem.path, name],
          true,
        ),
      );
    case 'invalid_type': {
      const source = sourceOf();
      const isFlowList = Array.isArray(problem.input) && source?.endsWith(']');
      const orElse = isFlowList ? ', or leave out the brackets' : '';
      if (problem.expected === 'string' && source !== undefined && source.length <= 200)
        return [
          issue(
            problem.input === null ? 'empty-value' : 'wrong-type',
            `${field} is ${source}, which YAML reads as ${readAs(problem.input)}. Write ${quoteYaml(source)}, with the quotes${orElse}.`,
          ),
        ];
      if (problem.input === Infinity && /\d/.test(source ?? ''))
        return [issue('out-of-range', `${field} is ${quoteNumber()}, which is too large.`)];
      return [
        issue(
          'wrong-type',
          `${field || 'the file'} is ${quoteNumber()}, but must be ${typeNames[problem.expected] ?? problem.expected}.${typeHints[problem.expected] ?? ''}`,
        ),
      ];
    }
    case 'too_small':
      return problem.origin === 'string' || problem.origin === 'array'
        ? [empty()]
        : [
            issue(
              'out-of-range',
              `${field} is ${quoteNumber()}, but must be at least ${problem.minimum}.`,
            ),
          ];
    case 'too_big':
      if (problem.origin === 'array')
        return [
          issue(
            'too-many',
            `${field} has ${(problem.input as unknown[]).length} items, but at most ${problem.maximum} are allowed. Keep the most important ones.`,
          ),
        ];
      return problem.origin === 'string'
        ? [
            issue(
              'too-long',
              `${field} has ${String(problem.input).length} characters, but at most ${problem.maximum} are allowed. Shorten it.`,
            ),
          ]
        : [
            issue(
              'out-of-range',
              `${field} is ${quoteNumber()}, but must be at most ${problem.maximum}.`,
            ),
          ];
    case 'invalid_value':
      return [unknownValue(problem.values.map(String))];
    case 'invalid_union':
      return [unknownValue(kindsAt(schema, problem.path.slice(0, -1)))];
    case 'invalid_key':
      return [
        issue(
          'bad-id',
          `${quote(problem.path.at(-1))} is not an id. Use lower-case letters, digits and single hyphens.`,
          problem.path,
          true,
        ),
      ];
    case 'custom': {
      const code = (problem.params?.['code'] ?? 'wrong-type') as SchemaCode | 'wrong-type';
      const subject = problem.path.length === 0 ? 'the resource' : `${field}${quoteInput(problem)}`;
      return [issue(code, `${subject} ${problem.message}.`)];
    }
    default:
      return [issue('wrong-type', `${field} is wrong: ${problem.message}.`)];
  }

  function sourceOf(): string | undefined {
    return file.sourceOf(problem.path);
  }

  /** The value, if it is a number as it is written: one of many digits is another one in JavaScript, or none. */
  function quoteNumber(): string {
    const { input } = problem;
    return quote(typeof input === 'number' ? (sourceOf() ?? input) : input);
  }

  function empty(): Issue {
    const optional = isOptional(schema, problem.path);
    return issue(
      'empty-value',
      `${field || 'the file'} is empty. Fill it in${optional ? ', or remove it' : ''}.`,
    );
  }

  function unknownValue(values: string[]): Issue {
    const value = inputOf(problem);
    if (typeof value === 'object')
      return issue(
        'wrong-type',
        `${field} is ${quote(value)}, but must be one value.${hintForValues(values)}`,
      );
    const suggestion = typeof value === 'string' ? formatSuggestion(value, values) : '';
    return issue(
      'unknown-value',
      `${field} ${quote(value)} does not exist.${suggestion || hintForValues(values)}`,
    );
  }

  function hintForValues(values: string[]): string {
    // A list that nobody reads to its end helps nobody.
    if (values.length > MOST_VALUES) return ' See the table of fields.';
    return ` Use one of: ${values.join(', ')}.`;
  }

  function hintForMissing(): string {
    const kinds =
      problem.code === 'invalid_union' ? kindsAt(schema, problem.path.slice(0, -1)) : [];
    const values = problem.code === 'invalid_value' ? problem.values : kinds;
    return values.length > 0 ? `Add one of: ${values.join(', ')}.` : 'Add it.';
  }
}

/** The value that a problem is about; zod gives the whole group where the kind of a group is wrong. */
function inputOf(problem: Problem): unknown {
  if (problem.code !== 'invalid_union') return problem.input;
  return (problem.input as Record<PropertyKey, unknown>)[problem.path.at(-1) ?? ''];
}

/** What YAML makes of a value that was meant as text. */
function readAs(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'number' || typeof value === 'bigint'
    ? 'a number'
    : typeof value === 'boolean'
      ? 'true or false'
      : 'a group of fields';
}

const typeNames: Partial<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

const typeHints: Partial<Record<string, string>> = {
  string: ' Write the text after the field name.',
  array: ' Start each item on its own line with "- ".',
  object: ' Write each field on its own line, indented.',
  record: ' Write each field on its own line, indented.',
  number: ' Write it in digits, without quotes.',
  int: ' Remove the fraction.',
  boolean: ' Write it without quotes.',
};

/** `placements 2 topic` for the path of a value: the items of lists are counted from 1. */
function nameOf(path: PropertyKey[]): string {
  return path
    .map((part, i) =>
      typeof part === 'number'
        ? `${i ? ' ' : 'row '}${part + 1}`
        : `${i ? ' ' : ''}${String(part)}`,
    )
    .join('');
}

function quoteInput(problem: Problem): string {
  return typeof problem.input === 'string' ? ` ${quote(problem.input)}` : '';
}

/** Issues of a text that is still the text that was meant. */
const READABLE = new Set(['hidden-character', 'too_big']);

/**
 * The data of a file that breaks its schema, in the shape of the schema, so that later checks can continue with the rest:
 * optional values that cannot be used are absent, required ones are as they were written, or empty.
 * `invalid` are the paths of both: what a later check says of them is an echo. Returns `undefined` if the data is of
 * another shape altogether.
 */
export function findUsableData<S extends z.ZodType>(
  schema: S,
  data: unknown,
): { data: z.output<S>; invalid: PropertyKey[][] } | undefined {
  const invalid: PropertyKey[][] = [];
  const top = variantsOf(schema)[0];
  if (!top || (top.element ? !Array.isArray(data) : !isGroup(data))) return undefined;
  return { data: shape(schema, data, []) as z.output<S>, invalid };

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
      if (!isGroup(value)) invalid.push(path);
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
        if (keyType?.safeParse(key).success === false) invalid.push([...path, key]);
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
    invalid.push(path);
    return isOptional ? undefined : instead;
  }
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
