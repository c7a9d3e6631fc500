import networks from './data/networks.json' with { type: 'json' };

const NAMED = new RegExp(`\\b(${networks.join('|')})\\b`, 'iu');

/**
 * The channel that an entry without a link is: its title or a heading above it names the network, as in "YouTube
 * channels" or "CNCF Slack".
 *
 * @param above the titles above it, the nearest first
 */
export function findChannel(
  title: string,
  above: string[],
): { network: string; name: string } | undefined {
  const [heading = ''] = above;
  const found = new RegExp(`\\b(${networks.join('|')})$`, 'iu').exec(title) ?? NAMED.exec(heading);
  const network = networks.find((name) => name.toLowerCase() === found?.[1]?.toLowerCase());
  return network === undefined || title.length > LONGEST ? undefined : { network, name: title };
}

/** No channel has a longer name. */
const LONGEST = 60;
