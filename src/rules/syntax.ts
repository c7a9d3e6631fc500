import { namesAt } from '../schema/schema-fields.ts';
import { resourceSchema } from '../schema/resource.ts';
import { sortFields } from '../source/edit-yaml.ts';
import type { Issue } from '../source/issue.ts';
import type { Checked, CheckedContent } from './checked-content.ts';
import { awesomeLint, hecat, modeline, news, reading, topic } from './docs.ts';
import { issueAt } from './issues.ts';
import type { Rule } from './rule.ts';

/** How the text of a file is written, whatever it says. */
export const syntaxRules = [
  {
    code: 'malformed-yaml',
    severity: 'error',
    docs: {
      means: 'The file is not valid YAML.',
      why: 'If a file cannot be read, none of its content is on the site.',
      fix: 'Check the indentation, colons and quotes at the given position.',
      proof: hecat,
    },
    examples: {
      bad: {
        'resources/guide.yaml': `${modeline}title: Guide: the first part\n`,
      },
      good: { 'resources/handbook.yaml': 'title: "Guide: the first part"' },
    },
  },
  {
    code: 'yaml-alias',
    severity: 'error',
    docs: {
      means: 'The file uses a YAML anchor, alias or tag.',
      why: 'A few lines of aliases can expand to gigabytes, and a tag can request code to run.',
      fix: 'Write out the value wherever it is needed.',
      proof: {
        by: 'the billion laughs attack',
        at: 'https://en.wikipedia.org/wiki/Billion_laughs_attack',
      },
    },
    examples: {
      bad: {
        'resources/guide.yaml': `${modeline}title: &title The guide\nurl: https://docs.example/guide/\nkind: tutorial\nsummary: *title\nplacements:\n  - topic: basics\n    section: reading\n`,
      },
      good: {
        'resources/handbook.yaml': 'title: The guide\nsummary: Walks through everything once.',
      },
    },
  },
  {
    code: 'doubled-key',
    severity: 'error',
    docs: {
      means: 'The same field appears twice, so one of its values would be lost.',
      why: 'YAML forbids this, and programs that accept it anyway keep different values.',
      fix: 'Remove one of the fields, or rename it.',
      proof: {
        by: 'YAML 1.2, section 3.2.1.3',
        at: 'https://yaml.org/spec/1.2.2/#3213-node-comparison',
      },
    },
    examples: {
      bad: {
        'resources/guide.yaml': `${modeline}title: The guide\ntitle: Our guide\nurl: https://docs.example/guide/\nkind: tutorial\nsummary: Walks through everything once.\nplacements:\n  - topic: basics\n    section: reading\n`,
      },
      good: { 'resources/handbook.yaml': 'title: The guide\naliases: [Our guide]' },
    },
  },
  {
    code: 'text-as-comment',
    severity: 'error',
    docs: {
      means: 'YAML reads the end of the text as a comment, so it would be lost.',
      why: 'In text without quotes, a space and "#" start a comment. Everything after it is silently left off the page.',
      fix: 'Put the text in quotes. Put a real comment on its own line.',
      proof: {
        by: 'YAML 1.2, section 6.6',
        at: 'https://yaml.org/spec/1.2.2/#66-comments',
      },
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'title: Handbook of issue #12' },
      good: { 'resources/handbook.yaml': 'title: "Handbook of issue #12"' },
    },
  },
  {
    code: 'mdx-syntax',
    severity: 'error',
    docs: {
      means: 'The body is not valid MDX.',
      why: 'In MDX, "{" starts code and "<" starts a tag. If you meant plain text, the page cannot be built.',
      fix: 'Close every tag. For plain text, write "\\{" and "\\<".',
      proof: { by: 'MDX', at: 'https://mdxjs.com/docs/troubleshooting-mdx/' },
    },
    examples: {
      bad: {
        'topics/basics.mdx': `${topic}${reading}${news}---\n\nSets such as {1, 2.\n`,
      },
      good: {
        'topics/basics.mdx': `${topic}${reading}${news}---\n\nSets such as \\{1, 2\\}.\n`,
      },
    },
  },
  {
    code: 'code-in-body',
    severity: 'error',
    docs: {
      means: 'The body contains code that MDX would run.',
      why: 'Code from a contribution would run on the computer of whoever builds the site, and text in braces would be lost.',
      fix: 'For plain text, write "\\{" and "\\<". Put code between backticks (`), and do not start a paragraph with "import" or "export".',
      proof: { by: 'MDX', at: 'https://mdxjs.com/docs/getting-started/#security' },
    },
    examples: {
      bad: {
        'topics/basics.mdx': `${topic}${reading}${news}---\n\nVersions such as {1.10}.\n`,
      },
      good: {
        'topics/basics.mdx': `${topic}${reading}${news}---\n\nVersions such as \\{1.10\\}.\n`,
      },
    },
  },
  {
    code: 'disallowed-markup',
    severity: 'error',
    docs: {
      means: 'The body contains an element, an attribute or an image that is not allowed.',
      why: 'Scripts, frames, styles and external images would affect the whole page or contact other hosts.',
      fix: 'Use plain Markdown.',
      proof: { by: 'GitHub Flavored Markdown', at: 'https://github.github.com/gfm/' },
    },
    examples: {
      bad: {
        'topics/basics.mdx': `${topic}${reading}${news}---\n\n<iframe title="Basics"></iframe>\n`,
      },
      good: {
        'topics/basics.mdx': `${topic}${reading}${news}---\n\nPress <kbd>Enter</kbd>.\n`,
      },
    },
  },
  {
    code: 'body-too-complex',
    severity: 'error',
    docs: {
      means: 'The body is too long, or nested too deeply.',
      why: 'For some texts, parsing time grows with the square of their length.',
      fix: 'Shorten the body, or split it into several topics.',
    },
    examples: {
      bad: 'A body of 100,000 characters, or a list in a list, a hundred levels deep.',
      good: 'A body of a few thousand characters.',
    },
  },
  {
    code: 'key-order',
    severity: 'advice',
    notOfLists: true,
    docs: {
      means: 'The fields are not in the standard order.',
      why: 'If all files use the same order, fields are easy to find and diffs stay small.',
      fix: 'Put the fields in the order of the table of fields.',
      proof: hecat,
    },
    examples: {
      bad: {
        'resources/handbook.yaml': `${modeline}kind: book\ntitle: The handbook\nurl: https://docs.example/handbook/\nsummary: Leads from the first step to the last one.\nplacements:\n  - topic: basics\n    section: reading\n`,
      },
      good: {
        'resources/handbook.yaml': `${modeline}title: The handbook\nurl: https://docs.example/handbook/\nkind: book\nsummary: Leads from the first step to the last one.\nplacements:\n  - topic: basics\n    section: reading\n`,
      },
    },
    check: checkOrder,
    fixFile: fixOrder,
  },
  {
    code: 'spacing',
    severity: 'advice',
    docs: {
      means: 'The file has extra spaces or blank lines, which are invisible but show up in diffs.',
      why: 'Spaces at the end of a line create diffs in lines that have not changed.',
      fix: 'Remove spaces at the ends of lines and repeated blank lines, and end the file with a newline.',
      proof: awesomeLint,
    },
    examples: {
      bad: { 'resources/handbook.yaml': 'title: The  handbook   ' },
      good: { 'resources/handbook.yaml': 'title: The handbook' },
    },
    check: checkSpacing,
    fixFile: fixSpacing,
  },
] as const satisfies readonly Rule[];
type Code = (typeof syntaxRules)[number]['code'];

/** The fields of a resource are in one order. */
export function checkOrder({ resources }: CheckedContent): Issue[] {
  const order = namesAt(resourceSchema, []);
  return resources.flatMap(({ source }) => {
    const keys = Object.keys(source.data as object).filter((key) => order.includes(key));
    const wrong = keys.find(
      (key, i) => i > 0 && order.indexOf(key) < order.indexOf(keys[i - 1] ?? ''),
    );
    if (wrong === undefined) return [];
    const right = keys.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
    const before = right[right.indexOf(wrong) + 1] ?? '';
    return [
      issueAt<Code>(
        source,
        [wrong],
        'key-order',
        `"${wrong}" comes after "${keys[keys.indexOf(wrong) - 1] ?? ''}". Move it above "${before}".`,
      ),
    ];
  });
}

/** Puts the fields of a resource in the order of the schema. */
function fixOrder(file: string, text: string): string {
  return file.startsWith('content/resources/')
    ? sortFields(text, namesAt(resourceSchema, []))
    : text;
}

/** No file has spaces that nobody sees; the first of each is reported. */
export function checkSpacing({
  resources,
  topics,
  paths,
  glossary,
  site,
}: CheckedContent): Issue[] {
  const files: Checked<unknown>[] = [
    ...resources,
    ...topics,
    ...paths,
    ...(glossary ? [glossary] : []),
    ...(site ? [site] : []),
  ];
  return files.flatMap(({ source: { file, text } }): Issue[] => {
    const found = findSpacing(text)[0];
    return found ? [{ file, code: 'spacing', ...found }] : [];
  });
}

/** A space that nobody sees. */
interface Spacing {
  /** From 1. */
  line: number;
  column: number;
  message: string;
}

/** Spaces behind the begin of a line between what is no space; those of a list item hold its indentation. */
const INNER = /(?<=\S)(?<!^\s*(?:-\s+)*-) {2,}(?=[^\s#])/g;
const TRAILING = /[ \t]+$/;

/** Every such space in the text of a YAML file or the frontmatter of an MDX file, in its order. */
function findSpacing(text: string): Spacing[] {
  const found: Spacing[] = [];
  if (text.startsWith('\ufeff'))
    found.push({
      line: 1,
      column: 1,
      message: 'the file starts with a byte order mark. Remove it.',
    });
  const lines = linesOf(text).fields;
  lines.forEach((line, i) => {
    const report = (column: number, message: string) =>
      found.push({ line: i + 1, column, message });
    const trailing = TRAILING.exec(line);
    const inner = [...withoutComment(line).matchAll(INNER)][0];
    if (trailing) report(trailing.index + 1, 'the line ends with spaces. Remove them.');
    if (inner) report(inner.index + 1, 'there are two spaces instead of one. Remove one.');
    if (line.trim() === '' && i > 0 && lines[i - 1]?.trim() === '')
      report(1, 'there are two blank lines in a row. Keep one.');
  });
  if (text !== '' && !/[^\s]\r?\n$/.test(text))
    found.push({
      line: text.trimEnd().split('\n').length,
      column: 1,
      message: /\n$/.test(text)
        ? 'the file ends with blank lines. Remove them.'
        : 'the last line does not end with a newline. Press Enter after it.',
    });
  return found.toSorted((a, b) => a.line - b.line);
}

/** The text without such spaces. Texts read the same, but for runs of spaces in them. */
function fixSpacing(_file: string, text: string): string {
  const { fields, body } = linesOf(text.replace(/^\ufeff/, ''));
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const kept = fields
    .map((line) => {
      const shown = withoutComment(line);
      return (shown.replaceAll(INNER, ' ') + line.slice(shown.length)).replace(TRAILING, '');
    })
    .filter((line, i, all) => line !== '' || (i > 0 && all[i - 1] !== ''));
  return `${(kept.join(newline) + body).trimEnd()}${newline}`;
}

/** The lines of fields without their ends; of MDX those up to the second "---", and the rest as it is. */
function linesOf(text: string): { fields: string[]; body: string } {
  const frontmatter = /^\ufeff?---[ \t]*\r?\n[\s\S]*?\r?\n---(?=[ \t]*(?:\r?\n|$))/.exec(text)?.[0];
  const fields = frontmatter ?? text;
  return { fields: fields.split(/\r?\n/), body: text.slice(fields.length) };
}

/** A line up to its comment, whose spaces are its own. */
function withoutComment(line: string): string {
  const comment = /(?:^|\s)#/.exec(line);
  return comment ? line.slice(0, comment.index) : line;
}
