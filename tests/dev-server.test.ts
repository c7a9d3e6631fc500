import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { changeContent, writeContent } from './bad-content/small-content.ts';

const ROOT = join(import.meta.dirname, '..');
const RESOURCE = 'resources/kvmtool.yaml';
const TOPIC = 'topics/kvm.mdx';
const PATH = 'paths/first-guest.mdx';
const LOAF =
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4">\n<rect width="8" height="4"/>\n</svg>\n';
const PATH_TITLE = 'A first guest';

let folder: string;
let origin: string;
let server: ChildProcess;
let printed = '';
/** What the first page showed. */
let first: Answer;

describe('the server of cairn dev', () => {
  before(async () => {
    folder = await writeContent(changeContent());
    // It starts with an error in each kind of file, as somebody may have left it.
    const broken = [
      await change(RESOURCE, 'title: kvmtool', 'title: "kvmtool'),
      await change(TOPIC, /^---/, '---\n"'),
      await change(PATH, /$/, '\nAn open { brace.\n'),
    ];
    const port = await findFreePort();
    origin = `http://127.0.0.1:${port}`;
    const options = ['--host', '127.0.0.1', '--port', String(port), '--content', folder];
    server = spawn(process.execPath, ['scripts/dev.ts', ...options, '--base', '/'], {
      cwd: ROOT,
      env: { ...process.env, ASTRO_DEV_BACKGROUND: '0' },
    });
    process.on('exit', () => server.kill());
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (data) => (printed += String(data)));
    first = await waitFor('/resources/kvmtool/', 60, ({ status }) => status === 500);
    for (const [i, file] of [RESOURCE, TOPIC, PATH].entries())
      await writeFile(join(folder, file), broken[i] ?? '');
    await waitFor('/resources/kvmtool/', 60, ({ status }) => status === 200);
  });

  after(async () => {
    if (server.exitCode === null) {
      server.kill();
      const gone = once(server, 'exit');
      await Promise.race([gone, sleep(5000, undefined, { ref: false })]);
      if (server.exitCode === null) server.kill('SIGKILL');
    }
    await rm(folder, { recursive: true });
  });

  test('a server that starts with errors shows the lines around each, and prints them once', () => {
    for (const [file, frame] of [
      [RESOURCE, /&gt; 2 \| title: &quot;kvmtool\n {4}\| {8}\^\n/],
      [TOPIC, /&gt; 2 \| &quot;\n {4}\| \^/],
      [PATH, /\n&gt; \d+ \| An open \{ brace\.\n +\| {9}\^/],
    ] as const) {
      const item = first.text.split('<li>').find((text) => text.startsWith(`content/${file}:`));
      assert.match(item ?? '', frame);
      assert.equal(printed.split(`content/${file}:`).length, 2, printed);
    }
    assert.match(printed, /\n> \d+ \| An open \{ brace\.\n/);
  });

  test('a saved resource shows on its page', async (context) => {
    const old = await change(RESOURCE, 'title: kvmtool', 'title: The tool of tools');
    await timed(context, '/resources/kvmtool/', ({ status, text }) => {
      return status === 200 && hasHeading(text, 'The tool of tools');
    });
    await restore(context, RESOURCE, old, '/resources/kvmtool/', 'kvmtool');
  });

  test('a saved topic shows on its page', async (context) => {
    const old = await change(TOPIC, /$/, '\nA line that nobody else wrote.\n');
    await timed(context, '/topics/kvm/', ({ status, text }) => {
      return status === 200 && text.includes('A line that nobody else wrote.');
    });
    await writeFile(join(folder, TOPIC), old);
  });

  test('a new resource shows in the list, and goes with its file', async (context) => {
    const text = await readFile(join(folder, RESOURCE), 'utf8');
    const file = join(folder, 'resources/made-up.yaml');
    await writeFile(
      file,
      text
        .replace('title: kvmtool', 'title: Made up')
        .replace(/^url:.*$/m, 'url: https://x.example/'),
    );
    await timed(context, '/resources/made-up/', ({ status, text }) => {
      return status === 200 && hasHeading(text, 'Made up');
    });
    await rm(file);
    await timed(context, '/resources/made-up/', ({ status }) => status === 404);
  });

  test('a theme, a page and a file of its own show when they are saved, and go with their files', async (context) => {
    assert.doesNotMatch(printed, /base directory|No files found/);
    const settings = 'site.yaml';
    const page = 'pages/house-rules.mdx';
    const picture = 'public/pictures/loaf.svg';
    for (const file of [page, picture])
      await mkdir(join(folder, dirname(file)), { recursive: true });
    await writeFile(join(folder, picture), LOAF);
    await writeFile(
      join(folder, page),
      '---\ntitle: House rules\nsummary: What belongs here.\n---\n\n![A loaf](/pictures/loaf.svg)\n',
    );
    const old = await change(
      settings,
      'channels:',
      'pages: { navigation: [house-rules] }\ntheme: { logo: pictures/loaf.svg, corners: soft }\nchannels:',
    );
    const { text } = await timed(context, '/house-rules/', ({ status, text }) => {
      // The body follows the fields.
      return status === 200 && hasHeading(text, 'House rules') && text.includes('alt="A loaf"');
    });
    assert.match(text, /<img src="\/pictures\/loaf\.svg" alt="A loaf" width="8" height="4"/);
    assert.match(text, /<a href="\/house-rules\/" aria-current="page">/);
    assert.match((await ask('/theme.css')).text, /--corner:0\.25rem/);
    assert.deepEqual(await ask('/pictures/loaf.svg'), { status: 200, text: LOAF });
    assert.equal((await ask('/pictures/')).status, 404);
    await rm(join(folder, 'public'), { recursive: true });
    await writeFile(join(folder, settings), old);
    await timed(
      context,
      '/',
      ({ status, text }) => status === 500 && text.includes('unlisted-page'),
    );
    await rm(join(folder, page));
    await timed(context, '/', ({ status, text }) => status === 200 && !text.includes('theme.css'));
    assert.equal((await ask('/house-rules/')).status, 404);
  });

  for (const [name, file, passage, instead, line] of [
    [
      'a reference to nothing',
      RESOURCE,
      'topic: kvm',
      'topic: kvmm',
      'unknown-topic  topic "kvmm" does not exist. Did you mean "kvm"?',
    ],
    [
      'malformed YAML',
      RESOURCE,
      'title: kvmtool',
      'title: "kvmtool',
      'malformed-yaml  the quote that opens here is not closed. Close it at the end of the text.',
    ],
    [
      'an empty file',
      RESOURCE,
      /^[^]*$/,
      '',
      'empty-file  the file is empty. Fill it in, or remove it.',
    ],
    [
      'a topic with an unknown field',
      TOPIC,
      'summary:',
      'sumary:',
      'unknown-key  "sumary" is not a field. Did you mean "summary"?',
    ],
    [
      'a brace in a topic',
      TOPIC,
      /$/,
      '\nAn open { brace.\n',
      'mdx-syntax  a "{" is not closed. Close it, or write "\\{" for plain text.',
    ],
  ] as const) {
    test(`${name} shows as an issue in every page, which comes back when it is fixed`, async (context) => {
      const old = await change(file, passage, instead);
      for (const page of ['/resources/kvmtool/', '/']) {
        // A page that was begun before the save may still fail by itself.
        const isIssue: IsRight = ({ status, text }) => status === 500 && text.includes('<li>');
        const { text } = await timed(context, page, isIssue);
        assert.match(text, new RegExp(`<li>content/${file}:\\d+:\\d+  ${line.split('  ')[0]}  `));
        assert.ok(text.replaceAll('&quot;', '"').includes(line), text);
      }
      await restore(context, file, old, '/resources/kvmtool/', 'kvmtool');
    });
  }

  test('a catalog without terms, exceptions and learning paths is served without a warning', async () => {
    await change('site.yaml', 'paths: [first-guest]', 'paths: []');
    await rm(join(folder, 'glossary.yaml'));
    await rm(join(folder, 'paths'), { recursive: true });
    await waitFor(
      '/paths/',
      30,
      ({ status, text }) => status === 200 && !text.includes(PATH_TITLE),
    );
    const { length } = printed;
    for (let i = 0; i < 3; i += 1)
      for (const page of ['/', '/resources/', '/paths/'])
        assert.equal((await ask(page)).status, 200, page);
    assert.doesNotMatch(printed, /does not exist or is empty/);
    assert.deepEqual(printed.slice(length).match(/\[WARN\].*/g) ?? [], []);
  });
});

/** Writes a file with a passage changed; returns what it held before. */
async function change(file: string, passage: string | RegExp, instead: string): Promise<string> {
  const old = await readFile(join(folder, file), 'utf8');
  const text = old.replace(passage, () => instead);
  assert.notEqual(text, old);
  await writeFile(join(folder, file), text);
  return old;
}

async function restore(
  context: TestContext,
  file: string,
  old: string,
  page: string,
  shows: string,
): Promise<void> {
  await writeFile(join(folder, file), old);
  await timed(context, page, ({ status, text }) => status === 200 && hasHeading(text, shows));
  // Nobody saves twice within this time, and the watcher of files reports no second change so soon.
  await sleep(150);
}

function hasHeading(html: string, title: string): boolean {
  return new RegExp(`<h1[^>]*>\\s*${title}`).test(html);
}

/** Waits at most half a minute for a page, and tells how long it took. */
async function timed(context: TestContext, page: string, isRight: IsRight): Promise<Answer> {
  const begin = performance.now();
  const answer = await waitFor(page, 30, isRight);
  context.diagnostic(`${page} followed after ${Math.round(performance.now() - begin)} ms`);
  return answer;
}

async function waitFor(page: string, seconds: number, isRight: IsRight): Promise<Answer> {
  const end = performance.now() + seconds * 1000;
  let last: Answer = { status: 0, text: 'no answer' };
  while (performance.now() < end && server.exitCode === null) {
    last = await ask(page).catch((error: unknown) => ({ status: 0, text: String(error) }));
    if (isRight(last)) return last;
    await sleep(100);
  }
  throw new Error(`${page} did not follow: ${last.status} ${last.text.slice(0, 500)}\n${printed}`);
}

async function ask(page: string): Promise<Answer> {
  const response = await fetch(`${origin}${page}`, { signal: AbortSignal.timeout(10_000) });
  return { status: response.status, text: await response.text() };
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

type IsRight = (answer: Answer) => boolean;
interface Answer {
  status: number;
  text: string;
}
