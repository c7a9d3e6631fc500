import { stripVTControlCharacters } from 'node:util';
import { cutText, quote } from '../text/quote.ts';

/** Why the pages could not be built, as the process that builds them reports it to the build. */
export interface PagesFailure {
  /** The page that was being rendered, by its address from the root of the site. */
  page?: string | undefined;
  /** The content file at fault, such as `content/topics/kvm.mdx`. */
  file?: string | undefined;
  /** What is wrong, in one line. */
  message: string;
  /** For who repairs it: where in the code that was. */
  details: string;
}

/** A page that could not be rendered. */
export class PageError extends Error {
  /** Its address from the root of the site. */
  readonly page: string;

  constructor(page: string, cause: unknown) {
    super(`"${page}" cannot be rendered`, { cause });
    this.page = page;
  }
}

/** The copy of a body that Astro reads, with the folders above it. */
const COPY = /(?:[^\s"'`]*\/)?bodies\/((?:topics|paths|pages)\/[^\s"'`:?]+\.mdx)/g;

/** Lines of the bundler that say nothing of what is wrong. */
const ABOUT = /^(?:Build failed with|\[plugin )/;

/** Describes anything that was thrown while the pages were built. */
export function describeFailure(thrown: unknown): PagesFailure {
  const page = thrown instanceof PageError ? thrown.page : undefined;
  const error = thrown instanceof PageError ? thrown.cause : thrown;
  const text = error instanceof Error ? error.message : String(error);
  const { id, loc } = Object(error) as { id?: unknown; loc?: { file?: unknown } };
  const named = [text, id, loc?.file].map(String).join(' ');
  const body = [...named.matchAll(COPY)][0]?.[1];
  const lines = stripVTControlCharacters(text).split('\n');
  const said =
    lines.find((line) => line.trim() !== '' && !ABOUT.test(line)) ?? 'no reason is known';
  return {
    page,
    file: body && `content/${body}`,
    message: said
      .trim()
      .replace(/^\w*Error: /, '')
      .replaceAll(COPY, 'content/$1'),
    details: [text, error instanceof Error ? error.stack : ''].join('\n\n'),
  };
}

/**
 * What a person reads of a failure: what is wrong, and what to do.
 *
 * @param file the content file at fault as it is named here, or nothing
 * @param details the file that holds the details
 */
export function formatFailure(
  { page, message }: PagesFailure,
  file: string,
  details: string,
): string {
  const what =
    page === undefined ? 'The pages cannot be built' : `The page ${quote(page)} cannot be built`;
  const quoted = `"${cutText(message.replace(/\.$/, ''), LONGEST).replaceAll('"', "'")}"`;
  const where = file === '' ? '' : ` Look at what was changed last in "${file}".`;
  return `${what}: ${quoted}.${where} If "cairn check" finds nothing, this is a bug in Cairn: report it with the file "${details}".`;
}

/** The longest message that is shown in full. */
const LONGEST = 300;
