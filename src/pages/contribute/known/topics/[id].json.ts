import type { APIRoute, GetStaticPaths } from 'astro';
import type { Topic } from '../../../../catalog/catalog.ts';
import { createTopicPlaces } from '../../../../contribute/form/known-index.ts';
import { getCatalog } from '../../../../site/content.ts';

/** What the form knows of a topic. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { topics, list, site } = await getCatalog();
  if (list || !site.repository) return [];
  return topics.map((topic) => ({ params: { id: topic.id }, props: { topic } }));
};

export const GET: APIRoute<{ topic: Topic }> = ({ props }) =>
  Response.json(createTopicPlaces(props.topic));
