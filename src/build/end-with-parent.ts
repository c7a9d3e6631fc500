import { isMainThread } from 'node:worker_threads';

// Loaded into a program that a build starts: when the build is killed, its channel closes, and the program ends with
// all that it has started.
if (isMainThread && process.channel) {
  process.on('disconnect', () => {
    try {
      process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL');
    } catch {
      process.exit(1);
    }
  });
  // It is not to keep the program waiting.
  process.channel.unref();
}
