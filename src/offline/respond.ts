import type { CachedPages } from './cached-pages.ts';
import { findSurplus } from './keeping.ts';
import type { FetchEvent } from './worker-scope.ts';

/** How long the network may take where there is a copy. */
const patience = 3_000;
/** How many visited pages and files are kept, where not all are. */
const mostSeen = 150;

/** Answers a request for an address of the site: from the network, else from the copies. */
export async function respond(
  event: FetchEvent,
  address: string,
  copies: CachedPages,
): Promise<Response> {
  if (isNamedByContent(address)) {
    const kept = await copies.findInAny(address);
    if (kept) return kept;
  }
  const network = fetch(event.request);
  const spare = network.then((response) => response.clone());
  event.waitUntil(spare.then((response) => keep(response, address, copies)).catch(() => undefined));

  const kept = await findKept(event.request, address, copies).catch(() => undefined);
  if (!kept) {
    return network.catch(async (error: unknown) => {
      if (event.request.mode !== 'navigate') throw error;
      return (await copies.find('offline/')) ?? Response.error();
    });
  }
  const right = network.then((response) => (response.status < 500 ? response : kept));
  return Promise.race([right, wait(patience).then(() => kept)]).catch(() => kept);
}

/** The copy of an address or, as a server would, a redirect to the page that is spelled right. */
async function findKept(
  { url }: Request,
  address: string,
  copies: CachedPages,
): Promise<Response | undefined> {
  const kept = await copies.find(address);
  if (kept) return kept;
  const page = spellAsPage(address);
  if (page === address || !(await copies.find(page))) return undefined;
  // The browser keeps the fragment by itself, but not the query.
  return Response.redirect(copies.urlOf(page) + new URL(url).search);
}

async function keep(response: Response, address: string, copies: CachedPages): Promise<void> {
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

/** What of a request says whether the worker answers it. */
export type WorkerRequest = Pick<Request, 'url' | 'method' | 'cache' | 'mode' | 'headers'>;

/**
 * The address below `root`, the address of the home page, that is requested.
 * Nothing where the request is none of ours: another host or site, not GET, or a part of a file.
 */
export function requestedAddress(request: WorkerRequest, root: string): string | undefined {
  const { origin, pathname } = new URL(request.url);
  const home = new URL(root);
  const whole = request.method === 'GET' && !request.headers.has('range');
  const foreign = request.cache === 'only-if-cached' && request.mode !== 'same-origin';
  if (!whole || foreign || origin !== home.origin || !pathname.startsWith(home.pathname)) {
    return undefined;
  }
  const address = normalize(pathname.slice(home.pathname.length)).replace(
    /(^|\/)index\.html$/,
    '$1',
  );
  return /^offline(?:\.json|-worker\.js)$/.test(address) ? undefined : address;
}

/** The address of a page that is requested without its last slash, or with more slashes than it has. */
function spellAsPage(address: string): string {
  return `${address}/`.replace(/\/{2,}/g, '/').replace(/^\//, '');
}

/** The path in the one spelling of those that mean the same: `%6b` is `k`, and `%c3` is `%C3`. */
function normalize(path: string): string {
  return path.replace(/%[\da-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(parseInt(escape.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
  });
}

/** Whether the name of a file follows from its content, so that a copy never ages. */
export function isNamedByContent(address: string): boolean {
  return /^_astro\/.+\.[\w-]{8}\.\w+$|^pagefind\/(?:index|filter)\//.test(address);
}
