import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from './program.ts';
import { keyActions, type Session, within } from './session.ts';

/** What keeps Firefox from requesting other hosts, and from work that no test looks at. */
const preferences = {
  // Everything but loopback goes to a proxy that is not there.
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': '127.0.0.1',
  'network.dns.disablePrefetch': true,
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.newtabpage.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.ipc.processPrelaunch.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
};

/** Starts Firefox without a window, and speaks WebDriver BiDi with it. */
export async function startFirefox([firefox = '']: string[]): Promise<Session> {
  const profile = mkdtempSync(join(tmpdir(), 'cairn-firefox-'));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const { found, end } = await startProgram(
    [firefox, '--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
    {
      env: { ...process.env, HOME: profile },
      folder: profile,
      ready: /WebDriver BiDi listening on (ws:\S+)/,
    },
  );
  try {
    return await startSession(`${found}/session`, end);
  } catch (error) {
    await end();
    throw error;
  }
}

async function startSession(address: string, end: () => Promise<void>): Promise<Session> {
  const socket = new WebSocket(address);
  const opened = new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => {
      reject(new Error(`Firefox refused ${address}`));
    };
  });
  await within('the connection with Firefox', opened);
  const waiting = new Map<number, (message: Message) => void>();
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) waiting.get(message.id)?.(message);
  };
  socket.onclose = () => {
    for (const [id, resolve] of waiting)
      resolve({ id, error: 'closed', message: 'Firefox has closed the connection', result: {} });
  };
  let last = 0;
  const send = async (method: string, params: object): Promise<Message['result']> => {
    const id = (last += 1);
    const answered = new Promise<Message>((resolve) => {
      waiting.set(id, resolve);
    });
    socket.send(JSON.stringify({ id, method, params }));
    const message = await within(method, answered).finally(() => waiting.delete(id));
    if (message.error !== undefined) throw new Error(`${method}: ${message.message}`);
    return message.result;
  };

  await send('session.new', { capabilities: {} });
  const { contexts } = await send('browsingContext.getTree', {});
  const context = contexts?.[0]?.context;
  return {
    name: 'Firefox',
    open: async (url) => {
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    evaluate: async <Value>(expression: string) => {
      const { result, exceptionDetails } = await send('script.evaluate', {
        expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`,
        target: { context },
        awaitPromise: true,
        userActivation: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return JSON.parse(String(result?.value)) as Value;
    },
    press: async (...keys) => {
      await send('input.performActions', { context, actions: keyActions(keys) });
    },
    resize: async (width, height) => {
      await send('browsingContext.setViewport', { context, viewport: { width, height } });
    },
    capture: async () => (await send('browsingContext.captureScreenshot', { context })).data ?? '',
    close: async () => {
      socket.close();
      await end();
    },
  };
}

interface Message {
  id?: number;
  error?: string;
  message?: string;
  result: {
    contexts?: { context: string }[];
    result?: { value?: unknown };
    exceptionDetails?: { text: string };
    data?: string;
  };
}
