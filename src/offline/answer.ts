import type { Copies } from './copies.ts';
import { findSurplus } from './needed.ts';
import { isNamedByContent } from './requested-address.ts';
import type { FetchEvent } from './worker-scope.ts';

/** How long the network may take where there is a copy. */
const patience = 3_000;
/** How many visited pages and files are kept, where not all are. */
const mostSeen = 150;

/** Answers a request for an address of the site: from the network, else from the copies. */
export async function answer(
  event: FetchEvent,
  address: string,
  copies: Copies,
): Promise<Response> {
  if (isNamedByContent(address)) {
    const kept = await copies.findInAny(address);
    if (kept) return kept;
  }
  const network = fetch(event.request);
  const spare = network.then((response) => response.clone());
  event.waitUntil(spare.then((response) => keep(response, address, copies)).catch(() => undefined));

  const kept = await copies.find(address).catch(() => undefined);
  if (!kept) {
    return network.catch(async (error: unknown) => {
      if (event.request.mode !== 'navigate') throw error;
      return (await findOtherwise(address, copies)) ?? Response.error();
    });
  }
  const right = network.then((response) => (response.status < 500 ? response : kept));
  return Promise.race([right, wait(patience).then(() => kept)]).catch(() => kept);
}

/** Without network and copy: the page of the right spelling, or the one that says what there is. */
async function findOtherwise(address: string, copies: Copies): Promise<Response | undefined> {
  if (await copies.find(`${address}/`)) return Response.redirect(copies.urlOf(`${address}/`));
  return copies.find('offline/');
}

async function keep(response: Response, address: string, copies: Copies): Promise<void> {
  const { core, kept, seen } = copies.names;
  if (!response.ok || response.redirected || response.type !== 'basic') return;
  const print = (await copies.manifest())?.files[address]?.[0];
  if (print === undefined) return;
  for (const name of [core, kept]) if (await copies.findIn(name, address)) return;
  await copies.put(seen, address, response, print);
  await copies.remove(seen, findSurplus(await copies.list(seen), mostSeen));
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
