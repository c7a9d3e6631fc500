import type { FileWrite } from '../../files/write-files.ts';
import type { Fields } from './fit.ts';
import { type Imported, type ImportedFile, pathOf } from './create-import.ts';
import { mergeFile, readExisting, type Existing, keepUsed, type Place, writeImported } from './merge-file.ts';
import { formatRecord, isAsRecorded, hashOf, RECORD, recordFile, type ImportRecord, type RecordedFile } from './record.ts';
import { proposeId } from '../../schema/propose-id.ts';
import { foldText } from '../../text/compare.ts';
import { foldUrl } from '../../urls/folded-url.ts';

export interface ImportPlan {
  imported: Imported;
  writes: FileWrite[];
  created: string[];
  updated: string[];
  removed: string[];
  /** What somebody has edited by hand, and so stays as it is, with the reason. */
  kept: { file: string; field?: string; why: string }[];
}

/** The files of a folder before an import. */
export interface FolderState {
  /** The text of a file; `undefined` if there is none. */
  textOf: (path: string) => string | undefined;
  /** The paths of all files of resources. */
  resources: string[];
  record: ImportRecord | undefined;
}

/**
 * Plans an import into a folder: field by field, what the list has changed and nobody has edited is written, and what
 * somebody has edited stays. Reads and writes nothing.
 *
 * @param name how the list is called in the record
 */
export function planImport(made: Imported, state: FolderState, name: string): ImportPlan {
  const { textOf, record } = state;
  const isTaken = (path: string) =>
    record?.files[path] === undefined && textOf(path) !== undefined;
  const imported = keepIds(made, record, isTaken);
  const plan: ImportPlan = {
    ...{ imported, writes: [], created: [], updated: [], removed: [], kept: [] },
  };
  const files: Record<string, RecordedFile> = {};
  const remaining = new Set<string>();
  const places: Place[] = [];

  const paths = new Set([...imported.files.keys(), ...Object.keys(record?.files ?? {})]);
  const ofResources = [...paths].filter((path) => path.startsWith('resources/'));
  // Topics have the sections that are in use, and the settings the topics that are there.
  for (const path of ofResources) settle(path, imported.files.get(path));
  for (const path of state.resources) if (!paths.has(path)) keepPlaces(textOf(path), path);
  const others = [...paths].filter((path) => !path.startsWith('resources/') && path !== 'site.yaml');
  for (const path of others) {
    const file = imported.files.get(path);
    settle(path, file?.schema === 'topic' ? keepUsed(file, existing(path), places) : file);
  }
  const site = imported.files.get('site.yaml');
  if (site) settle('site.yaml', { ...site, data: listFiles(site.data) });

  const before = textOf(RECORD);
  const after = formatRecord({ cairn: 'import', version: 1, list: name, files });
  if (before !== after) plan.writes.push({ path: RECORD, before, after });
  return plan;

  function existing(path: string): Existing | undefined {
    const text = textOf(path);
    return text === undefined ? undefined : readExisting(path, text);
  }

  function settle(path: string, file: ImportedFile | undefined): void {
    const recorded = record?.files[path];
    const text = textOf(path);
    if (file) settleListed(path, file, recorded, text);
    else if (recorded && text !== undefined) settleGone(path, recorded, text);
  }

  function settleListed(
    path: string,
    file: ImportedFile,
    recorded: RecordedFile | undefined,
    text: string | undefined,
  ): void {
    if (!recorded && text !== undefined) {
      plan.kept.push({ file: path, why: 'No import wrote it, so it stays as it is.' });
      remaining.add(path);
      keepPlaces(text, path);
      return;
    }
    files[path] = recordFile(file);
    if (text === undefined && recorded) {
      files[path] = recorded;
      plan.kept.push({ file: path, why: 'It was removed by hand, and stays so.' });
      return;
    }
    remaining.add(path);
    if (text === undefined || !recorded) {
      write(path, text, writeImported(file), plan.created);
      addPlaces(file.data);
      return;
    }
    const merged = mergeFile(path, text, file, recorded, (field, why) =>
      plan.kept.push({ file: path, ...(field !== undefined && { field }), why }),
    );
    if (merged.text !== text) write(path, text, merged.text, plan.updated);
    addPlaces(merged.data);
  }

  function settleGone(path: string, recorded: RecordedFile, text: string): void {
    const found = readExisting(path, text);
    const id = path.replace(/^topics\/|\.mdx$/g, '');
    const isUsed = path.startsWith('topics/') && places.some(({ topic }) => topic === id);
    if (found && !isUsed && isUntouched(found, recorded)) {
      plan.writes.push({ path, before: text, after: undefined });
      plan.removed.push(path);
      return;
    }
    files[path] = recorded;
    remaining.add(path);
    keepPlaces(text, path);
    const why = isUsed
      ? 'The list has it no more, but entries that stay are in it.'
      : 'The list has it no more, but it was edited by hand.';
    plan.kept.push({ file: path, why });
  }

  function write(path: string, from: string | undefined, to: string, names: string[]): void {
    plan.writes.push({ path, before: from, after: to });
    names.push(path);
  }

  function keepPlaces(text: string | undefined, path: string): void {
    const found = text === undefined ? undefined : readExisting(path, text);
    if (found && path.startsWith('resources/')) addPlaces(found.data);
  }

  function addPlaces(data: Fields): void {
    if (Array.isArray(data['placements'])) places.push(...(data['placements'] as Place[]));
  }

  /** The settings with the topics and paths that are there after the import. */
  function listFiles(data: Fields): Fields {
    const list = (field: string, folder: string) => {
      const isThere = (id: string) => remaining.has(`${folder}/${id}.mdx`);
      const ids = (data[field] as string[]).filter(isThere);
      const more = [...remaining].flatMap((path) => {
        const [, id = ''] = new RegExp(`^${folder}/(.+)\\.mdx$`).exec(path) ?? [];
        return id === '' || ids.includes(id) ? [] : id;
      });
      return [...ids, ...more];
    };
    return { ...data, topics: list('topics', 'topics'), paths: list('paths', 'paths') };
  }
}

/** Whether a file is what the last import wrote: nobody has edited a field, or written a comment. */
function isUntouched({ data, body, text }: Existing, { fields, body: last }: RecordedFile): boolean {
  const keys = new Set([...Object.keys(data), ...Object.keys(fields)]);
  const written = text.slice(0, text.length - body.length).replace(/^# yaml-language-server.*\n/, '');
  return (
    !/^\s*#/m.test(written) &&
    [...keys].every((key) => isAsRecorded(data[key], fields[key])) &&
    isBodyAsRecorded(body, last)
  );
}

function isBodyAsRecorded(body: string, last: string | undefined): boolean {
  const folded = body.trim().replaceAll(/\s+/g, ' ');
  return folded === '' ? last === undefined : hashOf(folded) === last;
}

/**
 * Gives the entries of a list the ids that the last import gave them: an entry is known by its address, then by its
 * title. What is new gets another id where a file that no import wrote has its own.
 *
 * @param isTaken whether a file that no import wrote has a path
 */
function keepIds(
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
