import type { Choice } from './choices.ts';

/** How a person is asked. Each question throws `Interrupted` where it is not answered but left. */
export interface Prompts {
  ask: (question: TextQuestion) => Promise<string>;
  choose: (question: ChoiceQuestion) => Promise<string>;
  confirm: (message: string, initial: boolean) => Promise<boolean>;
  /** Says something between the questions. */
  tell: (text: string) => void;
  /** Shows a text as it is. */
  show: (text: string) => void;
}

export interface TextQuestion {
  message: string;
  /** A proposal to edit or to take. */
  initial: string;
  /** What is wrong with an answer, or nothing. */
  judge: (text: string) => string | undefined;
}

export interface ChoiceQuestion {
  message: string;
  choices: Choice[];
  initial: string | undefined;
}

/** Says that the person has ended the conversation. */
export class Interrupted extends Error {}
