import { getCatalog } from '../../content.ts';
import { formatStepIndex } from '../../formats/progress-index.ts';

export async function GET(): Promise<Response> {
  return Response.json(formatStepIndex(await getCatalog()));
}
