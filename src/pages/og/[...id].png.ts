import type { APIRoute, GetStaticPaths } from 'astro';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getCatalog } from '../../site/content.ts';
import { createPreviewCache } from '../../exports/preview-cache.ts';
import drawing from '../../exports/preview-image.ts?raw';
import fonts from '../../exports/preview-fonts.ts?raw';
import directions from '../../text/text-direction.ts?raw';
import { drawPreview, type Preview } from '../../exports/preview-image.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  const { site, topics, paths } = await getCatalog();
  const image = (id: string, preview: Pick<Preview, 'title' | 'text' | 'paths'>) => ({
    params: { id },
    props: { site: site.name, otherwise: id, language: site.language, ...preview },
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
  return createPreviewCache('.cache/previews', version.digest('hex'));
}

/** What npm has installed; `undefined` if something else has. */
function readInstalled(): string | undefined {
  try {
    return readFileSync('node_modules/.package-lock.json', 'utf8');
  } catch {
    return undefined;
  }
}
