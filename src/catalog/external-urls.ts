/** Every value of a field that is an address, at any depth; the site's own address is none. */
export function findUrls(data: unknown, key = ''): string[] {
  if (typeof data === 'string') return ['url', 'evidence'].includes(key) ? [data] : [];
  if (Array.isArray(data)) return data.flatMap((item) => findUrls(item, key));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => findUrls(value, name));
}
