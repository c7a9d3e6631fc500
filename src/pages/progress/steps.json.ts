import { getCatalog } from '../../site/content.ts';
import { createStepIndex } from '../../exports/progress-index.ts';

export async function GET(): Promise<Response> {
  return Response.json(createStepIndex(await getCatalog()));
}
