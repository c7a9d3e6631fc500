import type { Draft } from './outline.ts';
import { trimEndSigns } from './trim-signs.ts';

/**
 * An entry without what says nothing: a colon behind its title, and texts that are only signs. Brackets with pictures
 * hold figures, so they are a note and name no part of a document.
 */
export function tidyDraft(draft: Draft): Draft {
  const title = trimEndSigns(draft.title, ' :：,') || draft.title;
  const tidy: Draft = { ...draft, title };
  if (!hasWords(draft.summary)) delete tidy.summary;
  if (!hasWords(draft.lead)) delete tidy.lead;
  const { qualifier, notes = [], line } = draft;
  if (qualifier !== undefined && /\p{Extended_Pictographic}/u.test(qualifier)) {
    delete tidy.qualifier;
    tidy.notes = [{ text: qualifier, line }, ...notes];
  }
  return tidy;
}

function hasWords(text: string | undefined): boolean {
  return text !== undefined && /[\p{L}\p{N}]/u.test(text);
}
