import { foldText } from '../text/fold-text.ts';
import { quote } from '../text/quote.ts';
import type { Issue } from '../source/issue.ts';
import type { Checked, CheckedContent } from './checked-content.ts';
import { issueAt } from './reference-issue.ts';
import type { IssueCode } from './rules.ts';
import words from './data/promotional-words.json' with { type: 'json' };
import type { Facts } from './facts.ts';
import { findTextValues, type FoundValue } from './found-values.ts';

/** Fields that describe; a pick's "why" may praise. */
const DESCRIBING = new Set([
  'summary',
  'takeaways',
  'note',
  'how',
  'definition',
  'take',
  'audience',
]);
const WRITTEN = new Set([...DESCRIBING, 'title', 'why', 'done', 'outcomes', 'prerequisites']);
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f/u;
const MARKUP =
  /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?>|\[[^\]]+\]\([^)\s]+\)|\*\*[^*\s][^*]*\*\*|\{\{.*\}\}|\{%.*%\}/i;
const ARTICLE = /^(?:an?|the)\s/i;

/** Words say what a thing is, plainly and once. What is told of English holds for catalogs in English. */
export function checkWording(
  { resources, topics, paths, glossary, site }: CheckedContent,
  facts: Facts,
): Issue[] {
  const isEnglish = /^en(?:-|$)/i.test(site?.data.language ?? '');
  const files: Checked<unknown>[] = [
    ...resources,
    ...topics,
    ...paths,
    ...(glossary ? [glossary] : []),
  ];
  const inBodies = [...topics, ...paths].flatMap(({ source, data: { summary } }) =>
    foldText(source.body).startsWith(`${foldText(summary)} `)
      ? [
          issueAt(
            source,
            ['summary'],
            'repeated-text',
            'summary repeats the first sentence of the body. Write something else, or remove it.',
          ),
        ]
      : [],
  );
  const inData = files.flatMap(({ source, data }) => {
    const texts = findTextValues(data).filter(({ field }) => WRITTEN.has(field));
    const report = ({ path }: FoundValue, code: IssueCode, message: string) =>
      issueAt(source, path, code, `${path.map(nameOf).join(' ')} ${message}`);
    return texts.flatMap((text, i): Issue[] => {
      const { field, value, path } = text;
      const issues: Issue[] = [];
      const emoji = EMOJI.exec(value)?.[0];
      if (emoji) issues.push(report(text, 'emoji-in-text', `contains "${emoji}". Remove it.`));
      const markup = MARKUP.exec(value)?.[0];
      if (markup)
        issues.push(
          report(
            text,
            'markup-in-text',
            `contains the markup ${quote(markup)}, which is shown as typed. Write plain text.`,
          ),
        );
      if (field === 'title' && path.length === 1)
        issues.push(...judgeTitle(value, facts).map(([code, says]) => report(text, code, says)));
      if (isEnglish && DESCRIBING.has(field)) {
        const word = findPraise(value);
        if (word !== undefined)
          issues.push(
            report(
              text,
              'promotional-word',
              `says "${word}", which praises instead of describing. Say what the resource covers.`,
            ),
          );
      }
      if (isEnglish && field === 'summary' && ARTICLE.test(value))
        issues.push(
          report(
            text,
            'leading-article',
            `starts with "${value.split(' ', 1)[0] ?? ''}". Start with the most informative word.`,
          ),
        );
      const folded = foldText(value);
      const before = texts
        .slice(0, i)
        .find((other) => other.value.length > 20 && foldText(other.value) === folded);
      if (before)
        issues.push(
          report(
            text,
            'repeated-text',
            `repeats ${before.path.map(nameOf).join(' ')}. Write something else, or remove it.`,
          ),
        );
      return issues;
    });
  });
  return [...inData, ...inBodies];
}

function judgeTitle(title: string, { challengeTitles }: Facts): [IssueCode, string][] {
  const found: [IssueCode, string][] = [];
  if (challengeTitles.has(foldText(title)))
    found.push([
      'challenge-title',
      `${quote(title)} is the title of a page that checks for a human visitor. Copy the title from a browser.`,
    ]);
  const isShouting =
    /\p{Lu}{2,}[^\p{L}]+\p{Lu}{2,}/u.test(title) &&
    !/\p{Ll}/u.test(title) &&
    (title.match(/\p{Lu}/gu) ?? []).length >= 12;
  if (isShouting)
    found.push([
      'title-in-capitals',
      `${quote(title)} is all in capitals. Use capitals only for names and abbreviations.`,
    ]);
  return found;
}

/** The first word of praise in a text, unless it stands in a phrase that praises nothing. */
function findPraise(text: string): string | undefined {
  const small = text.toLowerCase();
  return words.find(({ match, unless = [] }: { match: string; unless?: string[] }) => {
    const rest = unless.reduce((left, phrase) => left.replaceAll(phrase, ''), small);
    return new RegExp(`(?<![\\w-])${match}(?![\\w-])`).test(rest);
  })?.match;
}

function nameOf(part: PropertyKey): string {
  return typeof part === 'number' ? String(part + 1) : String(part);
}
