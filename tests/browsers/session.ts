/** A browser under test, with one page. What it evaluates is JavaScript, as text, whose value is plain data. */
export interface Session {
  name: string;
  /** Loads a page, and waits until it has loaded. */
  open: (address: string) => Promise<void>;
  /** The value of an expression; of a promise, what it is fulfilled with. Throws what it throws. */
  evaluate: <Value>(expression: string) => Promise<Value>;
  /** Presses keys, one after the other, as somebody at the keyboard does: a letter, or a name such as `Enter`. */
  press: (...keys: string[]) => Promise<void>;
  close: () => Promise<void>;
}

/** The keys that have a name, as WebDriver writes them. Source: WebDriver, "Keyboard actions". */
export const namedKeys: Record<string, string> = {
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

/** Waits until a probe gives a value, at most ten seconds. Throws with the last failure of the probe. */
export async function waitFor<Value>(
  what: string,
  probe: () => Promise<Value | undefined | false | null>,
): Promise<Value> {
  let failure: unknown;
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      const value = await withinTenSeconds(what, probe());
      if (value !== undefined && value !== false && value !== null) return value;
    } catch (error) {
      failure = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what} did not happen`, { cause: failure });
}

/** A promise that fails after ten seconds, as a browser that hangs would hold up everything. */
export async function withinTenSeconds<Value>(what: string, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what} took over ten seconds`));
    }, 10_000);
  });
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}
