import type { Loader } from 'astro/loaders';
import { readContent, type Content } from './catalog/read-content.ts';

/**
 * Astro's way to our own reading of YAML: all files of a kind at once, with the parser that the
 * check uses. Files that cannot be read are left out; the check tells why.
 */
export function yamlLoader(kind: 'resources' | 'site' | 'glossary'): Loader {
  return {
    name: `cairn-${kind}`,
    load: async (context) => {
      const { store, watcher } = context;
      const fill = async () => {
        const { content } = await readContent();
        store.clear();
        for (const { id, data, file } of filesOf(content, kind)) {
          const entry = { id, data: data as Record<string, unknown> };
          const parsed = await context
            .parseData({ ...entry, filePath: file })
            .catch(() => undefined);
          if (parsed) store.set({ id, data: parsed });
        }
      };
      await fill();
      watcher?.on('all', (_event, path) => {
        if (path.endsWith('.yaml')) void fill();
      });
    },
  };
}

function filesOf(content: Content, kind: 'resources' | 'site' | 'glossary') {
  const files = content[kind];
  return Array.isArray(files) ? files : files ? [files] : [];
}
