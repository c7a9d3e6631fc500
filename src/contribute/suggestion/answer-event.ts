import type { Repository } from '../../github/github.ts';
import { answerIssue } from './answer.ts';
import { approve } from './approve.ts';
import type { SuggestionEvent } from './read-event.ts';

/** Does what an event asks for. Returns a line about what was done; throws when GitHub refuses something. */
export async function answerEvent(
  repository: Repository,
  event: SuggestionEvent | undefined,
  folder: string,
): Promise<string> {
  if (!event) return 'Nothing to do.';
  if (event.kind === 'issue') return answerIssue(repository, event, folder);
  return approve(repository, event, folder);
}
