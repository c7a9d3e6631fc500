import { getCatalog } from '../../content.ts';
import { formatResourceIndex } from '../../formats/progress-index.ts';

export async function GET(): Promise<Response> {
  return Response.json(formatResourceIndex(await getCatalog()));
}
