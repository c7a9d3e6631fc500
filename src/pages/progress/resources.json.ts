import { getCatalog } from '../../content.ts';
import { createResourceIndex } from '../../formats/progress-index.ts';

export async function GET(): Promise<Response> {
  return Response.json(createResourceIndex(await getCatalog()));
}
