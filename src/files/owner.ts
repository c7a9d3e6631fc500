import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { z } from 'zod';

/** A running program, as the files say to whom they belong. */
export const ownerSchema = z.object({
  pid: z.int().positive(),
  host: z.string().max(300),
  /** When the process began, in clock ticks since the system started; empty where the system does not say. */
  started: z.string().max(30),
  /** When the file was written, in milliseconds. */
  at: z.number(),
  /** Differs for each file. */
  token: z.string().regex(/^[0-9a-f]{12}$/),
});

export type Owner = z.infer<typeof ownerSchema>;

/** This program; a test may be another one. */
export const self = { pid: process.pid, host: hostname(), startedOf };

/** This program as the owner of one more file. */
export function createOwner(): Owner {
  const { pid, host } = self;
  const token = randomBytes(6).toString('hex');
  return { pid, host, started: self.startedOf(pid), at: Date.now(), token };
}

/** A file of another machine, whose processes we cannot see, counts as abandoned after this time. */
const FOREIGN_FOR = 3_600_000;
/** Clocks are corrected by this much at most. */
const DRIFT = 60_000;

/** Whether a program is still running. One of another machine, or container, is believed to for an hour. */
export function isRunning({ pid, host, started, at }: Owner): boolean {
  if (host !== self.host) return Math.abs(Date.now() - at) < FOREIGN_FOR;
  // The number may have been given to another program since: after a restart, or in time.
  if (at < Date.now() - uptime() * 1000 - DRIFT) return false;
  return isProcess(pid) && (started === '' || self.startedOf(pid) === started);
}

/** Whether a process has this number, whoever started it. */
export function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function startedOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program is in parentheses, and may hold spaces and parentheses itself.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
