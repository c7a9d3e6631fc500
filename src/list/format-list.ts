import { formatCount } from '../text/count.ts';
import { showHiddenCharacters } from '../text/hidden-character.ts';
import type { ListContent } from './list-content.ts';

/** Everything that was read of a list as JSON. */
export function formatListJson(list: ListContent): string {
  return JSON.stringify(list, undefined, 2);
}

/** What was read of a list in words: its topics with their entries, the lines left out by reason, and its issues. */
export function formatList(list: ListContent, file: string): string {
  const { resources, topics, paths, skipped, issues } = list;
  const counts = new Map<string, number>();
  for (const { topic } of resources.flatMap(({ placements }) => placements))
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  const entries = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const reasons = new Map<string, number[]>();
  for (const { line, why } of skipped) {
    const lines = reasons.get(why);
    if (lines) lines.push(line);
    else reasons.set(why, [line]);
  }
  const left = [...reasons].sort(([, one], [, other]) => other.length - one.length);
  const lines = [
    `${file}: ${formatNumber(entries)} ${entries === 1 ? 'entry' : 'entries'} of ${formatCount(resources.length, 'resource')} in ${formatCount(topics.length, 'topic')}`,
    ...topics.map(
      ({ id, title, line }) =>
        `${String(counts.get(id) ?? 0).padStart(7)}  ${title} (line ${line})`,
    ),
    ...(paths.length > 0 ? ['', `Learning paths: ${paths.length}`] : []),
    ...paths.map(
      ({ title, line, steps }) =>
        `${String(steps.length).padStart(7)}  ${title} (line ${line}): ${formatCount(steps.length, 'step')}`,
    ),
    ...(left.length > 0 ? ['', `Left out: ${formatCount(skipped.length, 'line')}`] : []),
    ...left.flatMap(([why, of]) => [
      `${String(of.length).padStart(7)}  ${why}`,
      `         ${formatLines(of)}`,
    ]),
    ...(issues.length > 0 ? ['', `Issues: ${issues.length}`] : []),
    ...issues.map(
      ({ line, column, code, message }) => `${file}:${line}:${column}  ${code}  ${message}`,
    ),
  ];
  return lines.map(showHiddenCharacters).join('\n');
}

/** Numbers of lines, those that follow each other as ranges: "lines 3, 7–12". */
export function formatLines(numbers: number[]): string {
  const ranges: [from: number, to: number][] = [];
  for (const line of [...numbers].sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last && line <= last[1] + 1) last[1] = line;
    else ranges.push([line, line]);
  }
  const parts = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return `${numbers.length === 1 ? 'line' : 'lines'} ${parts.join(', ')}`;
}

function formatNumber(number: number): string {
  return number.toLocaleString('en');
}
