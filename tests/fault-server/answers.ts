import type { Answer, Asked } from './fault-case.ts';

/** A page as a catalog would recommend it. */
const TEXT = `A hypervisor gives each guest the picture of a machine of its own. This text tells how the
memory of the guest is mapped, which exits are dear, and how to count them. The examples run on any
machine whose processor can be shared. Each chapter ends with questions, and with answers to them.`;

/** Answers with a page. */
export function page({ title = 'Memory of a guest', head = '', body = TEXT }: Page = {}): Answer {
  return ({ response }) => {
    const html = `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  };
}

/** Answers with a status and a short page that names it. */
export function status(code: number, headers: Record<string, string | string[]> = {}): Answer {
  return ({ response }) => {
    response
      .writeHead(code, { 'content-type': 'text/html', ...headers })
      .end(`<title>Answer ${code}</title><p>This is what the server says.`);
  };
}

/** Redirects; the port of this server is added to an address with a host. */
export function redirect(
  code: number,
  to: string,
  headers: Record<string, string | string[]> = {},
): Answer {
  return (asked) => {
    status(code, { location: asked.addressOf(to), ...headers })(asked);
  };
}

/** So many redirects, one after the other: /page to /1, /1 to /2 … */
export function ladder(count: number): Record<string, Answer> {
  const places = Array.from({ length: count }, (_, n): [string, Answer] => [
    n === 0 ? '/page' : `/${n}`,
    redirect(302, `/${n + 1}`),
  ]);
  return Object.fromEntries(places);
}

/** Gives the first answer to the first request, and so on; the last one to all others. */
export function inTurn(...answers: [Answer, ...Answer[]]): Answer {
  return (asked) => {
    (answers[asked.turn] ?? answers.at(-1) ?? answers[0])(asked);
  };
}

/** Chooses the answer by the request. */
export function when(
  test: (asked: Asked) => boolean,
  { then, otherwise }: { then: Answer; otherwise: Answer },
): Answer {
  return (asked) => {
    (test(asked) ? then : otherwise)(asked);
  };
}

/** Whether the request calls itself a browser, and nothing else. */
export function isBrowser({ request }: Asked): boolean {
  const agent = request.headers['user-agent'] ?? '';
  return agent.startsWith('Mozilla/5.0') && !agent.includes('Cairn');
}

/** Whether the request brings this cookie. */
export function hasCookie(cookie: string): (asked: Asked) => boolean {
  return ({ request }) => (request.headers.cookie ?? '').split('; ').includes(cookie);
}

interface Page {
  title?: string;
  /** HTML. */
  head?: string;
  body?: string;
}
