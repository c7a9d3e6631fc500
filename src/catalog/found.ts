/** The value of an id that is known to be there: the content was checked. */
export function found<T>(map: Map<string, T>, id: string): T {
  const value = map.get(id);
  if (value === undefined) throw new Error(`"${id}" is not in the catalog: check it first.`);
  return value;
}

/** The item of an id that is known to be there. */
export function foundIn<T extends { id?: string | undefined }>(
  items: T[],
  id: string | undefined,
): T {
  const value = items.find((item) => item.id === id);
  if (!value) throw new Error(`"${id}" is not in the catalog: check it first.`);
  return value;
}
