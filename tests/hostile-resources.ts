import { findHiddenCharacter } from '../src/catalog/hidden-character.ts';
import type { createResource } from './made-up-entries.ts';
import { hostileTexts } from './hostile-texts.ts';
import { at } from './made-up-text.ts';

type Resource = ReturnType<typeof createResource>;

/** The hostile texts that the check takes for what they are: texts. */
const taken = Object.values(hostileTexts)
  .map((text) => text.replaceAll(/\s+/g, ' ').trim())
  .filter((text) => text.length < 200 && findHiddenCharacter(text) === -1);

/** The resources with a hostile text in every field that holds one. */
export function makeHostile(resources: Resource[]): Resource[] {
  return resources.map((resource, i) => {
    const text = at(taken, i % taken.length);
    const short = text.slice(0, 70).trim();
    return {
      ...resource,
      title: `${text} ${i}`,
      summary: `It says ${text}.`,
      takeaways: [`${text}.`],
      start: [{ at: short, note: `${text}.` }],
      featured: true,
      why: `${text}.`,
      authors: [short],
      venue: text,
      aliases: [`${short} ${i}`],
      caveats: [{ note: `${text}.` }],
      placements: resource.placements.map((place) => ({
        ...place,
        locator: short,
        note: `${text}.`,
      })),
    };
  });
}

/** How many resources it takes for every text. */
export const hostileResources = taken.length;
