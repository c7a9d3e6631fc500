import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../../site/content.ts';
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
  new Response(new Uint8Array(await drawPreview(props)), {
    headers: { 'Content-Type': 'image/png' },
  });
