/** What of a request says whether the worker answers it. */
export type WorkerRequest = Pick<Request, 'url' | 'method' | 'cache' | 'mode' | 'headers'>;

/**
 * The address below `root`, the address of the home page, that a request asks for.
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

/** How a page is spelled that is asked for without its last slash, or with more slashes than it has. */
export function spellAsPage(address: string): string {
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
