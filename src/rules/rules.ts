import type { SourceCode } from '../source/issue.ts';
import { showHiddenCharacters } from '../text/hidden-character.ts';
import type { Issue } from '../source/issue.ts';
import type { AddressCode } from '../urls/judge-address.ts';
import { addressRules } from './address-rules.ts';
import { fileRules } from './file-rules.ts';
import { referenceRules } from './reference-rules.ts';
import { resourceRules } from './resource-rules.ts';
import { retiredRules } from './retired-rules.ts';
import type { Rule } from './rule.ts';
import { syntaxRules } from './syntax-rules.ts';
import { textRules } from './text-rules.ts';
import { valueRules } from './value-rules.ts';

/** The rules by what they are about, in the order in which they are shown. */
export const ruleGroups = [
  { title: 'Values', rules: valueRules },
  { title: 'Texts', rules: textRules },
  { title: 'URLs', rules: addressRules },
  { title: 'Resources', rules: resourceRules },
  { title: 'References', rules: referenceRules },
  { title: 'Syntax', rules: syntaxRules },
  { title: 'Files', rules: fileRules },
] as const satisfies { title: string; rules: Record<string, Rule> }[];

/** Every rule of content by its code. Codes are promises: they are never renamed. */
export const rules = {
  ...fileRules,
  ...syntaxRules,
  ...valueRules,
  ...textRules,
  ...addressRules,
  ...resourceRules,
  ...retiredRules,
  ...referenceRules,
} as const satisfies Record<string, Rule> & Record<SourceCode | AddressCode, Rule>;

export type IssueCode = keyof typeof rules;

/** Whether a text is the code of a rule. */
export function isRule(code: string): code is IssueCode {
  return Object.hasOwn(rules, code);
}

/** The rule of a code. */
export function ruleOf(code: IssueCode): Rule {
  return rules[code];
}

/** The codes that an exception may be made for. */
export const exceptableCodes = (Object.keys(rules) as IssueCode[]).filter(
  (code) => isAdvice({ code }) || ruleOf(code).exceptable,
);

/** Whether an issue is advice, which keeps no site from being built. */
export function isAdvice({ code }: { code: string }): boolean {
  return isRule(code) && ruleOf(code).level === 'advice';
}

/** One line, safe to print: `path:line:column  code  message`; the message of advice begins with "Advice:". */
export function formatIssue(issue: Issue): string {
  const { file, line, column, code, message } = issue;
  const level = isAdvice(issue) ? 'Advice: ' : '';
  return showHiddenCharacters(`${file}:${line}:${column}  ${code}  ${level}${message}`);
}
