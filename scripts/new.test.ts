import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test, type TestContext } from 'node:test';
import { startHost, type Host } from '../tests/loopback-host.ts';
import { changeContent, writeChanged } from '../tests/bad-content/small-content.ts';
import { hasTerminal, keys, startInTerminal } from '../tests/in-terminal.ts';
import { runCommand } from '../tests/run-command.ts';
import { main } from './new.ts';

const SCRIPT = join(import.meta.dirname, 'new.ts');
const LOCAL = ['--allow-private', '127.0.0.0/8'];
const TOLD = ['--kind', 'article', '--summary', 'Explains exits.'];
const PLACE = ['--topic', 'kvm', '--section', 'documents'];
const ALL = ['--title', 'Exits', ...TOLD, ...PLACE];
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const inTerminal = { skip: hasTerminal ? false : 'this machine has no "script" of util-linux' };

let host: Host;
before(async () => {
  host = await startHost('127.0.0.6', {
    '/good': (response) => response.writeHead(200, HTML).end('<title>All about exits</title>'),
    '/hostile': (response) =>
      response
        .writeHead(200, HTML)
        .end(
          '<title>\u001b]0;owned\u0007\u001b[2J\u202eExits &lt;img src=x onerror=alert(1)&gt;</title>',
        ),
    '/private': (response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
    '/slow': () => undefined,
    '/challenge': (response) =>
      response.writeHead(403, HTML).end('<title>Just a moment...</title>'),
    '/no-title': (response) => response.writeHead(200, HTML).end('<p>Text'),
    '/latin': (response) =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1' })
        .end(Buffer.from('<title>Ausgänge</title>', 'latin1')),
    '/huge': (response) => {
      response.writeHead(200, HTML).write('<title>Huge exits</title>');
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    },
  });
});
after(() => host.stop());

for (const [args, message] of [
  [['--nonsense'], /Unknown option '--nonsense'/],
  [['--content', 'no-such-folder'], /there is no folder "no-such-folder" with content\./],
] as const)
  test(`names wrong use: ${args.join(' ')}`, async () => {
    const { code, out, err } = await runCommand(main, args);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^Nothing was written: /);
    assert.match(err, message);
    assert.match(err, /\n\nSee cairn new --help\n$/);
    assert.doesNotMatch(err, /^\s+at /m);
  });

test('reads nothing from a pipe that stays open, and lists everything that is missing', async (context) => {
  const folder = await writeChanged(context);
  const child = spawn(process.execPath, [SCRIPT, '--offline', '--content', folder]);
  child.stdin.on('error', () => undefined);
  child.stdin.write('https://a.example/\nExits\n');
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  assert.deepEqual([code, out, await listAdded(folder)], [2, '', []]);
  assert.match(err, /^Missing:\n {2}--title [^]*\n {2}--section [^]*Nothing was written\.\n$/);
});

test('writes the file in a pipe, offline', async (context) => {
  const args = ['https://docs.example/exits', '--offline', ...ALL];
  const { code, out, err, added } = await add(context, args);
  assert.deepEqual([code, err, added], [0, '', ['exits.yaml']]);
  assert.match(out, /exits\.yaml was written\. Next:\n/);
});

test('continues if the page cannot be read', async (context) => {
  const args = ['http://no-such-host.invalid/', ...TOLD, ...PLACE];
  const missing = await add(context, args);
  assert.equal(missing.code, 2);
  assert.match(missing.err, /^The page could not be read: [^\n]+\nMissing:\n {2}--title /);
  const { code, err, added } = await add(context, [...args, '--yes', '--title', 'Exits']);
  assert.deepEqual([code, added], [0, ['exits.yaml']]);
  assert.match(err, /^The page could not be read: /);
});

test('reads the page only as far as it is allowed to', async (context) => {
  const read = (path: string, more: string[] = []) =>
    add(context, [host.at(path), ...TOLD, ...PLACE, '--yes', '--timeout', '60', ...more]);
  const refused = await read('/good');
  assert.deepEqual([refused.code, refused.added], [2, []]);
  assert.match(refused.err, /^The page could not be read: it leads to a private address\.\n/);
  const redirected = await read('/private', LOCAL);
  assert.match(redirected.err, /^The page could not be read: it leads to a private address\.\n/);
  const slow = await read('/slow', [...LOCAL, '--timeout', '0.5']);
  assert.match(slow.err, /^The page could not be read: the server did not respond in time\.\n/);
  const good = await read('/good', LOCAL);
  assert.deepEqual([good.code, good.added], [0, ['all-about-exits.yaml']]);
});

for (const [path, title, says] of [
  [
    '/challenge',
    undefined,
    'The page was not used: the server checks for a human visitor (Just a moment...). Open it in a browser.\n',
  ],
  ['/no-title', undefined, 'The page loads, but has no title.\n'],
  ['/latin', 'Ausgänge', ''],
  ['/huge', 'Huge exits', ''],
] as const)
  test(`proposes ${title ?? 'no title'} from ${path}`, async (context) => {
    const args = [host.at(path), ...LOCAL, ...TOLD, ...PLACE, '--timeout', '60'];
    const { code, err, added } = await add(context, args);
    const proposed = title === undefined ? '' : ` Suggested from the page: ${title}`;
    const advice =
      title === undefined ? 'Add them.' : 'Add them, or add --yes to accept the suggestions.';
    assert.deepEqual([code, added], [2, []]);
    assert.equal(
      err,
      `${says}Missing:\n  --title  The title, as on the resource itself.${proposed}\n${advice} Nothing was written.\n`,
    );
  });

test('lets no page control the terminal', async (context) => {
  const { code, out, err } = await add(context, [host.at('/hostile'), ...LOCAL, ...PLACE]);
  assert.equal(code, 2);
  assert.match(err, /Suggested from the page: .*Exits <img src=x onerror=alert\(1\)>\n/);
  assert.doesNotMatch(out + err, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});

test('ends with 130 when it is interrupted while it reads, and leaves nothing', async (context) => {
  const folder = await writeChanged(context);
  const args = [
    host.at('/slow'),
    ...LOCAL,
    ...ALL,
    '--yes',
    '--timeout',
    '60',
    '--content',
    folder,
  ];
  host.requests.length = 0;
  const child = spawn(process.execPath, [SCRIPT, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  context.after(() => void child.kill('SIGKILL'));
  const err = text(child.stderr);
  while (host.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGINT');
  const [code] = (await once(child, 'close')) as [number];
  assert.deepEqual([code, await err], [130, 'Interrupted. Nothing was written.\n']);
  assert.deepEqual(await listAdded(folder), []);
});

test('prompts in a terminal, and writes the file', inTerminal, async (context) => {
  const folder = await writeChanged(context);
  const args = [host.at('/good'), ...LOCAL, '--content', folder];
  const terminal = startInTerminal(context, [SCRIPT, ...args]);
  await terminal.types('Suggested from the page.', keys.enter);
  await terminal.types('kind: ', keys.down + keys.down + keys.enter);
  await terminal.types('summary: ', `Explains exits.${keys.enter}`);
  await terminal.types('author: ', `Ada; Ben${keys.enter}`);
  await terminal.types('year: ', keys.enter);
  await terminal.types('topic: ', keys.down + keys.enter);
  await terminal.types('section: ', keys.enter);
  await terminal.types('group: ', keys.down + keys.enter);
  await terminal.types('note: ', keys.enter);
  await terminal.types('level-from: ', keys.enter);
  await terminal.types('access: ', keys.enter);
  await terminal.types('id: ', keys.enter);
  await terminal.types('Write this file?', keys.enter);
  assert.equal(await terminal.ends(), 0, terminal.text);
  assert.match(terminal.text, /all-about-exits\.yaml was written\. Next:\n/);
  assert.equal(
    (await readFile(join(folder, 'resources/all-about-exits.yaml'), 'utf8')).replace(
      /\nadded: .*/,
      '',
    ),
    `# yaml-language-server: $schema=../schema/resource.json
title: All about exits
url: ${host.at('/good')}
kind: documentation
summary: Explains exits.
authors: [Ada, Ben]
placements:
  - topic: tools
    section: measuring
    group: counters
`,
  );
});

test('prompts in plain lines with ACCESSIBLE=1', inTerminal, async (context) => {
  const folder = await writeChanged(context);
  const args = ['https://docs.example/exits', '--offline', '--content', folder];
  const terminal = startInTerminal(context, [SCRIPT, ...args], { ACCESSIBLE: '1' });
  await terminal.types('title: ', `Exits${keys.enter}`);
  await terminal.sees('6. article: A single piece that explains or describes something.');
  await terminal.types('Press Enter for "documentation".', `x${keys.enter}`);
  await terminal.types('Type a number from 1 to 19.', `6${keys.enter}`);
  await terminal.types('summary: ', `Explains it.${keys.enter}`);
  for (const question of ['author: ', 'year: ', 'topic: ', 'section: ', 'note: '])
    await terminal.types(question, keys.enter);
  await terminal.types('level-from: ', `1${keys.enter}`);
  await terminal.types('access: ', `2${keys.enter}`);
  await terminal.types('Press Enter for "exits"', keys.enter);
  await terminal.types('Write this file?', `yes${keys.enter}`);
  assert.equal(await terminal.ends(), 0, terminal.text);
  assert.match(
    await readFile(join(folder, 'resources/exits.yaml'), 'utf8'),
    /\nkind: article\nsummary: Explains it\.\naccess: free\n/,
  );
});

for (const [name, key, environment] of [
  ['Ctrl-C', keys.interrupt, { ACCESSIBLE: '1' }],
  ['Ctrl-D', keys.end, { TERM: 'dumb' }],
] as const)
  test(
    `${name} at a question in plain lines leaves nothing behind`,
    inTerminal,
    async (context) => {
      const folder = await writeChanged(context);
      const args = [SCRIPT, '--offline', '--content', folder];
      const terminal = startInTerminal(context, args, environment);
      await terminal.types('> ', key);
      assert.equal(await terminal.ends(), 130, terminal.text);
      assert.match(terminal.text, /Interrupted\. Nothing was written\.\n$/);
      assert.deepEqual(await listAdded(folder), []);
    },
  );

test('Ctrl-C at the reading of a page leaves nothing behind', inTerminal, async (context) => {
  const folder = await writeChanged(context);
  const args = [host.at('/slow'), ...LOCAL, '--timeout', '60', '--content', folder];
  const terminal = startInTerminal(context, [SCRIPT, ...args]);
  await terminal.types('Reading ', keys.interrupt);
  assert.equal(await terminal.ends(), 130, terminal.text);
  assert.match(terminal.text, /Interrupted\. Nothing was written\.\n$/);
  assert.deepEqual(await listAdded(folder), []);
});

test('Ctrl-C at the last question leaves nothing behind', inTerminal, async (context) => {
  const folder = await writeChanged(context);
  const args = [
    'https://docs.example/exits',
    '--offline',
    ...ALL,
    '--author',
    'Ada',
    '--year',
    '2020',
  ];
  const more = ['--note', 'Begin here.', '--level-from', 'beginner', '--level-to', 'beginner'];
  const terminal = startInTerminal(context, [
    ...[SCRIPT, ...args, ...more, '--access', 'free', '--id', 'exits', '--content', folder],
  ]);
  await terminal.types('Write this file?', keys.interrupt);
  assert.equal(await terminal.ends(), 130, terminal.text);
  assert.deepEqual(await listAdded(folder), []);
});

/** Runs the command on the small catalog. */
async function add(context: TestContext, args: string[]) {
  const folder = await writeChanged(context);
  const ended = await runCommand(main, [...args, '--content', folder]);
  return { ...ended, added: await listAdded(folder) };
}

/** The files of resources that the small catalog does not have, temporary ones too. */
async function listAdded(folder: string): Promise<string[]> {
  const known = [...changeContent().keys()];
  const names = await readdir(join(folder, 'resources'));
  return names.filter((name) => !known.includes(`resources/${name}`));
}
