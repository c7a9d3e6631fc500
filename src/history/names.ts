import { foreign, named, type Named, type Piece } from './change.ts';
import { fieldsOf, listOf, textOf, type ContentData, type Fields } from './content-data.ts';

/** How things are called at one end of a change. */
export interface Names {
  resource: (id: string) => Named;
  /** `KVM › Tutorials`, `KVM › Programs › Small ones`. */
  place: (placement: Fields) => Piece[];
}

/** Looks names up in content; what is not in it, or has no title, goes by its id. */
export function createNames({
  resources,
  topics,
}: Pick<ContentData, 'resources' | 'topics'>): Names {
  return {
    resource: (id) => named('resource', id, textOf(resources.get(id)?.['title']) ?? id),
    place: ({ topic, section, group }) => {
      const id = String(topic);
      const { title, sections } = topics.get(id)?.fields ?? {};
      const inTopic = findPart(sections, section);
      const steps = [
        named('topic', id, textOf(title) ?? id),
        ...titleOf(inTopic, section),
        ...titleOf(findPart(inTopic['groups'], group), group),
      ];
      return steps.flatMap((step, i) => (i === 0 ? [step] : [' › ', step]));
    },
  };
}

/** The part of a list that has an id; an empty one where there is none. */
export function findPart(list: unknown, id: unknown): Fields {
  return (
    listOf(list)
      .map(fieldsOf)
      .find((part) => id !== undefined && part['id'] === id) ?? {}
  );
}

/** What a thing or part is called: its title, else its id. */
export function nameOf({ title }: Fields, id: unknown): string {
  return textOf(title) ?? String(id);
}

function titleOf(part: Fields, id: unknown): Piece[] {
  return id === undefined ? [] : [foreign(nameOf(part, id))];
}
