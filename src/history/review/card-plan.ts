import { idPattern } from '../../text/ids.ts';
import { addressOf } from '../../catalog/addresses.ts';
import type { Change } from '../change.ts';
import { fieldsOf, listOf, textOf, type ContentData } from '../content-data.ts';
import { most } from './review.ts';

/** A resource to be pictured as readers see it. */
export interface CardPlan {
  /** Safe as a part of the name of a file. */
  id: string;
  /** Address of its page, from the root of the site. */
  page: string;
  /** Selects what the page tells of it, where it is one of several. */
  part?: string;
  /** Address of the page on which its first row stands, where it is placed. */
  rows: string | undefined;
}

/** The resources that a change adds or alters, as many as are pictured; new ones first, as the changes are told. */
export function planCards(
  changes: Change[],
  { resources }: Pick<ContentData, 'resources'>,
): CardPlan[] {
  return changes
    .filter(({ subject, kind }) => subject === 'resource' && kind !== 'removed')
    .filter(({ id }) => idPattern.test(id) && id.length <= 90)
    .slice(0, most.cards)
    .map(({ id }) => {
      const fields = resources.get(id) ?? {};
      if (fields['status'] === 'deprecated')
        return { id, page: addressOf.retired(), part: `[id="${id}"]`, rows: undefined };
      const [first] = listOf(fields['placements']);
      const topic = textOf(fieldsOf(first)['topic']);
      return {
        id,
        page: addressOf.resource(id),
        rows: topic !== undefined && idPattern.test(topic) ? addressOf.topic(topic) : undefined,
      };
    });
}
