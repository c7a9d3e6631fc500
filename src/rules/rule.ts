import type { Issue } from '../source/issue.ts';
import type { CheckedContent, Facts } from './checked-content.ts';

/** A rule of content: what its code means, why it is worth keeping, how it looks, and what finds and fixes it. */
export interface Rule<Code extends string = string> {
  /** A promise: it is never renamed. */
  code: Code;
  /** An error keeps the site from being built; advice does not. */
  severity: 'error' | 'advice';
  docs: {
    /** What the code says of the content. */
    means: string;
    /** What goes wrong for somebody if it is broken. */
    why: string;
    /** What to do. */
    fix: string;
    /** Who found out before us that the rule is worth having. */
    proof?: { by: string; at?: string };
  };
  /** Whether it wants what a Markdown list has no place for: there it is not reported. */
  notOfLists?: true;
  /** The tests run them. */
  examples: { bad: Example; good: Example };
  /** Finds issues of this rule, and maybe of others; absent if the schema, a parser or another room finds them. */
  check?: Check;
  /** Fixes a value that breaks the rule. */
  fix?: FixValue;
  /** Fixes the text of a whole file. */
  fixFile?: FixFile;
  /** Whether content/exceptions.yaml may let an error pass; advice always may be. */
  exceptable?: true;
}

/** Returns all issues, in no order. Rules that one pass finds together name the same check, which runs once. */
export type Check = (content: CheckedContent, facts: Facts) => Issue[];

/** Returns the value as it should be, with the same meaning; `undefined` if there is no one right answer. */
export type FixValue = (value: string, context: FixContext) => string | undefined;

/** What a fix needs to know besides the value. */
export interface FixContext extends Pick<Facts, 'secureHosts'> {
  /** The values that the field may have, where they are a closed list. */
  values: string[];
}

/** Returns the text of a file as it should be: the same text if nothing is wrong. */
type FixFile = (file: string, text: string) => string;

/**
 * What is in files of the content folder, by their names: some fields of a file that is otherwise right, or, with
 * the end of its last line, a whole file. `null` is a file that is not there. A sentence, where no text can show it.
 */
export type Example = Readonly<Record<string, string | null>> | string;
