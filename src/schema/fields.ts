import { z } from 'zod';
import { findHiddenCharacter } from '../text/hidden-character.ts';
import { idPattern } from '../text/ids.ts';
import { isLanguage, suggestLanguage } from '../text/language-name.ts';
import { describeMalformed } from '../urls/link-address.ts';

/** The kinds of value that several schemas share. */

// An id names a file and a folder. Source: "Naming Files, Paths, and Namespaces" in the documentation of Windows.
const RESERVED = /^(?:aux|con|nul|prn|com\d|lpt\d)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
// What ends a sentence in any script, and what may close behind it; in scripts that end none, their letters.
const SENTENCE =
  /(?:[\p{Sentence_Terminal}…][\s\p{Pe}\p{Pf}\p{Pi}"']*|[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Tibt}])$/u;

/** What is said of a text that must be a sentence and does not end like one. */
export const NO_SENTENCE = 'does not end with a full stop, "!" or "?". Write a complete sentence';

const errors = {
  id: 'is not an id. Use lower-case letters, digits and single hyphens, as in "intel-sdm"',
  url: 'is not a URL. Copy the whole URL, starting with https://',
  date: 'is not a date. Write it as YYYY-MM-DD',
  language: 'is not a language tag. Use a tag such as "en", "zh" or "pt-BR"',
};

/** The rules that schemas check, beyond those that follow from the types of values. */
export type SchemaCode =
  | 'address-path'
  | 'archive-without-url'
  | 'authors-missing'
  | 'bad-base'
  | 'bad-colour'
  | 'bad-date'
  | 'bad-doi'
  | 'bad-id'
  | 'bad-isbn'
  | 'bad-language'
  | 'bad-list'
  | 'bad-logo'
  | 'bad-owner'
  | 'bad-url'
  | 'bad-where'
  | 'hidden-character'
  | 'level-order'
  | 'low-contrast'
  | 'no-placement'
  | 'not-findable'
  | 'not-retired'
  | 'pick-without-why'
  | 'repository-address'
  | 'retired-pick'
  | 'retired-without-reason'
  | 'summary-repeats-title'
  | 'too-few-answers'
  | 'unclear-start'
  | 'url-credentials'
  | 'url-scheme'
  | 'why-without-pick';

/** The params of a custom issue: the code of the rule that the value breaks. */
export function breaks(code: SchemaCode): { code: SchemaCode } {
  return { code };
}

/** Plain text on one paragraph: never markup, no hidden characters, at most `max` characters. */
export function text(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => findHiddenCharacter(value) === -1, {
      error: 'contains a hidden character. Type the text again without it',
      params: breaks('hidden-character'),
    });
}

/** One sentence or more: as `text`, and should end with a full stop, an exclamation or a question mark. */
export function sentence(max: number) {
  // Editors see the text before it is trimmed.
  return text(max).meta(editorMessage(NO_SENTENCE, SENTENCE.source.replace(/\$$/, '\\s*$')));
}

/** Whether a text ends like a sentence. */
export function endsSentence(value: string): boolean {
  return SENTENCE.test(value.trim());
}

/** The id of a resource, topic, learning path, section, step or term: kebab-case ASCII. */
export const id = z
  .string()
  .max(90)
  .refine((value) => idPattern.test(value), {
    error: errors.id,
    params: breaks('bad-id'),
  })
  .refine((value) => !isReservedName(value), {
    error: 'is a name that Windows reserves for devices. Add a word to it',
    params: breaks('bad-id'),
  })
  .meta(editorMessage(errors.id, idPattern.source));

/** Whether Windows keeps a name for devices, so that no file may have it, whatever its ending. */
export function isReservedName(name: string): boolean {
  return RESERVED.test(name);
}

/** The ids that a thing had before it was renamed. */
export const formerly = z.array(id).min(1).max(50).optional();

/** An absolute http or https address without user name or password. */
export const httpUrl = z
  .string()
  .trim()
  .max(2000)
  .superRefine((value, context) => {
    const issue = findUrlIssue(value);
    if (issue)
      context.addIssue({
        code: 'custom',
        message: issue.error,
        params: breaks(issue.code),
        input: value,
      });
  })
  .meta({ format: 'uri', ...editorMessage(errors.url, '^https?://') });

/** A day as `YYYY-MM-DD`, and one that exists. */
export const date = z
  .string()
  .refine((value) => DATE.test(value) && isDay(value), {
    error: errors.date,
    params: breaks('bad-date'),
  })
  .meta({ format: 'date', ...editorMessage(errors.date) });

/** A language as a BCP 47 tag. */
export const language = z
  .string()
  .refine((value) => LANGUAGE.test(value) && isLanguage(value), {
    error: ({ input }) => {
      const meant = suggestLanguage(String(input));
      return meant === undefined
        ? errors.language
        : `is not a language tag. Did you mean "${meant}"?`;
    },
    params: breaks('bad-language'),
  })
  .meta(editorMessage(errors.language, LANGUAGE.source));

/**
 * What a JSON Schema says besides of a text: the pattern that editors hold it against, and their words for what does
 * not match it or its format.
 * Source: the keyword `patternErrorMessage`, which VS Code and yaml-language-server know.
 */
export function editorMessage(error: string, pattern?: string) {
  return { ...(pattern !== undefined && { pattern }), patternErrorMessage: `This ${error}.` };
}

/** Whether the calendar has the day: a parser alone takes 30 February for 2 March. */
function isDay(value: string): boolean {
  const day = new Date(value);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function findUrlIssue(address: string): { code: SchemaCode; error: string } | undefined {
  // A browser also takes "https:host" and "https:///host", which are more likely slips than meant.
  const malformed = describeMalformed(address);
  if (malformed !== undefined || !URL.canParse(address)) {
    const isPlain = malformed === undefined || !/^https?:\/\//i.test(address);
    return {
      code: 'bad-url',
      error: isPlain ? errors.url : `${malformed}. Copy the whole URL from the address bar`,
    };
  }
  const { protocol, username, password } = new URL(address);
  if (!['http:', 'https:'].includes(protocol))
    return {
      code: 'url-scheme',
      error: `has the scheme "${protocol}". Only https:// and http:// are allowed`,
    };
  if (username || password)
    return {
      code: 'url-credentials',
      error: 'contains a user name or password. Remove it and the "@"',
    };
  if (
    /[\s<>"\\^`{|}\u200c\u200d\ufe00-\ufe0f]/.test(address) ||
    findHiddenCharacter(address) !== -1
  )
    return {
      code: 'bad-url',
      error:
        'contains a space or another character that must be percent-encoded. Copy the URL from the address bar',
    };
  return undefined;
}
