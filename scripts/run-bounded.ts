import { type ChildProcess, spawn } from 'node:child_process';

// Elsewhere than on Windows a command leads a process group, so that what it started ends with it.
const detached = process.platform !== 'win32';

/** Runs a command, keeps what it prints, and ends it once it has been silent for that many seconds. */
export function runBounded(command: string[], limits: { silence: number }): Promise<Outcome> {
  const [program = '', ...args] = command;
  const shown = command.join(' ');
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let silent = false;
    const watch = setTimeout(() => {
      silent = true;
      endGroup(child);
    }, limits.silence * 1000);
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      watch.refresh();
    };
    const end = (ok: boolean, ending: string) => {
      clearTimeout(watch);
      resolve({ ok, output, ending });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => {
      end(false, `"${shown}" could not be started: ${error.message}`);
    });
    child.on('close', (code) => {
      if (silent) end(false, `"${shown}" was silent for ${limits.silence} s and was ended.`);
      else end(code === 0, `"${shown}" ended with code ${code ?? 'unknown'}.`);
    });
  });
}

function endGroup(child: ChildProcess): void {
  if (detached && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  else child.kill('SIGKILL');
}

export interface Outcome {
  ok: boolean;
  output: string;
  /** How it ended, as a sentence. */
  ending: string;
}
