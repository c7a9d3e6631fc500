import type { APIRoute, GetStaticPaths } from 'astro';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { engineFolder } from '../../files/engine.ts';
import { getCatalog } from '../../site/content.ts';
import {
  createPreviewCache,
  readLogo,
  drawPreview,
  type Preview,
} from '../../exports/preview-image.ts';
import drawing from '../../exports/preview-image.ts?raw';
import fonts from '../../exports/preview-fonts.ts?raw';
import directions from '../../text/text-direction.ts?raw';
import { contentFolder } from '../../source/content-folder.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  const { site, topics, paths } = await getCatalog();
  const { accent, logo } = site.theme ?? {};
  const look = {
    accent: accent?.light,
    logo: logo === undefined ? undefined : await readLogo(contentFolder(), logo),
  };
  const image = (id: string, preview: Pick<Preview, 'title' | 'text' | 'paths'>) => ({
    params: { id },
    props: { site: site.name, otherwise: id, language: site.language, look, ...preview },
  });
  return [
    image('site', { title: site.tagline, text: site.covers, paths }),
    ...topics.map((topic) =>
      image(`topics/${topic.id}`, { title: topic.title, text: topic.summary, paths: topic.paths }),
    ),
    ...paths.map((path) =>
      image(`paths/${path.id}`, { title: path.title, text: path.summary, paths: [path] }),
    ),
  ];
};

export const GET: APIRoute<Preview> = async ({ props }) =>
  new Response(new Uint8Array(await (draw ??= createDraw())(props)), {
    headers: { 'Content-Type': 'image/png' },
  });

let draw: ReturnType<typeof createPreviewCache> | undefined;

/** Images follow from the code that draws them and from the fonts and libraries that are installed. */
function createDraw(): NonNullable<typeof draw> {
  const installed = readInstalled();
  if (installed === undefined) return drawPreview;
  const version = createHash('sha256').update([drawing, fonts, directions, installed].join('\0'));
  // The pages are built in a folder that is not the project's.
  const cache = process.env['CAIRN_CACHE'] ?? '.cache';
  return createPreviewCache(join(cache, 'previews'), version.digest('hex'));
}

/** What npm has installed beside the engine or above it; `undefined` if something else has. */
function readInstalled(folder = engineFolder()): string | undefined {
  const list = join(folder, 'node_modules/.package-lock.json');
  if (existsSync(list)) return readFileSync(list, 'utf8');
  return dirname(folder) === folder ? undefined : readInstalled(dirname(folder));
}
