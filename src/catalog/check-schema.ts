import type { z } from 'zod';
import type { ContentFile } from './content-file.ts';
import type { Issue } from './issue.ts';
import type { IssueCode } from './issue-codes.ts';
import { formatSuggestion } from './suggestion.ts';

/**
 * Checks one file against its schema.
 * Returns the typed data when it holds, and otherwise one issue for everything that is wrong.
 */
export function checkSchema<S extends z.ZodType>(
  schema: S,
  file: ContentFile,
): { data?: z.output<S>; issues: Issue[] } {
  const result = schema.safeParse(file.data, { reportInput: true });
  if (result.success) return { data: result.data, issues: [] };
  const issues = result.error.issues.flatMap((problem) => issuesOf(problem, schema, file));
  return { issues };
}

type Problem = z.core.$ZodIssue;

function issuesOf(problem: Problem, schema: z.ZodType, file: ContentFile): Issue[] {
  const field = nameOf(problem.path);
  const issue = (code: IssueCode, message: string, path = problem.path, key = false): Issue => ({
    file: file.file,
    ...file.positionOf(path, key),
    code,
    message,
  });

  switch (problem.code) {
    case 'unrecognized_keys':
      return problem.keys.map((name) =>
        issue(
          'unknown-key',
          `"${name}" is not a field${field && ` of ${field}`}.${formatSuggestion(name, keysAt(schema, problem.path)) || ' Remove it, or check its spelling.'}`,
          [...problem.path, name],
          true,
        ),
      );
    case 'invalid_type':
      if (problem.input === undefined)
        return [issue('missing-field', `${field || 'the file'} is missing. Add it.`)];
      if (problem.input === null)
        return [issue('empty-value', `${field} is empty. Fill it, or leave it out.`)];
      return [
        issue(
          'wrong-type',
          `${field || 'the file'} is ${quote(problem.input)}, but must be ${typeNames[problem.expected] ?? problem.expected}.${problem.expected === 'string' ? ' Put it in quotes.' : ''}`,
        ),
      ];
    case 'too_small':
      return problem.origin === 'string' || problem.origin === 'array'
        ? [issue('empty-value', `${field} is empty. Fill it, or leave it out.`)]
        : [
            issue(
              'out-of-range',
              `${field} is ${quote(problem.input)}, but must be at least ${problem.minimum}.`,
            ),
          ];
    case 'too_big':
      return problem.origin === 'string'
        ? [
            issue(
              'too-long',
              `${field} has ${String(problem.input).length} characters, but at most ${problem.maximum} fit. Shorten it.`,
            ),
          ]
        : [
            issue(
              'out-of-range',
              `${field} is ${quote(problem.input)}, but must be at most ${problem.maximum}.`,
            ),
          ];
    case 'invalid_value':
      return [unknownValue(problem.values.map(String))];
    case 'invalid_union':
      return [unknownValue(valuesOfUnion(schema, problem))];
    case 'invalid_key':
      return [
        issue(
          'bad-id',
          `"${String(problem.path.at(-1))}" is not an id. Use lower-case letters, digits and single hyphens.`,
          problem.path,
          true,
        ),
      ];
    case 'custom': {
      const code = (problem.params?.['code'] ?? 'wrong-type') as IssueCode;
      const subject = problem.path.length === 0 ? 'the resource' : `${field}${quoteInput(problem)}`;
      return [issue(code, `${subject} ${problem.message}.`)];
    }
    default:
      return [issue('wrong-type', `${field} is wrong: ${problem.message}.`)];
  }

  function unknownValue(values: string[]): Issue {
    const suggestion = formatSuggestion(String(problem.input), values);
    return issue(
      problem.input === undefined ? 'missing-field' : 'unknown-value',
      problem.input === undefined
        ? `${field} is missing. Add one of: ${values.join(', ')}.`
        : `${field} ${quote(problem.input)} does not exist.${suggestion || ` Use one of: ${values.join(', ')}.`}`,
    );
  }
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

/** `placements[1].topic` for the path of a value; the fields of lists keep their number from 1. */
function nameOf(path: PropertyKey[]): string {
  return path
    .map((part, i) =>
      typeof part === 'number' ? ` ${part + 1}` : `${i ? ' ' : ''}${String(part)}`,
    )
    .join('');
}

function quote(input: unknown): string {
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object' && input !== null) return 'a group of fields';
  const text = String(input);
  return `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`;
}

function quoteInput(problem: Problem): string {
  return typeof problem.input === 'string' ? ` ${quote(problem.input)}` : '';
}

/** The names of the fields that the schema declares at a path, for suggestions. */
function keysAt(schema: z.ZodType, path: PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const part of path) current = child(unwrap(current), part);
  const shape = (unwrap(current) as { shape?: object } | undefined)?.shape;
  return shape ? Object.keys(shape) : [];
}

function valuesOfUnion(schema: z.ZodType, problem: Problem): string[] {
  let current: unknown = schema;
  for (const part of problem.path.slice(0, -1)) current = child(unwrap(current), part);
  const options = (unwrap(current) as { options?: { shape?: { kind?: { value?: string } } }[] })
    .options;
  return (options ?? []).flatMap((option) => option.shape?.kind?.value ?? []);
}

function child(schema: unknown, part: PropertyKey): unknown {
  const node = schema as
    { shape?: Record<PropertyKey, unknown>; element?: unknown; valueType?: unknown } | undefined;
  return node?.shape?.[part] ?? node?.element ?? node?.valueType;
}

function unwrap(schema: unknown): unknown {
  let current = schema as { unwrap?: () => unknown; element?: unknown } | undefined;
  while (current && !current.element && typeof current.unwrap === 'function')
    current = current.unwrap() as typeof current;
  return current;
}
