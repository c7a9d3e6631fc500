import { getCatalog } from '../site/content.ts';
import { createInstantIndex } from '../search/instant-index.ts';

/** The instant index, loaded at the first search. */
export async function GET(): Promise<Response> {
  return Response.json(createInstantIndex(await getCatalog()));
}
