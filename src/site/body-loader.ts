import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isList } from '../source/list-file.ts';
import { fillFolder, mirrorFolder } from '../files/mirror-folder.ts';
import { contentFolder, LARGEST, MOST_FILES } from '../source/content-folder.ts';
import { readHandedEntries } from './checked-entries.ts';
import { PLACEHOLDER } from './placeholder-entry.ts';

/** The watcher reports no second change of a file within 50 ms, nor a second removal within 100: so long in milliseconds. */
const SETTLED = 150;

/**
 * Astro's loader of Markdown for bodies alone: fields are read and checked with all other content. It reads copies below its
 * own folder, as names of modules that lead out of it may hold no "#" or "%". What is no plain file is left out.
 */
export function bodyLoader(folder: 'topics' | 'paths' | 'pages'): Loader {
  let settled: NodeJS.Timeout | undefined;
  return {
    name: `cairn-${folder}`,
    load: async (given) => {
      const context = given as LoaderContext & WithEntryTypes;
      const [original, copies] = [
        resolve(contentFolder(), folder),
        new URL(`bodies/${folder}/`, context.config.cacheDir),
      ];
      const ofList = isList(contentFolder());
      const copy = async () => {
        if (!ofList) return mirrorFolder(original, fileURLToPath(copies), LIMITS);
        const read = readHandedEntries() ?? (await (await current()).readCurrentContent()).entries;
        // Of a list that cannot be read, the last texts stay.
        if (read) fillFolder(fileURLToPath(copies), bodiesOf(read[folder] ?? []));
      };
      // The check reports what cannot be read.
      const copyAgain = () => void copy().catch(() => undefined);
      await copy();
      const isSource = async (path: string) =>
        ofList ? (await current()).findListFiles().includes(path) : dirname(path) === original;
      const copyIfSource = async (path: string) => {
        if (!(await isSource(path))) return;
        copyAgain();
        clearTimeout(settled);
        settled = setTimeout(copyAgain, SETTLED);
      };
      // Of a list that cannot be read, the last texts stay.
      context.watcher?.on('all', (_event, path) => void copyIfSource(path).catch(() => undefined));
      await glob({ base: copies, pattern: '*.mdx' }).load(withoutFields(context));
      context.store.set({ id: PLACEHOLDER, data: {} });
    },
  };
}

/** Not before it is needed: a build has the content at hand, and reading it is another 150 modules. */
const current = () => import('./current-content.ts');

/** A context in which files have no fields, and one that cannot be read keeps no server from starting: the check reports it. */
function withoutFields(context: LoaderContext & WithEntryTypes): LoaderContext {
  const entryTypes = new Map(
    [...context.entryTypes].map(([extension, type]) => [
      extension,
      {
        ...type,
        getEntryInfo: async (file: unknown) => {
          try {
            return await type.getEntryInfo(file);
          } catch {
            return NOTHING;
          }
        },
      },
    ]),
  );
  // A catalog may well have no learning path and no page of its own: that is nothing to warn of.
  const logger = Object.assign(Object.create(context.logger) as typeof context.logger, {
    warn: () => undefined,
  });
  const parseData = <T>() => Promise.resolve({} as T);
  return Object.assign({ ...context, logger, parseData }, { entryTypes });
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
const NOTHING = { data: {}, body: '', slug: '', rawData: '' };
