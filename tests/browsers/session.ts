/** A browser under test, with one page. What it evaluates is JavaScript, as text, whose value is plain data. */
export interface Session {
  name: string;
  /** Loads a page, and waits until it has loaded. */
  open: (address: string) => Promise<void>;
  /**
   * Evaluates an expression in the page.
   *
   * @returns its value; of a promise, what it is fulfilled with
   * @throws {Error} with the message of what it throws
   */
  evaluate: <Value>(expression: string) => Promise<Value>;
  /** Presses keys, one after the other, as somebody at the keyboard does: a letter, or a name such as `Enter`. */
  press: (...keys: string[]) => Promise<void>;
  /** Gives the page these measures, in CSS pixels. */
  resize: (width: number, height: number) => Promise<void>;
  /** @returns the visible part of the page as PNG, in base64 */
  capture: () => Promise<string>;
  close: () => Promise<void>;
}

/** The keys that have a name, as WebDriver writes them. Source: WebDriver, "Keyboard actions". */
const namedKeys: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE006',
  Escape: '\uE00C',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
};

/** One key after the other, in the form of WebDriver's actions, which both protocols share. */
export function keyActions(keys: string[]) {
  const actions = keys
    .map((key) => namedKeys[key] ?? key)
    .flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
  return [{ type: 'key', id: 'keyboard', actions }];
}

/** How long a browser may take over anything, in milliseconds. Long, as machines may be busy. */
export const limit = 40_000;

/**
 * Probes until there is a value.
 *
 * @throws {Error} once the limit is over, with the last failure of the probe
 */
export async function waitFor<Value>(
  what: string,
  probe: () => Promise<Value | undefined | false | null>,
): Promise<Value> {
  const end = Date.now() + limit;
  let failure: unknown;
  while (Date.now() < end) {
    try {
      const value = await within(what, probe());
      if (value !== undefined && value !== false && value !== null) return value;
    } catch (error) {
      failure = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what}: not within ${limit / 1000} s`, { cause: failure });
}

/** Waits for work. @throws {Error} once the limit is over, as a browser that hangs would hold up everything */
export async function within<Value>(what: string, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what}: not within ${limit / 1000} s`));
    }, limit);
  });
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}
