import { Parser } from 'htmlparser2';
import { quote } from '../text/quote.ts';
import drawing from './drawing-elements.json' with { type: 'json' };

/** The elements of a drawing that draw and do nothing else. */
const ALLOWED = new Set(drawing);
/** What the parser might read in another way than a browser: refused as text, wherever it is. */
const REFUSED: [pattern: RegExp, what: string][] = [
  [/<!(?:DOCTYPE|ENTITY)/i, 'a document type'],
  [/<\?(?!xml\s)/i, 'a processing instruction'],
  [/<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/i, 'another encoding than UTF-8'],
  [/<\s*(?:[\w-]+:)?script/i, 'a script'],
  [/javascript:/i, 'a script'],
];
/** What a style or an attribute could load, or hide what it loads behind. */
const LOADS = /@import|\\|(?:image|image-set|src)\s*\(|url\(\s*["']?(?!#|["'])/i;

/**
 * What is wrong with a picture in SVG: opened by its address it is a page, on which a script would run as one of the
 * site. Only elements that draw are allowed, without handlers and without anything from another address.
 * Returns the first thing found, as words that continue "the picture contains"; `undefined` if nothing is wrong.
 */
export function findSvgFault(text: string): string | undefined {
  for (const [pattern, what] of REFUSED) if (pattern.test(text)) return what;
  let fault: string | undefined;
  let root: string | undefined;
  // Whole, as references to characters and comments divide it.
  let style = '';
  let isStyle = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        root ??= name;
        isStyle = name === 'style';
        if (!ALLOWED.has(name)) fault ??= `the element ${quote(`<${name}>`)}`;
        for (const [attribute, value] of Object.entries(attributes))
          fault ??= findAttributeFault(attribute, value);
      },
      ontext(part) {
        if (isStyle) style += part;
      },
      onclosetag() {
        isStyle = false;
        if (LOADS.test(style)) fault ??= 'a style that loads something';
        style = '';
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return fault ?? (root === 'svg' ? undefined : 'no drawing: its first element is not "<svg>"');
}

function findAttributeFault(name: string, value: string): string | undefined {
  // A prefix means what the file says it means.
  const own = name.replace(/^[A-Za-z][\w-]*:/, '');
  if (!/^[A-Za-z][\w-]*$/.test(own) || /^on/i.test(own)) return `the attribute ${quote(name)}`;
  if (own === 'href' && !value.startsWith('#'))
    return `a link to ${quote(value)}, but may only use parts of itself`;
  if (name === 'xmlns' && value !== 'http://www.w3.org/2000/svg')
    return `the namespace ${quote(value)}`;
  return LOADS.test(value) ? `${quote(name)} that loads something` : undefined;
}
