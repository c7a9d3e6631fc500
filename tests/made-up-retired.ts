import type { ExceptionData } from '../src/schema/exceptions.ts';
import type { ResourceData } from '../src/schema/resource.ts';
import type { Plan } from './made-up-plan.ts';
import { at } from './made-up-text.ts';

/** What is retired, by its place in the plan, and the place of what takes its place, if anything does. */
const retirements: { place: number; successor?: number; since?: string }[] = [
  // A step of the first path, whose successor is a step of the second one.
  { place: 4, successor: 11, since: '2025-04-01' },
  // Another step of the first path.
  { place: 1 },
  // A companion of the first path.
  { place: 5, successor: 3 },
  // On no path, but required by others.
  { place: 8, successor: 0 },
];
const REQUIRING = 12;

/** Retires some resources of a plan with two topics and two paths, in each way that there is. */
export function retireSome({ resources }: Plan, all: ResourceData[]): ResourceData[] {
  const idAt = (place: number) => at(resources, place).id;
  return all.map((data, i) => {
    if (i === REQUIRING) return { ...data, requires: [idAt(8), idAt(1)] };
    const retirement = retirements.find(({ place }) => place === i);
    if (!retirement) return data;
    const { featured, why, placements, ...kept } = data;
    const { successor, since } = retirement;
    return {
      ...kept,
      formerly: [`former-${idAt(i)}`],
      status: 'deprecated',
      reason: `What it says of ${idAt(i).split('-').at(-1)} has been out of date for long.`,
      ...(since !== undefined && { since }),
      ...(successor !== undefined && { successor: idAt(successor) }),
      placements,
    };
  });
}

/** The exception for a resource that goes on requiring what is retired. */
export function exceptRetired({ resources }: Plan): ExceptionData {
  return {
    rule: 'retired-reference',
    where: `content/resources/${at(resources, REQUIRING).id}.yaml`,
    reason: 'Somebody reads it again this winter.',
    until: '2999-12-31',
  };
}
