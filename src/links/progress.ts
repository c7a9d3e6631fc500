/** Shows how far a run is: one line that is redrawn on a terminal, at most eleven plain lines in a pipe. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  let shown = -1;
  return {
    show(done, total) {
      if (stream.isTTY) {
        stream.write(`\r\x1b[2K${done} done, ${total - done} left`);
        return;
      }
      const tenth = Math.floor((done / total) * 10);
      if (tenth > shown) stream.write(`${done} done, ${total - done} left\n`);
      shown = tenth;
    },
    end() {
      if (stream.isTTY) stream.write('\r\x1b[2K');
    },
  };
}

interface Progress {
  show: (done: number, total: number) => void;
  end: () => void;
}
