import { findHiddenCharacter } from '../text/hidden-character.ts';
import { quote } from '../text/quote.ts';
import type { ListCode, ListIssue } from './list-content.ts';
import { findDamage, repairMojibake } from './mojibake.ts';

/** What is wrong with the characters of a list: hidden ones, and those that another encoding has spoilt. */
export function checkText(lines: string[]): ListIssue[] {
  const issues: ListIssue[] = [];
  lines.forEach((text, i) => {
    if (!/[^\t -~]/.test(text)) return;
    const report = (at: number, code: ListCode, message: string) =>
      issues.push({ line: i + 1, column: at + 1, code, message });
    const hidden = findHiddenCharacter(text.replaceAll('\t', ' '));
    if (hidden !== -1)
      report(
        hidden,
        'hidden-character',
        `the line contains the hidden character ${nameOf(text, hidden)}. Delete it.`,
      );
    const repaired = repairMojibake(text);
    if (repaired !== text) {
      const at = findDifference(text, repaired);
      report(
        at,
        'mojibake',
        `${quote(text.slice(at, at + 12))} was saved in the wrong encoding and is read as ${quote(repaired.slice(at, at + 8))}. Save the file as UTF-8.`,
      );
    }
    const damage = findDamage(repaired);
    if (damage !== undefined)
      report(
        repaired.indexOf(damage),
        'mojibake',
        `${quote(damage)} has a character that was lost in another encoding. Write it anew.`,
      );
  });
  return issues;
}

function nameOf(text: string, at: number): string {
  return `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function findDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return at;
}
