import type { Responder, Exchange } from './server-case.ts';

/** A page as a catalog would recommend it. */
const TEXT = `A hypervisor gives each guest the picture of a machine of its own. This text tells how the
memory of the guest is mapped, which exits are dear, and how to count them. The examples run on any
machine whose processor can be shared. Each chapter ends with questions, and with answers to them.`;

/** Responds with a page. */
export function page({
  title = 'Memory of a guest',
  head = '',
  body = TEXT,
}: Page = {}): Responder {
  return ({ response }) => {
    const html = `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  };
}

/** Responds with a status and a short page that names it. */
export function status(code: number, headers: Record<string, string | string[]> = {}): Responder {
  return ({ response }) => {
    response
      .writeHead(code, { 'content-type': 'text/html', ...headers })
      .end(`<title>Response ${code}</title><p>This is what the server says.`);
  };
}

/** Redirects; the port of this server is added to an address with a host. */
export function redirect(
  code: number,
  to: string,
  headers: Record<string, string | string[]> = {},
): Responder {
  return (exchange) => {
    status(code, { location: exchange.addressOf(to), ...headers })(exchange);
  };
}

/** So many redirects, one after the other: /page to /1, /1 to /2 … */
export function ladder(count: number): Record<string, Responder> {
  const places = Array.from({ length: count }, (_, n): [string, Responder] => [
    n === 0 ? '/page' : `/${n}`,
    redirect(302, `/${n + 1}`),
  ]);
  return Object.fromEntries(places);
}

/** Sends the first response to the first request, and so on; the last one to all others. */
export function inOrder(...responders: [Responder, ...Responder[]]): Responder {
  return (exchange) => {
    (responders[exchange.count] ?? responders.at(-1) ?? responders[0])(exchange);
  };
}

/** Chooses the response by the request. */
export function when(
  test: (exchange: Exchange) => boolean,
  { then, otherwise }: { then: Responder; otherwise: Responder },
): Responder {
  return (exchange) => {
    (test(exchange) ? then : otherwise)(exchange);
  };
}

/** Whether the request calls itself a browser, and nothing else. */
export function isBrowser({ request }: Exchange): boolean {
  const agent = request.headers['user-agent'] ?? '';
  return agent.startsWith('Mozilla/5.0') && !agent.includes('Cairn');
}

/** Whether the request brings this cookie. */
export function hasCookie(cookie: string): (exchange: Exchange) => boolean {
  return ({ request }) => (request.headers.cookie ?? '').split('; ').includes(cookie);
}

interface Page {
  title?: string;
  /** HTML. */
  head?: string;
  body?: string;
}
