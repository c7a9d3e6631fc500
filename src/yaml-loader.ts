import type { Loader } from 'astro/loaders';
import { relative, resolve } from 'node:path';
import type { ContentFile } from './catalog/content-file.ts';
import { contentFolder, readContent, type Content } from './catalog/read-content.ts';

/**
 * Astro's way to our own reading of YAML: all files of a kind at once, with the parser that the
 * check uses. Files that cannot be read are left out; the check tells why.
 */
export function yamlLoader(kind: Kind): Loader {
  return {
    name: `cairn-${kind}`,
    load: async (context) => {
      const { store, watcher } = context;
      const fill = async (reading = readContent()) => {
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
        for (const entry of entries) if (entry) store.set(entry);
      };
      // The collections are loaded side by side, and one reading serves them all.
      await fill((first ??= readContent().finally(() => (first = undefined))));
      // One after the other, so that the last save wins; a folder that is gone is the check's to tell.
      let filling = Promise.resolve();
      watcher?.on('all', (_event, path) => {
        if (isOf(kind, path)) filling = filling.then(() => fill()).catch(() => undefined);
      });
    },
  };
}

let first: ReturnType<typeof readContent> | undefined;

/** Whether a path is of a file of the kind: `resources/kvmtool.yaml`, `site.yaml`. */
function isOf(kind: string, path: string): boolean {
  return path.endsWith('.yaml') && relative(resolve(contentFolder), path).startsWith(kind);
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
