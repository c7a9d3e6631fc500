import { getCatalog } from '../../content.ts';
import { createStepIndex } from '../../formats/progress-index.ts';

export async function GET(): Promise<Response> {
  return Response.json(createStepIndex(await getCatalog()));
}
