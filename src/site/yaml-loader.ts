import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isList } from '../source/list-file.ts';
import { fillFolder, mirrorFolder } from '../files/mirror-folder.ts';
import type { ContentFile } from '../source/content-file.ts';
import { contentFolder, LARGEST, MOST_FILES, type Content } from '../source/read-content.ts';
import { readSource } from '../content/read-source.ts';
import { readHandedEntries } from './checked-entries.ts';
import { findListFiles, loadListOnce } from './load-list-once.ts';
import { PLACEHOLDER } from './placeholder-entry.ts';

/** The watcher reports no second change of a file within 50 ms, nor a second removal within 100: so long in milliseconds. */
const SETTLED = 150;

/**
 * Astro's way to our own reading of YAML: all files of a kind at once, with the parser that the
 * check uses. Files that cannot be read are left out; the check says why. A build hands its entries to the catalog
 * without them, and a list is in none: Astro would bundle what is in a collection as a module.
 */
export function yamlLoader(kind: Kind): Loader {
  return {
    name: `cairn-${kind}`,
    load: async (context) => {
      const { store, watcher } = context;
      // The catalog of a list is made of the list itself.
      if (readHandedEntries() || isList(contentFolder())) {
        store.clear();
        store.set({ id: PLACEHOLDER, data: {} });
        return;
      }
      const fill = async (reading = readSource()) => {
        const { content } = await reading;
        const entries = await Promise.all(
          filesOf(content, kind).map(({ id, data, file }) =>
            context
              .parseData({ id, data: data as Record<string, unknown>, filePath: file })
              .then((parsed) => ({ id, data: parsed }))
              .catch(() => undefined),
          ),
        );
        // In one stroke, so that no page meets half a collection.
        store.clear();
        store.set({ id: PLACEHOLDER, data: {} });
        for (const entry of entries) if (entry) store.set(entry);
      };
      // The collections are loaded side by side, and one reading serves them all.
      await fill((first ??= readSource().finally(() => (first = undefined))));
      // One after the other, so that the last save wins; a folder that is gone is the check's to tell.
      let filling = Promise.resolve();
      const refill = () => (filling = filling.then(() => fill()).catch(() => undefined));
      let settled: NodeJS.Timeout | undefined;
      watcher?.on('all', (_event, path) => {
        if (!isOf(kind, path)) return;
        void refill();
        clearTimeout(settled);
        settled = setTimeout(() => void refill(), SETTLED);
      });
    },
  };
}

/**
 * Astro's loader of Markdown with the fields as the check reads them: Astro's own parser makes dates and numbers of what
 * is text here. It reads copies below its own folder, as names of modules that lead out of it may hold no "#" or "%".
 * What is no plain file is left out.
 */
export function mdxLoader(folder: 'topics' | 'paths' | 'pages'): Loader {
  let settled: NodeJS.Timeout | undefined;
  return {
    name: `cairn-${folder}`,
    load: async (given) => {
      const context = given as LoaderContext & WithEntryTypes;
      const [original, copies] = [
        resolve(contentFolder(), folder),
        new URL(`bodies/${folder}/`, context.config.cacheDir),
      ];
      const copy = () => {
        if (!isList(contentFolder())) mirrorFolder(original, fileURLToPath(copies), LIMITS);
        else
          loadListOnce().then(
            // Of a list that cannot be read, the last texts stay.
            ({ entries }) =>
              entries && fillFolder(fileURLToPath(copies), bodiesOf(entries[folder] ?? [])),
            () => undefined,
          );
      };
      if (!isList(contentFolder())) copy();
      context.watcher?.on('all', (_event, path) => {
        if (isList(contentFolder()) ? !findListFiles().includes(path) : dirname(path) !== original)
          return;
        copy();
        clearTimeout(settled);
        settled = setTimeout(copy, SETTLED);
      });
      const found = await readFound(folder);
      const bodies = isList(contentFolder()) ? bodiesOf(found) : undefined;
      if (bodies) fillFolder(fileURLToPath(copies), bodies);
      const files = new Map<string, unknown>(found.map(({ id, data }) => [id, data]));
      // A file that cannot be read must not keep the server from starting: the check reports it. Later Astro catches it.
      const faulty = new Set<string>();
      let isLoaded = false;
      const allow = <T>(reading: Promise<T>, id: string, instead: T): Promise<T> =>
        reading.catch((error: unknown) => {
          if (isLoaded) throw error;
          faulty.add(id);
          return instead;
        });
      const entryTypes = new Map(
        [...context.entryTypes].map(([extension, type]) => [
          extension,
          {
            ...type,
            getEntryInfo: (file: unknown) =>
              allow(Promise.resolve(file).then(type.getEntryInfo), '', NO_FIELDS),
          },
        ]),
      );
      // A catalog may well have no learning path and no page of its own: that is nothing to warn of.
      const logger =
        (bodies?.size ?? found.length) > 0
          ? context.logger
          : Object.assign(Object.create(context.logger) as typeof context.logger, {
              warn: () => undefined,
            });
      const lenient: LoaderContext & WithEntryTypes = {
        ...context,
        logger,
        entryTypes,
        parseData: async ({ id, data, filePath }) => {
          // A list was checked as a whole; what is wrong with it keeps nothing from being built.
          if (isList(contentFolder())) return data;
          // Astro reads what is edited later with a parser of its own: it is read again as the check reads it.
          const read = files.has(id)
            ? files.get(id)
            : (await readSource()).content[folder].find((file) => file.id === id)?.data;
          const known = read as typeof data | undefined;
          files.delete(id);
          const entry = { id, data: known ?? data, ...(filePath && { filePath }) };
          return allow(context.parseData(entry), id, {} as typeof data);
        },
      };
      await glob({ base: copies, pattern: '*.mdx' }).load(lenient);
      isLoaded = true;
      for (const id of faulty) context.store.delete(id);
      context.store.set({ id: PLACEHOLDER, data: {} });
    },
  };
}

/** What a build has checked, or what is read now. */
async function readFound(
  folder: 'topics' | 'paths' | 'pages',
): Promise<{ id: string; data: unknown; body?: string }[]> {
  const handed = readHandedEntries();
  if (handed) return handed[folder] ?? [];
  if (isList(contentFolder())) return (await loadListOnce()).entries?.[folder] ?? [];
  return (await readSource()).content[folder];
}

/** How Astro parses a kind of file: its own loaders find it in their context, its types leave it out. */
interface WithEntryTypes {
  entryTypes: Map<string, { getEntryInfo: (file: unknown) => unknown }>;
}

/** What introduces the topics of a list, each as a file without fields. */
function bodiesOf(found: { id: string; body?: string }[]): Map<string, Buffer> {
  return new Map(
    found.flatMap(({ id, body = '' }) =>
      body === '' ? [] : [[`${id}.mdx`, Buffer.from(`---\n---\n\n${body}\n`)]],
    ),
  );
}

const LIMITS = { ending: '.mdx', largest: LARGEST, most: MOST_FILES };
const NO_FIELDS = { data: {}, body: '', slug: '', rawData: '' };

let first: ReturnType<typeof readSource> | undefined;

/** Whether a path is of a file of the kind: `resources/kvmtool.yaml`, `site.yaml`. */
function isOf(kind: string, path: string): boolean {
  return path.endsWith('.yaml') && relative(resolve(contentFolder()), path).startsWith(kind);
}

function filesOf(content: Content, kind: Kind): Pick<ContentFile, 'id' | 'data' | 'file'>[] {
  const files = content[kind];
  if (Array.isArray(files)) return files;
  if (!files) return [];
  const { data, file } = files;
  // An entry is a group of fields: a list is one entry for each of its rows.
  if (!Array.isArray(data)) return [files];
  return data.map((row: unknown, i) => ({ id: `${i}`, data: row, file }));
}

type Kind = 'resources' | 'site' | 'glossary' | 'exceptions';
