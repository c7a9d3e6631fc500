/** A text somewhere in the data of a file. */
export interface FoundValue {
  path: PropertyKey[];
  /** The field that holds it, also where that is a list. */
  field: string;
  value: string;
}

/** Whether a value is an address of the thing itself; that of an archived copy is what it is. */
export function isFollowed({ field, path }: FoundValue): boolean {
  return ['url', 'evidence'].includes(field) && !path.includes('archive');
}

/** Every text in the data of a file with the path to it, in its order. */
export function findTextValues(data: unknown, path: PropertyKey[] = [], field = ''): FoundValue[] {
  if (typeof data === 'string') return [{ path, field, value: data }];
  if (Array.isArray(data))
    return data.flatMap((item: unknown, i) => findTextValues(item, [...path, i], field));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => findTextValues(value, [...path, key], key));
}

/** The path of a value in words: the items of lists are counted from 1. */
export function formatPath(path: PropertyKey[]): string {
  return path.map((part) => String(typeof part === 'number' ? part + 1 : part)).join(' ');
}
