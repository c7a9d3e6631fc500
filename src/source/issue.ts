/** Something wrong with content, reported so that a contributor can act on it. */
export interface Issue {
  /** The file, from the root of the project: `content/resources/kvmtool.yaml`. */
  file: string;
  /** Line and column, both counted from 1. */
  line: number;
  column: number;
  /** The code of a rule. */
  code: string;
  /** What is wrong, quoted, and what to do; whole sentences. */
  message: string;
  /** Whether it keeps nothing from being built, whatever its rule says: a list is as it is. */
  isAdvice?: boolean;
  /** The path of the value that it is about, where it is about one. */
  field?: PropertyKey[];
}

/** The rules that a file breaks before its data is checked: where it is, how it is written and what it says as YAML. */
export type SourceCode =
  | 'bad-cname'
  | 'body-too-complex'
  | 'code-in-body'
  | 'disallowed-markup'
  | 'doubled-key'
  | 'empty-file'
  | 'file-too-large'
  | 'hidden-character'
  | 'line-too-long'
  | 'malformed-yaml'
  | 'mdx-syntax'
  | 'missing-file'
  | 'missing-frontmatter'
  | 'missing-modeline'
  | 'not-utf8'
  | 'public-file-content'
  | 'public-file-name'
  | 'public-file-type'
  | 'reserved-address'
  | 'text-as-comment'
  | 'unexpected-file'
  | 'unknown-format'
  | 'unknown-key'
  | 'unreadable-file'
  | 'wrong-case'
  | 'wrong-extension'
  | 'yaml-alias';
