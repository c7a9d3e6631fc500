import type { Fields } from './fit.ts';
import type { ImportedFile } from './imported.ts';
import type { Existing } from './merge-file.ts';

/** Where a resource is. */
export interface Place {
  topic: string;
  section?: string;
  group?: string;
}

type Section = Fields & { id: string; groups?: (Fields & { id: string })[] };

/**
 * A topic with the sections and groups that resources are in after an import: those that were edited or added by hand
 * may be in others than the list has.
 */
export function keepUsed(
  file: ImportedFile,
  existing: Existing | undefined,
  places: Place[],
): ImportedFile {
  const used = new Set(
    places.flatMap(({ topic, section, group }) =>
      topic !== file.id || section === undefined ? [] : [section, `${section}/${group ?? ''}`],
    ),
  );
  const { sections, ...data } = file.data as Fields & { sections?: Section[] };
  const own = (existing?.data['sections'] ?? []) as Section[];
  const kept = keep(sections ?? [], own, ({ id }) => used.has(id)).map(({ groups, ...section }) => {
    const before = own.find(({ id }) => id === section.id)?.groups ?? [];
    const inUse = keep(groups ?? [], before, ({ id }) => used.has(`${section.id}/${id}`));
    return { ...section, ...(inUse.length > 0 && { groups: inUse }) };
  });
  return { ...file, data: { ...data, ...(kept.length > 0 && { sections: kept }) } };
}

/** The parts that are in use: those of the list, then those that only the folder has. */
function keep<Part extends { id: string }>(
  next: Part[],
  now: Part[],
  isUsed: (part: Part) => boolean,
): Part[] {
  const more = now.filter((part) => next.every(({ id }) => id !== part.id));
  return [...next, ...more].filter(isUsed);
}
