import { shardOf } from './shard-of.ts';

/**
 * Plans one run over all links of these hosts on so many machines, and tells how long each of them
 * needs at least: as long as its biggest host by politeness, or as all its links together when as many
 * as allowed go on at a time. Nothing is asked.
 */
export function planShards(hosts: HostLoad[], machines: number, pace: Pace): ShardPlan[] {
  const shards = Array.from({ length: machines }, (): ShardPlan => ({ links: 0, seconds: 0 }));
  for (const { host, links } of hosts) {
    const shard = shards[shardOf(`https://${host}/`, machines) - 1];
    if (shard === undefined) continue;
    shard.links += links;
    shard.seconds = Math.max(shard.seconds, secondsOfHost(links, pace));
  }
  for (const shard of shards) {
    shard.seconds = Math.max(shard.seconds, (shard.links * pace.answer) / pace.inAll);
  }
  return shards;
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

function secondsOfHost(links: number, { gap, perHost, answer }: Pace): number {
  return links * Math.max(gap, answer / perHost);
}

export interface HostLoad {
  host: string;
  links: number;
}

/** How quickly addresses are asked, in seconds. */
export interface Pace {
  /** Between two starts on one host. */
  gap: number;
  /** Requests at a time on one host, and in all. */
  perHost: number;
  inAll: number;
  /** What one address takes, from the start of its first request to the end of its last. */
  answer: number;
}

export interface ShardPlan {
  links: number;
  seconds: number;
}
