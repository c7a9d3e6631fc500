// Finds the project that a command is for. Plain JavaScript, and only Node's own modules, so that any Node from 18 on can run it.
import { existsSync } from 'node:fs';
import nodePath from 'node:path';

/** The options whose values are paths; what they hold is read from where somebody typed it. */
const PATH_OPTIONS = [
  'content',
  'out',
  'into',
  'state',
  'parts',
  'links',
  'review',
  'urls',
  'json',
  'published',
];

/**
 * The nearest folder, from one upwards, that holds a catalog in `content`, is a catalog itself, or has a list with settings
 * beside it.
 * @param {string} from an absolute path
 * @param {{ exists?: (path: string) => boolean, path?: typeof nodePath }} machine
 * @returns {{ project: string, content: string } | undefined} `content` is from the project
 */
export function findProject(from, { exists = existsSync, path = nodePath } = {}) {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (exists(path.join(folder, 'content', 'site.yaml')))
      return { project: folder, content: 'content' };
    if (exists(path.join(folder, 'site.yaml')))
      return path.basename(folder) === 'content'
        ? { project: path.dirname(folder), content: 'content' }
        : { project: folder, content: '.' };
    if (['cairn.yaml', 'README.md'].every((name) => exists(path.join(folder, name))))
      return { project: folder, content: 'README.md' };
    if (path.dirname(folder) === folder) return undefined;
  }
}

/**
 * Arguments that mean in one folder what they meant in another one: relative paths lead to the same files.
 * @param {string[]} args
 * @param {{ from: string, to: string, positional?: boolean, path?: typeof nodePath }} folders absolute; `positional` says
 *   that arguments which are no options are paths too
 * @returns {string[]}
 */
export function movePaths(args, { from, to, positional = false, path = nodePath }) {
  if (from === to) return args;
  const move = (value) =>
    /^$|^-|^[a-z][a-z\d+.-]+:/i.test(value) || path.isAbsolute(value)
      ? value
      : path.relative(to, path.resolve(from, value)) || '.';
  let isPath = positional;
  return args.map((arg) => {
    const [, name, value] = /^--([\w-]+)(?:=(.*))?$/s.exec(arg) ?? [];
    const moved = !arg.startsWith('-') && isPath ? move(arg) : arg;
    const isOption = PATH_OPTIONS.includes(name ?? '');
    isPath = name === undefined || value !== undefined ? positional : isOption;
    return isOption && value !== undefined ? `--${name}=${move(value)}` : moved;
  });
}

/**
 * Arguments in which a list that is named first, as in `build README.md`, is the content.
 * @param {string[]} args
 * @returns {string[]}
 */
export function nameContent([first, ...rest]) {
  if (first === undefined) return [];
  return /^[^-].*\.(?:md|markdown)$/i.test(first)
    ? ['--content', first, ...rest]
    : [first, ...rest];
}
