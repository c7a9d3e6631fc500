import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, startProgram } from './program.ts';
import { keyActions, limit, type Session, waitFor } from './session.ts';

/** Where Debian and Ubuntu keep the small browser that WebKitGTK brings. */
const browsers = ['webkit2gtk-4.1', 'webkitgtk-6.0'].flatMap((version) =>
  ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/${version}/MiniBrowser`),
);

/** Without it no window, and so no page, is as narrow as a phone. */
const slimToolbar = '* { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }';

/** Starts WebKit on a screen that is not there, and speaks WebDriver with it. */
export async function startWebKit([driver = '', xvfb = '']: string[]): Promise<Session> {
  const home = mkdtempSync(join(tmpdir(), 'cairn-webkit-'));
  mkdirSync(join(home, 'gtk-3.0'));
  writeFileSync(join(home, 'gtk-3.0/gtk.css'), slimToolbar);
  const started: Program[] = [];
  const end = async () => {
    for (const program of started.toReversed()) await program.end();
  };
  try {
    const screen = await startProgram(
      [xvfb, '-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'],
      { env: process.env, ready: /^(\d+)$/ },
    );
    started.push(screen);
    const port = await findFreePort();
    const program = await startProgram([driver, `--port=${port}`], {
      folder: home,
      env: {
        ...process.env,
        DISPLAY: `:${screen.found}`,
        HOME: home,
        XDG_CACHE_HOME: home,
        XDG_CONFIG_HOME: home,
        XDG_DATA_HOME: home,
        XDG_RUNTIME_DIR: home,
        GSETTINGS_BACKEND: 'memory',
        NO_AT_BRIDGE: '1',
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
        // A sandbox of its own takes rights that containers do not have.
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      },
    });
    started.push(program);
    return await startSession(`http://127.0.0.1:${port}`, end);
  } catch (error) {
    await end();
    throw error;
  }
}

async function startSession(driver: string, end: () => Promise<void>): Promise<Session> {
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(driver + path, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(limit),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (response.ok) return value;
    const { message, error } = value as { message?: string; error?: string };
    throw new Error(`${method} ${path}: ${error}: ${message}`);
  };
  await waitFor('WebKitWebDriver', async () => (await call('GET', '/status')) !== undefined);
  const binary = browsers.find((path) => existsSync(path));
  const { sessionId } = (await call('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        timeouts: { pageLoad: limit, script: limit },
        ...(binary !== undefined && {
          'webkitgtk:browserOptions': { binary, args: ['--automation'] },
        }),
      },
    },
  })) as { sessionId: string };
  const path = `/session/${sessionId}`;
  const evaluate = async <Value>(expression: string): Promise<Value> => {
    const script = `const done = arguments[0]; Promise.resolve().then(() => ${expression}).then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));`;
    const { value, error } = (await call('POST', `${path}/execute/async`, {
      script,
      args: [],
    })) as { value: Value; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  };
  return {
    name: 'WebKit',
    open: async (url) => {
      await call('POST', `${path}/url`, { url });
    },
    evaluate,
    press: async (...keys) => {
      await call('POST', `${path}/actions`, { actions: keyActions(keys) });
    },
    resize: async (width, height) => {
      // The window holds more than the page.
      const [x, y] = await evaluate<[number, number]>(
        '[outerWidth - innerWidth, outerHeight - innerHeight]',
      );
      const rect = { x: 0, y: 0, width: width + x, height: height + y };
      await call('POST', `${path}/window/rect`, rect);
      // Style follows the window a moment later.
      await waitFor(`a page ${width} px wide`, () =>
        evaluate(
          `innerWidth === ${width} && new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20, matchMedia('(width: ${width}px)').matches)))`,
        ),
      );
    },
    capture: async () => (await call('GET', `${path}/screenshot`)) as string,
    close: async () => {
      await call('DELETE', path).catch(() => undefined);
      await end();
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
