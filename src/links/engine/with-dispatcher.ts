import { getGlobalDispatcher, setGlobalDispatcher, type Dispatcher } from 'undici';

const PROXIES = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'];
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a task whose requests all go through the dispatcher, which is destroyed afterwards, and leaves the
 * process as it was. Tasks run one after the other, as there is one dispatcher in a process.
 */
export function withDispatcher(dispatcher: Dispatcher, task: () => Promise<void>): Promise<void> {
  const turn = last.then(() => runWith(dispatcher, task));
  last = turn.catch(() => undefined);
  return turn;
}

async function runWith(dispatcher: Dispatcher, task: () => Promise<void>): Promise<void> {
  const previous = getGlobalDispatcher();
  // With a proxy variable linkinator would go past the dispatcher.
  const proxies = PROXIES.map((name) => [name, process.env[name]] as const);
  for (const name of PROXIES) Reflect.deleteProperty(process.env, name);
  setGlobalDispatcher(dispatcher);
  try {
    await task();
  } finally {
    setGlobalDispatcher(previous);
    for (const [name, value] of proxies) if (value !== undefined) process.env[name] = value;
    await dispatcher.destroy();
  }
}
