/** A form as somebody sent it. */
export interface FilledForm {
  /** What is under each heading that has something, by label. */
  values: Map<string, string>;
  /** Why the text cannot be read as the form, with what to do; a stranger's words are in quotes. */
  errors: string[];
}

/** What GitHub writes where nothing was filled in. */
const NOTHING = '_No response_';

/** Far more than a resource needs; GitHub allows 65,536 characters, which a parser reads for seconds. */
const LONGEST = 16_000;

/** What labels are called now: issues that are still open have the former ones. */
const FORMER_LABELS: ReadonlyMap<string, string> = new Map([['Address', 'URL']]);

/** Anything that Markdown shows as a heading of the "#" kind, whatever its level and spaces. */
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;

/**
 * Reads the text of an issue that a form of GitHub made: under "### " and the label of each field what was filled in.
 * Everybody may edit that text into anything: a heading that the form does not have, or has once, is an error, as nobody
 * can know what was meant. Never throws.
 */
export function parseForm(body: string, labels: string[]): FilledForm {
  const lines = body
    .replace(/^\ufeff/, '')
    .replaceAll(/\r\n?/g, '\n')
    .split('\n');
  if (body.length > LONGEST) return { values: new Map(), errors: [TOO_LONG] };
  const errors: string[] = [];
  const sections = new Map<string, string[]>();
  let section: string[] | undefined;
  for (const [i, line] of lines.entries()) {
    const label = readLabel(line, labels);
    if (label !== undefined) {
      if (sections.has(label))
        errors.push(
          `line ${i + 1}: the heading "### ${label}" appears twice. Keep one, and remove the other.`,
        );
      section = [];
      sections.set(label, section);
    } else if (HEADING.test(line)) {
      errors.push(
        `line ${i + 1}: "${line.trim()}" is not a heading of the form. Remove the line, or the "#" at its start.`,
      );
    } else if (section) section.push(line);
    else if (line.trim() !== '')
      errors.push(
        `line ${i + 1}: "${line.trim()}" is above the first heading of the form. Move it below one, or remove it.`,
      );
  }
  if (sections.size === 0) return { values: new Map(), errors: [NO_FORM] };
  const values = [...sections]
    .map(([label, text]) => [label, text.join('\n').trim()] as const)
    .filter(([, text]) => text !== '' && text !== NOTHING);
  return { values: new Map(values), errors };
}

const TOO_LONG = `the text has more than ${LONGEST.toLocaleString('en')} characters. Shorten it to what the form asks for.`;
const NO_FORM = 'the text has none of the headings of the form. Open a new issue with the form.';

/** Whether a text has every heading of a form, as GitHub writes it. */
export function isFormOf(body: string, labels: string[]): boolean {
  const found = new Set(body.split(/\r\n?|\n/).map((line) => readLabel(line, labels)));
  return labels.every((label) => found.has(label));
}

/** The label that a line is the heading of, by its present name; `undefined` if it is the heading of none. */
function readLabel(line: string, labels: string[]): string | undefined {
  if (!line.startsWith('### ')) return undefined;
  const label = line.slice(4).trimEnd();
  return labels.includes(label) ? label : FORMER_LABELS.get(label);
}
