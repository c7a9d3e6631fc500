import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  YAMLParseError,
  type Document,
  type LineCounter,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** No field of content nests half as deep. */
export const DEEPEST = 32;

/** What the error of a document says that nests deeper. */
export const TOO_DEEP = 'Nested too deep';

/**
 * Parses a YAML document. Never throws: if the parser gives up, or values nest too deep for its recursion, returns an
 * empty document with an error.
 */
export function parseYaml(source: string, lineCounter?: LineCounter): Document.Parsed {
  const parser = new Parser(lineCounter?.addNewLine);
  const tokens = [];
  lineCounter?.addNewLine(0);
  try {
    for (const lexeme of new Lexer().lex(source)) {
      tokens.push(...parser.next(lexeme));
      if (parser.stack.length > DEEPEST) return createFailed(TOO_DEEP, parser.offset);
    }
    tokens.push(...parser.end());
    return compose(tokens, source.length);
  } catch (error) {
    return createFailed((error as Error).message, 0);
  }
}

function compose(tokens: Iterable<Token>, length: number): Document.Parsed {
  const composer = new Composer({
    prettyErrors: false,
    logLevel: 'error',
    // Quadratic in the number of keys; findYamlIssues finds them itself.
    uniqueKeys: false,
  });
  const [document, second] = composer.compose(tokens, true, length);
  if (!document) throw new Error('Nothing to read');
  if (second)
    document.errors.push(
      new YAMLParseError(
        [second.range[0], second.range[1]],
        'MULTIPLE_DOCS',
        'Source contains multiple documents',
      ),
    );
  return document;
}

function createFailed(message: string, offset: number): Document.Parsed {
  const document = compose(new Parser().parse(''), 0);
  document.errors.push(new YAMLParseError([offset, offset + 1], 'IMPOSSIBLE', message));
  return document;
}

/** A value of a document with its path. */
export interface PlacedNode {
  node: unknown;
  path: PropertyKey[];
  /** Whether it is between brackets or braces. */
  inFlow: boolean;
  /** Where it hangs: a pair of a map, or a list with its index. */
  parent: { pair: Pair; map: YAMLMap } | { list: YAMLSeq; index: number } | undefined;
}

/** Every value of a document, from the top. */
export function* findNodes({ contents }: Document): Generator<PlacedNode> {
  const open: PlacedNode[] = [{ node: contents, path: [], inFlow: false, parent: undefined }];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    const { node, path } = next;
    if (isAlias(node)) continue;
    const inFlow = next.inFlow || ((isMap(node) || isSeq(node)) && node.flow === true);
    const children: PlacedNode[] = isMap(node)
      ? node.items.map((pair) => ({
          node: pair.value,
          path: [...path, isScalar(pair.key) ? String(pair.key.value) : String(pair.key)],
          inFlow,
          parent: { pair, map: node },
        }))
      : isSeq(node)
        ? node.items.map((item, index) => ({
            node: item,
            path: [...path, index],
            inFlow,
            parent: { list: node, index },
          }))
        : [];
    open.push(...children.toReversed());
  }
}

type Token = Parameters<Composer['compose']>[0] extends Iterable<infer T> ? T : never;
