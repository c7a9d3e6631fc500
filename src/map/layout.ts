import type { Catalog } from '../catalog/catalog.ts';
import { deriveOnce } from '../text/derive-once.ts';
import { arrangeMap, type Arrangement } from './arrange.ts';
import { assignChannels, type Channels } from './channels.ts';
import { createMapPlan, type MapPlan } from './plan.ts';
import { routeLines, type Routes } from './route.ts';
import { assignSlots, type Slots } from './slots.ts';

/** Where everything on the map stands, before it has a size. */
export interface MapLayout {
  plan: MapPlan;
  arrangement: Arrangement;
  slots: Slots;
  routes: Routes;
  channels: Channels;
}

/** The layout of a catalog's map, made once: the page of every path shows it. */
export const layOutMap = deriveOnce((catalog: Pick<Catalog, 'paths' | 'topics'>): MapLayout => {
  const plan = createMapPlan(catalog);
  const arrangement = arrangeMap(plan);
  const slots = assignSlots(plan, arrangement);
  const routes = routeLines(plan, arrangement, slots);
  const channels = assignChannels(routes.lines, arrangement.rowCount);
  return { plan, arrangement, slots, routes, channels };
});

/**
 * How far down each station should stand, from 0 to 1: where its paths have it, from first step to
 * last. A path that meets the ones before it in the opposite order runs upwards.
 */
export function findHeights({ paths, stations }: MapPlan): number[] {
  const places: number[][] = stations.map(() => []);
  for (const path of paths) {
    const own = stations.flatMap(({ index, stops }) =>
      stops
        .filter((step) => step.path === path)
        .map((step) => ({ index, at: placeOf(path.steps.indexOf(step), path.steps.length) })),
    );
    const known = own.filter(({ index }) => (places[index] ?? []).length > 0);
    const there = known.map(({ index }) => mean(places[index] ?? []));
    const upwards = isOpposite(
      known.map(({ at }) => at),
      there,
    );
    for (const { index, at } of own) places[index]?.push(upwards ? 1 - at : at);
  }
  return places.map(mean);
}

function placeOf(index: number, count: number): number {
  return count > 1 ? index / (count - 1) : 0;
}

function isOpposite(a: number[], b: number[]): boolean {
  const [middleA, middleB] = [mean(a), mean(b)];
  const product = a.reduce((sum, x, i) => sum + (x - middleA) * ((b[i] ?? 0) - middleB), 0);
  return product < -1e-9;
}

function mean(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
