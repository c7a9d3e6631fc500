import type { SchemaCode } from '../schema/fields.ts';
import type { Issue, SourceCode } from '../source/issue.ts';
import { showHiddenCharacters } from '../text/hidden-character.ts';
import type { AddressCode } from '../urls/check-url.ts';
import { addressRules, checkCopies, checkUrls } from './addresses.ts';
import { bodyRules } from './bodies.ts';
import { duplicateRules } from './duplicates.ts';
import { exceptionRules } from './exceptions.ts';
import { fileRules } from './files.ts';
import { formerIdRules } from './former-ids.ts';
import type { ListCode } from '../list/list-content.ts';
import type { SharedCode } from './issues.ts';
import { listRules } from './lists.ts';
import { checkGaps, gapRules } from './gaps.ts';
import { lookRules } from './look.ts';
import { ownPageRules } from './own-pages.ts';
import { checkFinished, pathRules } from './paths.ts';
import { referenceRules } from './references.ts';
import { resourceRules } from './resources.ts';
import { retiredRules } from './retired.ts';
import type { Check, Rule } from './rule.ts';
import { siteRules } from './site.ts';
import { checkOrder, checkSpacing, syntaxRules } from './syntax.ts';
import { checkSentences, checkTexts, textRules } from './texts.ts';
import { topicRules } from './topics.ts';
import { topicSizeRules } from './topic-sizes.ts';
import { checkDays, valueRules } from './values.ts';

/** The rules by what they are about, in the order in which they are shown. */
const groups = [
  { title: 'Values', rules: valueRules },
  { title: 'Texts', rules: textRules },
  { title: 'URLs', rules: addressRules },
  {
    title: 'Resources',
    rules: [...resourceRules, ...gapRules, ...duplicateRules, ...retiredRules],
  },
  { title: 'Paths', rules: pathRules },
  {
    title: 'References',
    rules: [
      ...referenceRules,
      ...bodyRules,
      ...topicRules,
      ...topicSizeRules,
      ...siteRules,
      ...formerIdRules,
      ...exceptionRules,
    ],
  },
  { title: 'Look', rules: lookRules },
  { title: 'Pages', rules: ownPageRules },
  { title: 'Syntax', rules: syntaxRules },
  { title: 'Lists', rules: listRules },
  { title: 'Files', rules: fileRules },
] as const satisfies { title: string; rules: readonly Rule[] }[];

export type IssueCode = (typeof groups)[number]['rules'][number]['code'];

/** A code that other rooms give to issues; it does not compile unless every one is the code of a rule. */
export type FoundCode = Known<AddressCode | ListCode | SchemaCode | SharedCode | SourceCode>;
type Known<Code extends IssueCode> = Code;

export const ruleGroups: readonly { title: string; rules: readonly Rule<IssueCode>[] }[] = groups;

/** Every rule of content. */
export const rules = ruleGroups.flatMap(({ rules }) => rules);

/** The checks of all rules, each once. */
export const checks: ReadonlySet<Check> = new Set(rules.flatMap(({ check }) => check ?? []));

/**
 * The checks that look at each file by itself: besides it, they read no more than the settings and what is known of
 * the hosts of plain http addresses.
 */
export const checksOfFiles: ReadonlySet<Check> = new Set<Check>([
  ...[checkCopies, checkDays, checkFinished, checkGaps, checkOrder, checkSentences],
  ...[checkSpacing, checkTexts, checkUrls],
]);

const byCode = new Map<string, Rule>(rules.map((rule) => [rule.code, rule]));

/** The rule of a code; `undefined` if no rule has it. */
export function findRule(code: string): Rule | undefined {
  return byCode.get(code);
}

/** Whether an exception may be made from a rule. */
export function isExceptable({ severity, exceptable }: Rule): boolean {
  return severity === 'advice' || exceptable === true;
}

/** Whether a rule wants what a Markdown list has no place for. */
export function isNotOfLists(code: string): boolean {
  return findRule(code)?.notOfLists === true;
}

/** Whether an issue is advice, which keeps no site from being built. */
export function isAdvice({ code, isAdvice }: { code: string; isAdvice?: boolean }): boolean {
  return isAdvice ?? findRule(code)?.severity === 'advice';
}

/** One line, safe to print: `path:line:column  code  message`; the message of advice begins with "Advice:". */
export function formatIssue(issue: Issue): string {
  const { file, line, column, code, message } = issue;
  const level = isAdvice(issue) ? 'Advice: ' : '';
  return showHiddenCharacters(`${file}:${line}:${column}  ${code}  ${level}${message}`);
}
