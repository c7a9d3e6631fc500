import type { FileWrite } from '../../files/write-files.ts';
import type { Fields } from './fit.ts';
import type { Imported, ImportedFile } from './imported.ts';
import { keepIds } from './keep-ids.ts';
import { mergeFile, readExisting, type Existing } from './merge-file.ts';
import {
  formatRecord,
  isAsRecorded,
  hashOf,
  RECORD,
  recordFile,
  type ImportRecord,
  type RecordedFile,
} from './record.ts';
import { keepUsed, type Place } from './used-places.ts';
import { writeImported } from './write-imported.ts';

/** What an import does to a folder. */
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
