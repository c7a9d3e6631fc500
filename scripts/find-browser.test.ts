import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { explainMissing, findInstalledBrowser, runBounded } from './find-browser.ts';

const works = '#!/bin/sh\necho "Chromium 150.0"\n';
const stub = '#!/bin/sh\necho "Run: snap install chromium"\nexit 1\n';
const options = { skip: process.platform === 'win32' };

test('takes the browser that CHROME_PATH names', options, async (context) => {
  const folder = await createFolder(context, { 'my-browser': works, chromium: works });
  const named = join(folder, 'my-browser');
  assert.equal(await findInstalledBrowser({ CHROME_PATH: named, PATH: folder }), named);
});

test('says so when CHROME_PATH names no browser', options, async (context) => {
  const folder = await createFolder(context, { 'my-browser': stub });
  const named = join(folder, 'my-browser');
  await assert.rejects(findInstalledBrowser({ CHROME_PATH: named, PATH: folder }), {
    message: `CHROME_PATH names "${named}", which does not start as a browser.`,
  });
});

test('skips a stub on the path that only requests a snap', options, async (context) => {
  const folder = await createFolder(context, { 'chromium-browser': stub, 'google-chrome': works });
  assert.equal(await findInstalledBrowser({ PATH: folder }), join(folder, 'google-chrome'));
});

test(
  'prefers the quickest: Chromium without a window, then Chromium, then Chrome',
  options,
  async (context) => {
    const quickest = ['chromium-headless-shell', 'chromium', 'chrome'];
    const folder = await createFolder(
      context,
      Object.fromEntries(quickest.map((name) => [name, works])),
    );
    for (const name of quickest) {
      assert.equal(await findInstalledBrowser({ PATH: folder }), join(folder, name));
      await rm(join(folder, name));
    }
  },
);

test('says in one sentence what to do where no browser can be installed', () => {
  const cases: [Parameters<typeof explainMissing>[0], string][] = [
    [
      { isRoot: false, hasApt: true, lacksLibraries: false },
      'The tests need a browser, which only root can install here: run "sudo apt-get install chromium", or set CHROME_PATH to a Chromium or Chrome.',
    ],
    [
      { isRoot: false, hasApt: true, lacksLibraries: true },
      'Playwright\'s Chromium lacks system libraries: run "sudo npx playwright install-deps chromium", or set CHROME_PATH to a Chromium or Chrome.',
    ],
    [
      { isRoot: true, hasApt: true, lacksLibraries: false },
      'The tests need a browser, and none could be installed: install Chromium or Chrome, or set CHROME_PATH to one.',
    ],
  ];
  for (const [machine, sentence] of cases) assert.equal(explainMissing(machine), sentence);
});

async function createFolder(context: TestContext, files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  context.after(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), 0o755);
  }
  return folder;
}

const node = process.execPath;

test('keeps what a command prints', async () => {
  const outcome = await runBounded([node, '-e', 'console.log("one"); console.error("two")'], {
    silence: 30,
  });
  assert.equal(outcome.ok, true);
  assert.deepEqual(outcome.output.split('\n').sort(), ['', 'one', 'two']);
});

test('says with which code a command ended', async () => {
  const outcome = await runBounded([node, '-e', 'process.exit(3)'], { silence: 30 });
  assert.equal(outcome.ok, false);
  assert.equal(outcome.ending, `"${node} -e process.exit(3)" ended with code 3.`);
});

test(
  'ends a command that is silent for too long, with what it started',
  {
    skip: process.platform === 'win32',
  },
  async () => {
    const waiting =
      'require("node:child_process").spawnSync("sleep", ["600"], { stdio: "inherit" })';
    const outcome = await runBounded([node, '-e', waiting], { silence: 1 });
    assert.equal(outcome.ok, false);
    assert.match(outcome.ending, /was silent for 1 s and was ended\.$/);
  },
);

test('says why a command could not be started', async () => {
  const outcome = await runBounded(['no-such-program'], { silence: 1 });
  assert.equal(
    outcome.ending,
    '"no-such-program" could not be started: spawn no-such-program ENOENT',
  );
});
