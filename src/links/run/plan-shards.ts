import { shardOf } from './shard-of.ts';
import { type HostLoad, type Pace, simulateRun } from './simulate-run.ts';

/** Plans one run over these hosts on so many machines, and simulates what each of them needs for its part. */
export function planShards(hosts: HostLoad[], machines: number, pace: Pace): ShardPlan[] {
  const byShard = Map.groupBy(hosts, ({ host }) => shardOf(`https://${host}/`, machines));
  return Array.from({ length: machines }, (_, index) => {
    const part = byShard.get(index + 1) ?? [];
    return {
      links: part.reduce((sum, { links }) => sum + links, 0),
      milliseconds: simulateRun(part, pace),
    };
  });
}

/**
 * Spreads links over hosts by the law of Zipf: the host of rank r has a share in proportion to
 * 1 / r ** exponent. Returns the hosts that have at least one link, the biggest first.
 */
export function spreadByZipf(links: number, hosts: number, exponent: number): HostLoad[] {
  const weights = Array.from({ length: hosts }, (_, rank) => 1 / (rank + 1) ** exponent);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let share = 0;
  let given = 0;
  return weights.flatMap((weight, rank) => {
    // Rounded as a running sum, so that all shares together are exactly all links.
    share += weight;
    const count = Math.round((share / sum) * links) - given;
    given += count;
    return count > 0 ? [{ host: `host-${rank + 1}.example`, links: count }] : [];
  });
}

export interface ShardPlan {
  links: number;
  milliseconds: number;
}
