import type { FormPlace, LineStyle } from '../source/list-file.ts';
import type { ListContent, ListPart } from './list-content.ts';

const USUAL: LineStyle = { before: '- ', between: ' - ', end: '.', columns: 0 };
const BULLET =
  /^(\s*(?:[-*+]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?)\[[^\]]*\]\([^()]*(?:\([^()]*\)[^()]*)*\)(\s*[-–—:,]\s+|\s+)?(.*)$/u;
const ROW = /^\s*\|/;

/** Reads from the lines of a list how its entries are written, place by place. */
export function createListForm(list: ListContent, text: string, file: string): FormPlace[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const entries = new Map<string, [title: string, line: number][]>();
  const keyOf = (...ids: (string | undefined)[]) => ids.join(' ');
  for (const { title, placements } of list.resources)
    for (const { topic, section, group, line } of placements) {
      const key = keyOf(topic, section, group);
      const known = entries.get(key);
      if (known) known.push([title, line]);
      else entries.set(key, [[title, line]]);
    }
  const usual = findStyle([...entries.values()].flat(), lines) ?? USUAL;
  const place = (key: string, ...parts: ListPart[]): FormPlace[] => {
    const own = entries.get(key)?.toSorted(([, one], [, other]) => one - other);
    if (!own) return [];
    return [
      {
        file,
        label: parts.map(({ title }) => title).join(' › '),
        style: findStyle(own, lines) ?? usual,
        entries: own,
        isSorted: isSorted(own.map(([title]) => title)),
      },
    ];
  };
  return list.topics.flatMap((topic) => [
    ...place(keyOf(topic.id, undefined, undefined), topic),
    ...topic.sections.flatMap((section) => [
      ...place(keyOf(topic.id, section.id, undefined), topic, section),
      ...section.groups.flatMap((group) =>
        place(keyOf(topic.id, section.id, group.id), topic, section, group),
      ),
    ]),
  ]);
}

/** The line of a new entry in the style of a place, and the line of the list that it belongs below. */
export function formatNewEntry(
  { style, entries, isSorted: inOrder }: FormPlace,
  { title, url, summary }: { title: string; url: string; summary: string },
): { text: string; below: number } {
  const link = `[${escapeLabel(title)}](${escapeAddress(url)})`;
  const about = finish(summary, style.end);
  const later = inOrder ? entries.findIndex(([other]) => compare(other, title) > 0) : -1;
  const before = later === -1 ? entries.at(-1) : entries[later - 1];
  // Above the first entry is below whatever stands there.
  const below = before?.[1] ?? (entries[0]?.[1] ?? 1) - 1;
  if (style.columns > 0) {
    const cells = [link, about, ...Array.from({ length: style.columns }, () => '')];
    const shown = cells.slice(0, style.columns).map((cell) => cell.replaceAll('|', '\\|'));
    return { text: `| ${shown.join(' | ')} |`, below };
  }
  const number = /^(\s*)\d+([.)]\s+)/.exec(style.before);
  const bullet = number
    ? `${number[1] ?? ''}${entries.length + 1}${number[2] ?? ''}`
    : style.before;
  return { text: bullet + link + (about === '' ? '' : style.between + about), below };
}

/** What most of the lines have in common; `undefined` if none is written as a link behind a bullet or in a table. */
function findStyle(
  entries: [title: string, line: number][],
  lines: string[],
): LineStyle | undefined {
  const texts = entries.map(([, line]) => lines[line - 1] ?? '');
  const rows = texts.filter((text) => ROW.test(text));
  if (rows.length * 2 > texts.length) {
    const columns = findMost(rows.map((row) => String(cutRow(row).length)));
    return { ...USUAL, end: '', columns: Number(columns ?? 2) };
  }
  const bullets = texts.flatMap((text) => {
    const [, before, between = '', about = ''] = BULLET.exec(text) ?? [];
    return before === undefined ? [] : [{ before, between, about }];
  });
  if (bullets.length === 0) return undefined;
  const described = bullets.filter(({ about }) => about.trim() !== '');
  const stops = described.filter(({ about }) => /[.!?。！？]\s*$/u.test(about)).length;
  return {
    before: findMost(bullets.map(({ before }) => before.replace('[x]', '[ ]'))) ?? USUAL.before,
    between: findMost(described.map(({ between }) => between || ' ')) ?? USUAL.between,
    end: described.length === 0 || stops * 2 > described.length ? '.' : '',
    columns: 0,
  };
}

function cutRow(row: string): string[] {
  return row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/);
}

function findMost(values: string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

function isSorted(titles: string[]): boolean {
  if (titles.length < 3) return false;
  const wrong = titles.filter((title, i) => i > 0 && compare(titles[i - 1] ?? '', title) > 0);
  // Some slips are in every list.
  return wrong.length * 10 <= titles.length;
}

function compare(one: string, other: string): number {
  return one.localeCompare(other, 'en', {
    sensitivity: 'base',
    numeric: true,
    ignorePunctuation: true,
  });
}

function finish(summary: string, end: string): string {
  const text = summary.replaceAll(/\s+/g, ' ').trim();
  if (text === '') return '';
  const escaped = text.replaceAll(/[\\`*_[\]<>]/g, String.raw`\$&`);
  if (end === '') return escaped.replace(/(?<=[^.])\.$/, '');
  return /[.!?。！？…]$/u.test(escaped) ? escaped : escaped + end;
}

function escapeLabel(title: string): string {
  return title
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>]/g, String.raw`\$&`);
}

function escapeAddress(url: string): string {
  return url
    .trim()
    .replaceAll(' ', '%20')
    .replaceAll(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
