import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { keyActions, type Session, waitFor } from './session.ts';

/** Where Debian and Ubuntu keep the small browser that WebKitGTK brings. */
const PROGRAMS = ['4.1', '6.0'].flatMap((version) =>
  ['x86_64', 'aarch64'].map(
    (machine) =>
      `/usr/lib/${machine}-linux-gnu/webkit${version === '4.1' ? '2' : ''}gtk-${version}/MiniBrowser`,
  ),
);

/** Starts WebKit on a screen that is not there, and speaks WebDriver with it. */
export async function startWebKit(driver: string): Promise<Session> {
  const port = await findFreePort();
  const program = PROGRAMS.find((path) => existsSync(path));
  const child = spawn('xvfb-run', ['-a', driver, `--port=${port}`], {
    stdio: 'ignore',
    // Its own group, so that the screen ends with it.
    detached: true,
    env: {
      ...process.env,
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      // A sandbox of its own takes rights that containers do not have.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  const ended = once(child, 'exit');
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (response.ok) return value;
    const { message, error } = value as { message?: string; error?: string };
    throw new Error(`${method} ${path}: ${error}: ${message}`);
  };
  await waitFor('WebKitWebDriver', async () => (await call('GET', '/status')) !== undefined);
  const options = program === undefined ? {} : { binary: program, args: ['--automation'] };
  const { sessionId } = (await call('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  })) as { sessionId: string };
  const path = `/session/${sessionId}`;
  return {
    name: 'WebKit',
    open: async (url) => {
      await call('POST', `${path}/url`, { url });
    },
    evaluate: async <Value>(expression: string) => {
      const script = `const done = arguments[0]; Promise.resolve().then(() => ${expression}).then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));`;
      const { value, error } = (await call('POST', `${path}/execute/async`, {
        script,
        args: [],
      })) as { value: Value; error?: string };
      if (error !== undefined) throw new Error(error);
      return value;
    },
    press: async (...keys) => {
      await call('POST', `${path}/actions`, { actions: keyActions(keys) });
    },
    close: async () => {
      await call('DELETE', path).catch(() => undefined);
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
      await ended;
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
