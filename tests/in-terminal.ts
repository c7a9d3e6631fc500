import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { stripVTControlCharacters } from 'node:util';

const LONGEST_WAIT = 60_000;

/** Whether this machine can give a command a terminal: by `script` of util-linux, which every Debian has. */
export const hasTerminal =
  process.platform === 'linux' &&
  String(spawnSync('script', ['--version']).stdout).includes('util-linux');

/** Keys as a terminal sends them. */
export const keys = { enter: '\r', down: '\u001b[B', interrupt: '\u0003', end: '\u0004' };

/** Runs a command of Node in a terminal of its own, 100 columns wide, until the test ends. */
export function startInTerminal(
  context: TestContext,
  args: string[],
  environment: NodeJS.ProcessEnv = {},
): Terminal {
  const command = ['stty cols 100 rows 40;', ...[process.execPath, ...args].map(quote)].join(' ');
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    env: { ...process.env, TERM: 'xterm', ...environment },
  });
  context.after(() => void child.kill());
  return new Terminal(child);
}

/** A terminal in which somebody reads and types. */
export class Terminal {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number>;
  #shown = '';
  #from = 0;

  constructor(child: ChildProcess) {
    this.#child = child;
    child.stdout?.on('data', (chunk: Buffer) => (this.#shown += chunk.toString()));
    this.#ended = once(child, 'close').then(([code]) => code as number);
  }

  /** Waits until a text is shown behind all that was seen before. Throws when the command ends without it. */
  async sees(text: string): Promise<void> {
    const timer = AbortSignal.timeout(LONGEST_WAIT);
    let hasEnded = false;
    void this.#ended.then(() => (hasEnded = true));
    for (;;) {
      const left = this.text.slice(this.#from);
      const at = left.indexOf(text);
      if (at !== -1) {
        this.#from += at + text.length;
        return;
      }
      if (hasEnded || timer.aborted) throw new Error(`"${text}" is not shown, but:\n${left}`);
      await Promise.race([
        this.#ended,
        once(this.#child.stdout ?? this.#child, 'data', { signal: timer }).catch(() => undefined),
      ]);
    }
  }

  /** Types keys when a text is shown. */
  async types(text: string, typed: string): Promise<void> {
    await this.sees(text);
    this.#child.stdin?.write(typed);
  }

  /** Waits for the end of the command, and returns its exit code. */
  ends(): Promise<number> {
    return this.#ended;
  }

  /** All that was shown, without the codes that move and colour it. */
  get text(): string {
    return stripVTControlCharacters(this.#shown).replaceAll('\r', '');
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
