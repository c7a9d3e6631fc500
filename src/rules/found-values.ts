/** A text somewhere in the data of a file. */
export interface FoundValue {
  path: PropertyKey[];
  /** The field that holds it, also where that is a list. */
  field: string;
  value: string;
}

/** Every text in the data of a file with the path to it, in its order. */
export function findTextValues(data: unknown, path: PropertyKey[] = [], field = ''): FoundValue[] {
  if (typeof data === 'string') return [{ path, field, value: data }];
  if (Array.isArray(data))
    return data.flatMap((item: unknown, i) => findTextValues(item, [...path, i], field));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => findTextValues(value, [...path, key], key));
}
