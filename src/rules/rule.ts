/** A rule of content: what its code means, why it is worth keeping, and how it looks broken and kept. */
export interface Rule {
  /** An error keeps the site from being built; advice does not. */
  level: 'error' | 'advice';
  /** What the code says of the content. */
  means: string;
  /** What goes wrong for somebody where it is not kept. */
  why: string;
  /** What to do. */
  fix: string;
  bad: Example;
  good: Example;
  /** Who found out before us that the rule is worth having. */
  proof?: { by: string; at?: string };
  /** Whether content/exceptions.yaml may let an error pass; advice always may be. */
  exceptable?: true;
  /** Whether `npm run check -- --fix` mends it, wherever there is one right answer. */
  mends?: true;
}

/**
 * What stands in files of the content folder, by their names: some fields of a file that is otherwise right, or, with
 * the end of its last line, a whole file. `null` is a file that is not there. A sentence, where no text can show it.
 */
export type Example = Record<string, string | null> | string;
