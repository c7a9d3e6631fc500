import { getCatalog } from '../../site/content.ts';
import { createResourceIndex } from '../../exports/progress-index.ts';

export async function GET(): Promise<Response> {
  return Response.json(createResourceIndex(await getCatalog()));
}
