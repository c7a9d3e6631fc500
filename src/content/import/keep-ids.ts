import { proposeId } from '../../schema/propose-id.ts';
import { foldText } from '../../text/compare.ts';
import { foldUrl } from '../../urls/folded-url.ts';
import type { Fields } from './fit.ts';
import { pathOf, type Imported, type ImportedFile } from './imported.ts';
import type { ImportRecord } from './record.ts';

/**
 * Gives the entries of a list the ids that the last import gave them: an entry is known by its address, then by its
 * title. What is new gets another id where a file that no import wrote has its own.
 *
 * @param isTaken whether a file that no import wrote has a path
 */
export function keepIds(
  imported: Imported,
  record: ImportRecord | undefined,
  isTaken: (path: string) => boolean,
): Imported {
  const resources = [...imported.files.values()].filter(({ schema }) => schema === 'resource');
  const known = createIndex(record);
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const give = (file: ImportedFile, id: string) => {
    ids.set(file.id, id);
    taken.add(id);
  };
  for (const key of ['both', 'url', 'title'] as const)
    for (const file of resources) {
      if (ids.has(file.id)) continue;
      const found = known[key].get(keysOf(file.data as Fields & Known)[key] ?? '') ?? [];
      const id = found.find((one) => !taken.has(one));
      if (id !== undefined) give(file, id);
    }
  const isFree = (id: string) => {
    const path = pathOf({ schema: 'resource', id });
    return !taken.has(id) && !isTaken(path) && record?.files[path] === undefined;
  };
  for (const file of resources) {
    if (ids.has(file.id)) continue;
    let { id } = file;
    for (let i = 2; !isFree(id); i += 1) id = `${proposeId(file.id) || file.id}-${i}`;
    give(file, id);
  }
  if ([...ids].every(([from, to]) => from === to)) return imported;
  const files = [...imported.files.values()].map((file) => {
    const id = file.schema === 'resource' ? (ids.get(file.id) ?? file.id) : file.id;
    return { ...file, id, data: renameIds(file, ids) };
  });
  return { ...imported, files: new Map(files.map((file) => [pathOf(file), file])) };
}

interface Known {
  title: string;
  url?: string | undefined;
}

function keysOf({ title, url }: Known): Record<'both' | 'url' | 'title', string | undefined> {
  const address = url === undefined ? undefined : foldUrl(url);
  const name = foldText(title) || title;
  return { both: `${address ?? ''}\n${name}`, url: address, title: name };
}

function createIndex(record: ImportRecord | undefined) {
  const index = { both: new Map<string, string[]>(), url: new Map<string, string[]>(), title: new Map<string, string[]>() };
  for (const [path, file] of Object.entries(record?.files ?? {})) {
    const [, id] = /^resources\/(.+)\.yaml$/.exec(path) ?? [];
    if (id === undefined) continue;
    const keys = keysOf(file);
    for (const name of ['both', 'url', 'title'] as const) {
      const key = keys[name];
      if (key !== undefined) index[name].set(key, [...(index[name].get(key) ?? []), id]);
    }
  }
  return index;
}

/** The data of a file with other ids of resources. */
function renameIds({ schema, data }: ImportedFile, ids: ReadonlyMap<string, string>): Fields {
  const rename = (id: string) => ids.get(id) ?? id;
  const visit = (value: unknown, key: string): unknown => {
    if (Array.isArray(value))
      return value.map((item: unknown) =>
        typeof item === 'string' && LISTS.includes(key) ? rename(item) : visit(item, key),
      );
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]: [string, unknown]) => [
        name,
        typeof inner === 'string' && isReference(schema, key, name) ? rename(inner) : visit(inner, name),
      ]),
    );
  };
  return visit(data, '') as Fields;
}

/** Fields that list resources by their ids. */
const LISTS = ['order', 'requires', 'companions', 'channels', 'resources'];

function isReference(schema: ImportedFile['schema'], parent: string, name: string): boolean {
  return (
    (schema === 'learning-path' && parent === 'resources' && name === 'id') ||
    (schema === 'resource' && (name === 'successor' || (parent === 'related' && name === 'resource'))) ||
    (schema === 'site' && parent === 'start' && name === 'resource')
  );
}
