import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const TRIED = 5;
const PATIENCE = 3000;

/**
 * Whether any of a few hosts of the addresses, from the first to the last, can be looked up: without a network that is known
 * at once, and nobody has to wait for requests that lead nowhere.
 */
export async function canLookUp(urls: string[]): Promise<boolean> {
  const hosts = [...new Set(urls.map((url) => new URL(url).hostname))];
  const step = Math.max(1, (hosts.length - 1) / (TRIED - 1));
  const tried = hosts.filter((_, at) => Math.floor(at / step) > Math.floor((at - 1) / step));
  const tries = tried.map(async (host) => {
    // A literal address needs no looking up.
    if (isIP(host) === 0 && !host.startsWith('[')) await lookup(host);
    return true;
  });
  return Promise.race([
    Promise.any(tries).catch(() => false),
    wait(PATIENCE, false, { ref: false }),
  ]);
}
