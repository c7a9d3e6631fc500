import type { RequestProgress } from '../request/request-links.ts';

/** Redraws of the line on a terminal, at most one in this time. */
const REDRAW = 100;

/**
 * Shows the progress of a run: done, left, rate and waiting hosts. One line that is redrawn on a terminal; in a pipe
 * a plain line for each tenth of the links.
 */
export function createRunProgress(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  clock = () => Date.now(),
): Progress {
  let start = clock();
  let drawn = 0;
  let tenths = -1;
  return {
    show({ done, total, waiting }) {
      const now = clock();
      if (done === 0) {
        start = now;
        tenths = -1;
        drawn = now - REDRAW;
      }
      const rate = done / Math.max((now - start) / 1000, 0.001);
      const hosts = `${waiting} ${waiting === 1 ? 'host waits' : 'hosts wait'}`;
      const line = `${done} done, ${total - done} left, ${rate.toFixed(1)} a second, ${hosts}`;
      if (stream.isTTY) {
        if (now - drawn < REDRAW && done < total) return;
        drawn = now;
        stream.write(`\r\x1b[2K${line}`);
        return;
      }
      const tenth = Math.floor((done / total) * 10);
      if (tenth > tenths) stream.write(`${line}\n`);
      tenths = Math.max(tenths, tenth);
    },
    print(line) {
      stream.write(stream.isTTY ? `\r\x1b[2K${line}\n` : `${line}\n`);
    },
    end() {
      if (stream.isTTY) stream.write('\r\x1b[2K');
    },
  };
}

export interface Progress {
  show: (progress: RequestProgress) => void;
  /** Writes a line of its own. */
  print: (line: string) => void;
  end: () => void;
}
