import { isUtf8 } from 'node:buffer';
import { extname, join } from 'node:path';
import { readPlainFolder, UnreadableFile } from '../files/read-plain-file.ts';
import { isReplaceable, isReservedAddress } from '../schema/reserved-names.ts';
import { quote } from '../text/quote.ts';
import type { Issue, SourceCode } from './issue.ts';
import { describeUnreadable, isHidden, listNames, readBytes, type Overlay } from './overlay.ts';
import { Parser } from 'htmlparser2';
import drawing from './drawing-elements.json' with { type: 'json' };

/** The folder of the content whose files are copied to the site as they are. */
export const PUBLIC_FOLDER = 'public';

/** No file of it is larger, in bytes. */
export const LARGEST_PUBLIC = 1024 * 1024;
/** It holds no more files, nor folders within folders than this. */
const MOST = 200;
const DEEPEST = 3;
/** Nor are its files larger together, in bytes. */
const LARGEST_SUM = 20 * 1024 * 1024;

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const HOST = /^(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)+\r?\n?$/i;

/** The kinds of file that can hold no code, with what begins and ends each: a name alone would let anything in, and a part. */
const KINDS: Record<string, (bytes: Buffer) => boolean> = {
  '.avif': (bytes) => /^ftyp(?:avif|avis|mif1)$/.test(bytes.toString('latin1', 4, 12)),
  '.gif': (bytes) =>
    /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)) && bytes.subarray(-16).includes('\0;'),
  '.ico': (bytes) => bytes.toString('latin1', 0, 4) === '\0\0\x01\0',
  '.jpeg': isJpeg,
  '.jpg': isJpeg,
  '.png': (bytes) =>
    bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n' && bytes.includes('IEND'),
  '.webp': (bytes) =>
    /^RIFF.{4}WEBP$/s.test(bytes.toString('latin1', 0, 12)) &&
    bytes.readUInt32LE(4) + 8 <= bytes.length,
};
const TYPES = [...Object.keys(KINDS), '.svg', '.txt'].toSorted();

/**
 * Reads what is in `public/` of a content folder, with the files of `overlay` in place of those there: pictures, texts
 * and CNAME. Returns the paths in it of the files that can be copied, and the issues of all others. No link is followed.
 */
export function readPublicFolder(
  folder: string,
  overlay: Overlay,
): { names: string[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const root = `content/${PUBLIC_FOLDER}`;
  const report = (name: string, code: SourceCode, message: string): undefined => {
    issues.push({
      file: name === '' ? root : `${root}/${name}`,
      line: 1,
      column: 1,
      code,
      message,
    });
  };
  let hasMore = false;
  const found = listNames(root, list(''), overlay);
  if (hasMore || found.length > MOST) {
    report(
      '',
      'file-too-large',
      `the folder has more than ${MOST} files. Keep only what pages show.`,
    );
    return { names: [], issues };
  }
  let left = LARGEST_SUM;
  const seen = new Map<string, string>();
  const names = found.filter((name) => {
    const twin = seen.get(name.toLowerCase());
    seen.set(name.toLowerCase(), name);
    if (twin !== undefined)
      return report(
        name,
        'wrong-case',
        `"${name}" and "${twin}" are the same file on Windows and macOS. Rename one of them.`,
      );
    const wrong = findNameIssue(name);
    if (wrong) return report(name, ...wrong);
    try {
      const largest = LARGEST_PUBLIC;
      const bytes = readBytes(join(folder, PUBLIC_FOLDER, name), `${root}/${name}`, {
        largest,
        overlay,
      });
      if (bytes === undefined) return false;
      left -= bytes.length;
      if (left < 0)
        return report(
          name,
          'file-too-large',
          `with this file, the folder has more than ${LARGEST_SUM / 1024 / 1024} MB. Make pictures smaller, or remove some.`,
        );
      const issue = findContentIssue(name, bytes);
      if (issue) return report(name, ...issue);
      return true;
    } catch (error) {
      const issue = describeUnreadable(error, LARGEST_PUBLIC);
      return issue ? report(name, ...issue) : false;
    }
  });
  return { names, issues };

  /** The files below a folder of it, links among them. */
  function list(name: string): { name: string }[] {
    const below = name === '' ? '' : `${name}/`;
    try {
      const entries = readPlainFolder(join(folder, PUBLIC_FOLDER, name), MOST);
      hasMore ||= entries === undefined;
      return (entries ?? [])
        .filter((entry) => !isHidden(entry.name))
        .flatMap((entry) => {
          const path = below + entry.name;
          if (!entry.isDirectory()) return [{ name: path }];
          if (path.split('/').length <= DEEPEST) return list(path);
          report(
            path,
            'unexpected-file',
            `"${path}" is more than ${DEEPEST} folders deep, so it is not read. Move it up.`,
          );
          return [];
        });
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      if (error.reason === 'forbidden')
        report(
          name,
          'unreadable-file',
          'the folder cannot be read. Give yourself permission to read it.',
        );
      return [];
    }
  }
}

function findNameIssue(name: string): [SourceCode, string] | undefined {
  const wrong = name.split('/').find((part) => !NAME.test(part));
  if (wrong !== undefined)
    return [
      'public-file-name',
      `${quote(wrong)} is no name for an address. Use letters from a to z, digits, ".", "-" and "_".`,
    ];
  const [first = ''] = name.split('/');
  if (isReservedAddress(first) && !isReplaceable(name))
    return [
      'reserved-address',
      `"/${first}" is an address of Cairn's own. Give the ${first === name ? 'file' : 'folder'} another name.`,
    ];
  const type = extname(name);
  if (name === 'CNAME' || TYPES.includes(type)) return undefined;
  return [
    'public-file-type',
    `"${name}" is not of a kind that is copied. Use one of ${TYPES.join(', ')}, or the file CNAME.`,
  ];
}

function findContentIssue(name: string, bytes: Buffer): [SourceCode, string] | undefined {
  const type = extname(name);
  if (name === 'CNAME')
    return HOST.test(bytes.toString('latin1'))
      ? undefined
      : [
          'bad-cname',
          `CNAME contains ${quote(bytes.toString().trim())}, which is not a host name. Write one name, such as "list.example.org".`,
        ];
  if (type === '.svg' || type === '.txt') {
    if (!isUtf8(bytes) || bytes.includes(0))
      return ['not-utf8', 'the file is not UTF-8. Save it as UTF-8.'];
    const issue = type === '.svg' ? findSvgIssue(bytes.toString()) : undefined;
    return issue === undefined
      ? undefined
      : [
          'public-file-content',
          `the picture contains ${issue}. Export it as a plain SVG, or use a PNG.`,
        ];
  }
  // Shorter than what begins any picture.
  if (bytes.length >= 12 && KINDS[type]?.(bytes)) return undefined;
  return [
    'public-file-content',
    `the file is not a ${type.slice(1).toUpperCase()} picture, or is damaged. Export the picture again.`,
  ];
}

function isJpeg(bytes: Buffer): boolean {
  return bytes.readUIntBE(0, 3) === 0xff_d8_ff && bytes.includes(Buffer.from([0xff, 0xd9]));
}

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
function findSvgIssue(text: string): string | undefined {
  for (const [pattern, what] of REFUSED) if (pattern.test(text)) return what;
  let issue: string | undefined;
  let root: string | undefined;
  // Whole, as references to characters and comments divide it.
  let style = '';
  let isStyle = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        root ??= name;
        isStyle = name === 'style';
        if (!ALLOWED.has(name)) issue ??= `the element ${quote(`<${name}>`)}`;
        for (const [attribute, value] of Object.entries(attributes))
          issue ??= findAttributeIssue(attribute, value);
      },
      ontext(part) {
        if (isStyle) style += part;
      },
      onclosetag() {
        isStyle = false;
        if (LOADS.test(style)) issue ??= 'a style that loads something';
        style = '';
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return issue ?? (root === 'svg' ? undefined : 'no drawing: its first element is not "<svg>"');
}

function findAttributeIssue(name: string, value: string): string | undefined {
  // A prefix means what the file says it means.
  const own = name.replace(/^[A-Za-z][\w-]*:/, '');
  if (!/^[A-Za-z][\w-]*$/.test(own) || /^on/i.test(own)) return `the attribute ${quote(name)}`;
  if (own === 'href' && !value.startsWith('#'))
    return `a link to ${quote(value)}, but may only use parts of itself`;
  if (name === 'xmlns' && value !== 'http://www.w3.org/2000/svg')
    return `the namespace ${quote(value)}`;
  return LOADS.test(value) ? `${quote(name)} that loads something` : undefined;
}
