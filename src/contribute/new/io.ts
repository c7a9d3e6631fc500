import type { Prompts } from './prompts.ts';

/** With whom the command speaks. */
export interface Io {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Nothing where nobody can be asked. */
  prompts: Prompts | undefined;
  /** Says that the command is to end. */
  signal: AbortSignal;
  /** The day on which the resource is added. */
  today: string;
}
