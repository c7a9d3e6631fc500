import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// Hosts on loopback for the bench, in a process of their own so that they do not count:
// `node bench/loopback-hosts.ts <hosts> <latency in ms>` prints one port, and ends with its standard input.
// The page /list?<n> links to n pages, spread over all hosts.
const [hosts = 0, latency = 0] = process.argv.slice(2).map(Number);
const page = `<!doctype html><title>Memory of a guest</title>${'<p>A hypervisor gives each guest a machine.</p>'.repeat(200)}`;

let port = 0;
for (let host = 1; host <= hosts; host += 1) {
  const server = createServer((request, response) => {
    request.resume();
    const [, links] = (request.url ?? '').split('/list?');
    const body = links === undefined ? page : formatList(Number(links));
    setTimeout(() => response.setHeader('content-type', 'text/html').end(body), latency);
  });
  // As long as a connection rests here, the other side may use it again.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(port, `127.1.0.${host}`, resolve));
  port = (server.address() as AddressInfo).port;
}
console.log(port);
process.stdin.on('end', () => process.exit()).resume();

function formatList(links: number): string {
  const hrefs = Array.from(
    { length: links },
    (_, n) => `http://127.1.0.${(n % hosts) + 1}:${port}/page/${n}`,
  );
  return hrefs.map((href) => `<a href="${href}">${href}</a>`).join('\n');
}
