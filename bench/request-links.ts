import { check } from 'linkinator';
import { Agent, request } from 'undici';
import { requestLinks } from '../src/links/request/request-links.ts';

// One engine that requests many links: `node bench/request-links.ts polite|lifted|linkinator|undici <links> <hosts> <port>`.
// Prints the seconds from the first to the last, those of the processor, and the peak memory, as JSON.
const [engine = '', ...numbers] = process.argv.slice(2);
const [links = 0, hosts = 0, port = 0] = numbers.map(Number);
const IN_ALL = 64;
const urls = Array.from(
  { length: links },
  (_, n) => `http://127.1.0.${(n % hosts) + 1}:${port}/page/${n}`,
);

const engines: Record<string, () => Promise<number>> = {
  polite: () => requestWithOurs({}),
  lifted: () => requestWithOurs({ gap: 0, perHost: IN_ALL }),
  linkinator: requestWithLinkinator,
  undici: requestWithUndici,
};

const start = performance.now();
const cpuBefore = process.cpuUsage();
const received = await engines[engine]?.();
const seconds = (performance.now() - start) / 1000;
const used = process.cpuUsage(cpuBefore);
const cpu = (used.user + used.system) / 1e6;
if (received !== links) throw new Error(`${engine} got ${received} of ${links} links.`);
// Node reports kibibytes on every system.
const megabytes = (process.resourceUsage().maxRSS * 1024) / 1e6;
console.log(JSON.stringify({ seconds, cpu, megabytes }));
process.exit();

async function requestWithOurs(limits: { gap?: number; perHost?: number }): Promise<number> {
  const targets = urls.map((url) => ({ url }));
  const { evidence } = await requestLinks(targets, {
    allowPrivate: ['127.0.0.0/8'],
    inAll: IN_ALL,
    ...limits,
  });
  return [...evidence.values()].filter(({ hops }) => hops.at(-1)?.status === 200).length;
}

/** As its command does it: one page that links to all of them. */
async function requestWithLinkinator(): Promise<number> {
  const list = `http://127.1.0.1:${port}/list?${links}`;
  const { links: found } = await check({ path: list, concurrency: IN_ALL });
  return found.filter(({ status, url }) => status === 200 && url !== list).length;
}

/** The floor: each page read to its end, nothing parsed. */
async function requestWithUndici(): Promise<number> {
  const dispatcher = new Agent({ connections: IN_ALL });
  let next = 0;
  let count = 0;
  const work = async () => {
    for (let url = urls[next++]; url !== undefined; url = urls[next++]) {
      const { statusCode, body } = await request(url, { dispatcher });
      await body.dump();
      if (statusCode === 200) count += 1;
    }
  };
  await Promise.all(Array.from({ length: IN_ALL }, work));
  return count;
}
