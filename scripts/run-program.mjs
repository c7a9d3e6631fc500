// Starts programs and ends as they did. Plain JavaScript, and only Node's own modules, so that any Node from 18 on can run it.
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { constants } from 'node:os';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']);
/** How long what a command started may take to end after a signal, in milliseconds. */
const GRACE = 5000;

/**
 * Runs a program on this process's input and output, in a process group of its own, and hands signals on to the whole
 * group: so each is delivered once, though npm repeats what a terminal has already sent, and nothing is left behind.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, endWithParent?: boolean }} options `endWithParent` ends the program when
 *   the parent of this process is gone: npm 9 starts a shell in between, which dies of a signal and hands none on
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null, error?: Error, stopped: boolean }>}
 */
export function run(program, args, { endWithParent = false, ...options } = {}) {
  const hasGroups = process.platform !== 'win32';
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: 'inherit', detached: hasGroups });
    /** @param {NodeJS.Signals | 0} signal */
    const send = (signal) => {
      try {
        return process.kill(hasGroups ? -(child.pid ?? NaN) : (child.pid ?? NaN), signal);
      } catch {
        return false;
      }
    };
    let stopped = false;
    let last = { signal: '', at: 0 };
    /** @param {NodeJS.Signals} signal */
    const stop = (signal) => {
      const repeated = signal === last.signal && Date.now() - last.at < 200;
      last = { signal, at: Date.now() };
      if (repeated) return;
      stopped = true;
      send(signal);
    };
    /** @type {[NodeJS.Signals, (signal: NodeJS.Signals) => void][]} */
    const handlers = SIGNALS.map((signal) => [signal, stop]);
    if (hasGroups) {
      const pause = () => {
        send('SIGSTOP');
        process.kill(process.pid, 'SIGSTOP');
      };
      handlers.push(['SIGTSTP', pause], ['SIGCONT', send], ['SIGWINCH', send]);
    }
    for (const [signal, handler] of handlers) process.on(signal, handler);
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (endWithParent && process.ppid !== parent) stop('SIGTERM');
    }, 500);
    const end = async (code, signal, error) => {
      // What the program started has had the same signal: it may take its time, but not for ever.
      const limit = Date.now() + GRACE;
      while (stopped && hasGroups && send(0)) {
        if (Date.now() > limit) send('SIGKILL');
        await new Promise((wake) => setTimeout(wake, 20));
        if (Date.now() > limit + 1000) break;
      }
      clearInterval(watch);
      for (const [signal, handler] of handlers) process.off(signal, handler);
      resolve({ code, signal, error, stopped });
    };
    child.on('error', (error) => void end(null, null, error));
    child.on('exit', (code, signal) => void end(code, signal));
  });
}

/**
 * Ends this process as another one ended: with its exit code, which it returns, or by its signal.
 * @param {{ code: number | null, signal: NodeJS.Signals | null }} end
 * @returns {number}
 */
export function endLike({ code, signal }) {
  if (signal !== null) process.kill(process.pid, signal);
  return code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0);
}

/**
 * Whether a file is the program of this process, and not imported by another one.
 * @param {string} file
 */
export function isProgram(file) {
  return process.argv[1] !== undefined && realpathOf(process.argv[1]) === realpathOf(file);
}

/**
 * A path without links in it, or the path itself if nothing is there.
 * @param {string} path
 */
export function realpathOf(path) {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
