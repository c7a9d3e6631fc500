import type { SuggestionField } from '../issue-forms/suggestion-fields.ts';

/**
 * The data of a resource out of a filled form, `added` on a day. What cannot be read as its field wants stays as it
 * was written, for the check to tell; a place that is none of the form is left out.
 */
export function createData(
  fields: SuggestionField[],
  values: ReadonlyMap<string, string>,
  day: string,
): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const field of fields) {
    const text = values.get(field.label);
    if (text === undefined) continue;
    const value = readValue(field, text);
    if (value !== undefined) setAt(data, field.path, value);
  }
  return { ...data, added: day };
}

function readValue({ holds, options }: SuggestionField, text: string): unknown {
  if (holds === 'list')
    return text
      .split('\n')
      .map((line) => line.trim().replace(/^[-*•]\s+/, ''))
      .filter((line) => line !== '');
  const line = text
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
  if (holds === 'number') return /^\d{1,9}$/.test(line) ? Number(line) : line;
  if (holds === 'text') return line;
  // GitHub offers it where a choice is not needed.
  if (isSame(line, 'None')) return undefined;
  const option = options.find(({ text: shown, also }) =>
    [shown, ...also].some((one) => isSame(one, line)),
  );
  if (option) return structuredClone(option.value);
  return typeof options[0]?.value === 'string' ? line : undefined;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Sets a value in groups and lists that are made on the way; never in a list that does not exist. */
function setAt(data: Record<string, unknown>, path: (string | number)[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) data[first] = value;
  else if (typeof rest[0] === 'number') {
    const item = (data[first] as Record<string, unknown>[] | undefined)?.[rest[0]];
    if (item) setAt(item, rest.slice(1), value);
  } else {
    data[first] ??= {};
    setAt(data[first] as Record<string, unknown>, rest, value);
  }
}
