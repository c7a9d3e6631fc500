import { finishChange } from '../../files/write-files.ts';
import { addFromOptions } from './add-from-options.ts';
import { addInConversation } from './add-in-conversation.ts';
import type { Io } from './io.ts';
import { FaultyContent, loadKnownCatalog } from './known-catalog.ts';
import { Interrupted } from './prompts.ts';
import type { NewOptions } from './read-options.ts';

/**
 * Adds a resource to a content folder by what the options tell and a person answers, and returns the exit code:
 * 0 written or left, 1 something is wrong with it, 2 something is missing, 130 interrupted. Nothing is written but with 0.
 * Throws when the folder cannot be read or written.
 */
export async function runNew(options: NewOptions, io: Io): Promise<number> {
  try {
    await finishChange(options.content);
    const known = await loadKnownCatalog(options.content);
    return await (io.prompts
      ? addInConversation(options, known, { ...io, prompts: io.prompts })
      : addFromOptions(options, known, io));
  } catch (error) {
    if (error instanceof FaultyContent) {
      io.err(error.message);
      return 1;
    }
    if (!(error instanceof Interrupted)) throw error;
    io.err('Interrupted. Nothing was written.');
    return 130;
  }
}
