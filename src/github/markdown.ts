import { showHiddenCharacters } from '../catalog/hidden-character.ts';

/** Characters that end a line, turn its direction, or show as nothing. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu;

/** Where a link to it leaves no trace in the discussions of others, as one to github.com does. */
const quietHosts: Record<string, string> = { 'github.com': 'redirect.github.com' };

/**
 * A stranger's text as inert Markdown: in a code span nobody is mentioned, nothing is closed, and
 * markup stays text. Longer text than `limit` is cut.
 */
export function formatCode(text: string, limit = 160): string {
  const characters = [...text.replace(unseen, ' ').trim()];
  const cut = characters.length > limit;
  const shown = cut ? `${characters.slice(0, limit).join('')}…` : characters.join('');
  const ticks = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(ticks + 1);
  const space = shown === '' || shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

/**
 * A text of several lines as a block of code that nothing in it can close; characters that nobody sees show as codes.
 */
export function formatCodeBlock(text: string, language = ''): string {
  const shown = text.replace(/\n$/, '').split('\n').map(showHiddenCharacters).join('\n');
  const ticks = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(ticks + 1);
  return `${fence}${language}\n${shown}\n${fence}`;
}

/** An address as text, and a link to it where it is one for the web. */
export function formatAddress(url: string): string {
  const target = formatTarget(url);
  return target === undefined ? formatCode(url) : `${formatCode(url)} ([open](<${target}>))`;
}

function formatTarget(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) return undefined;
  const quiet = quietHosts[parsed.hostname];
  if (quiet !== undefined) parsed.hostname = quiet;
  parsed.username = parsed.password = '';
  const { href } = parsed;
  if (href.length > 2000) return undefined;
  return href
    .replace(/[\\<>`]/g, (character) => encodeURIComponent(character))
    .replaceAll('&', '&amp;');
}
