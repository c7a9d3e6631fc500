import { createHash } from 'node:crypto';
import { isRetired } from '../../catalog/retired.ts';
import { checkFolder } from '../../content/load-catalog.ts';
import type { OutlineTopic } from '../../catalog/outline.ts';
import { createOutline } from '../../content/read-outline.ts';
import { checkSchema } from '../../rules/check-schema.ts';
import { id as idSchema } from '../../schema/fields.ts';
import { resourceSchema } from '../../schema/resource.ts';
import type { SiteData } from '../../schema/site.ts';
import type { Issue } from '../../source/issue.ts';
import { findFolderInRepository, placeContentFile } from '../../source/content-place.ts';
import { contentFolder } from '../../source/content-folder.ts';
import { readContent, type Content } from '../../source/read-content.ts';
import { writeResource } from '../../source/write-fields.ts';
import { describeListed, findListed, type ListedResource } from '../find-listed.ts';
import { createFormData, listFormFields, type ResourceFormField } from '../issue-forms.ts';
import { proposeId } from '../../schema/propose-id.ts';
import { findField } from '../resource-fields.ts';

/** What the text of an issue comes to, and what our own check says of it. */
export interface Suggestion {
  site: SiteData;
  /** Why the text cannot be read as the form; then nothing else is known. */
  formErrors: string[];
  /** What must be fixed before the resource can be added. */
  errors: FormIssue[];
  advice: FormIssue[];
  /** Resources that are at its address already. */
  listed: ListedResource[];
  /** `undefined` if the text cannot be read. */
  file: SuggestedFile | undefined;
}

/** An error or a piece of advice that the suggestion brings into the content, for somebody who sees the form and no file. */
export interface FormIssue {
  code: string;
  /** Heading of the field that it is about, or a file beside the suggested one. */
  about: string;
  message: string;
}

/** The file that a suggestion would add. */
export interface SuggestedFile {
  id: string;
  /** `resources/<id>.yaml` below the content folder, from the root of the repository, and nothing else. */
  path: string;
  text: string;
  /** Of path and text: what a maintainer has looked at, and nothing else, has it. */
  hash: string;
  /** Whether the id comes from a name of the resource or from its address. */
  isNamed: boolean;
}

const FOLDER = 'content/resources/';
/** Takes the place of the id where the title gives none; the check wants a file. */
const NAMELESS = 'suggestion-without-a-name';
const NO_NAME: FormIssue = {
  code: 'bad-id',
  about: 'Title',
  message: 'no id can be made from the title. Add a name in Latin letters under "Other names".',
};

/**
 * Builds the resource that a filled form describes and checks the content as if it were in it. Writes nothing.
 * `created` is the day of the issue: the list has had the resource since then, as far as is known.
 * @throws {Error} if settings or topics of the content cannot be read
 */
export async function checkSuggestion(
  body: string,
  created: string,
  folder = contentFolder(),
): Promise<Suggestion> {
  const read = await readContent(folder);
  const { content, issues } = read;
  const { site, topics } = createOutline(content, issues);
  const fields = listFormFields(topics);
  const headings = fields.map(({ heading }) => heading);
  const { values, errors: formErrors } = parseForm(body, headings);
  if (formErrors.length > 0)
    return { site, formErrors, errors: [], advice: [], listed: [], file: undefined };

  const { listed, taken } = findKnownResources(content, issues, topics);
  const data = createFormData(fields, values, created);
  const { url } = data;
  const file = createFile(data, taken, await findFolderInRepository(folder));
  const path = `${FOLDER}${file.id}.yaml`;
  const overlay = new Map([[path, file.text]]);
  const [before, after] = await Promise.all([
    checkFolder(folder, { read }),
    checkFolder(folder, { overlay }),
  ]);
  const rank = ({ about }: FormIssue) => [...headings, about].indexOf(about);
  // In the order of the form; what is about none of its fields comes last.
  const describe = (kind: 'issues' | 'advice', ...more: FormIssue[]) =>
    findNew(before[kind], after[kind])
      .map((issue) => describeIssue(issue, { path, fields, values, listed }))
      .concat(more)
      .toSorted((a, b) => rank(a) - rank(b));
  const isNameless = !file.isNamed && data['title'] !== undefined;
  return {
    ...{ site, formErrors, file, advice: describe('advice') },
    errors: describe('issues', ...(isNameless ? [NO_NAME] : [])),
    listed: typeof url === 'string' ? findListed(url, listed) : [],
  };
}

/** What is found with the suggestion and not without it; a message that only counts on is nothing new. */
function findNew(before: Issue[], after: Issue[]): Issue[] {
  const keyOf = ({ file, line, column, code }: Issue) => [file, line, column, code].join('\n');
  const known = new Set(before.map(keyOf));
  return after.filter((issue) => !known.has(keyOf(issue)));
}

function describeIssue(
  { file, code, message, field = [] }: Issue,
  {
    path,
    fields,
    values,
    listed,
  }: {
    path: string;
    fields: ResourceFormField[];
    values: ReadonlyMap<string, string>;
    listed: ListedResource[];
  },
): FormIssue {
  if (file !== path) {
    const other = listed.find(({ id }) => file === `${FOLDER}${id}.yaml`);
    const isTwice = code === 'duplicate-resource' && other;
    return { code, about: file, message: isTwice ? `${describeListed(other)}.` : message };
  }
  const about = findField(fields, field)?.heading ?? '';
  const place = values.get(about);
  const isUnknownPlace =
    code === 'missing-field' && field[0] === 'placements' && place !== undefined;
  return {
    ...{ code, about },
    message: isUnknownPlace
      ? `"${place}" is not a place in the form. Copy one from there.`
      : message,
  };
}

/** The resources of content that was read, and ids that a new one cannot have: those of files, readable or not, and former ones. */
function findKnownResources(
  { resources }: Content,
  issues: Issue[],
  topics: OutlineTopic[],
): { listed: ListedResource[]; taken: Set<string> } {
  const unread = issues.flatMap(({ file }) =>
    file.startsWith(FOLDER)
      ? [
          file
            .slice(FOLDER.length)
            .toLowerCase()
            .replace(/\.[^.]*$/, ''),
        ]
      : [],
  );
  const taken = new Set([...resources.map(({ id }) => id), ...unread]);
  const readable = resources.flatMap((file) => {
    const { data } = checkSchema(resourceSchema, file);
    return data ? [{ id: file.id, data }] : [];
  });
  const titleOf = (id: string | undefined) => readable.find((one) => one.id === id)?.data.title;
  const listed = readable.map(({ id, data }): ListedResource => {
    for (const former of data.formerly ?? []) taken.add(former);
    const { title, url, locator, placements, reason = '', successor } = data;
    const ids = new Set(placements.map(({ topic }) => topic));
    const titles = topics.filter((topic) => ids.has(topic.id)).map((topic) => topic.data.title);
    const retired = isRetired(data) ? { reason, successor: titleOf(successor) } : undefined;
    return { id, title, url, locator, topics: titles, retired };
  });
  return { listed, taken };
}

/** The file of a resource, under an id that is not `taken`, in the content `folder` of a repository. */
function createFile(
  data: Record<string, unknown>,
  taken: ReadonlySet<string>,
  folder: string,
): SuggestedFile {
  const names = [data['title'], data['aliases']].flat().filter((name) => typeof name === 'string');
  const ids = names.map((name) => proposeId(name, taken));
  const { url } = data;
  const ofAddress = proposeId('', taken, typeof url === 'string' ? url : '');
  const own = [...ids, ofAddress].find((one) => one !== '');
  const id = idSchema.parse(own ?? NAMELESS);
  const path = placeContentFile(`${FOLDER}${id}.yaml`, folder);
  const text = writeResource(data);
  const hash = createHash('sha256').update(`${path}\n${text}`).digest('hex');
  return { id, path, text, hash, isNamed: own !== undefined };
}

/** A form as somebody sent it. */
interface FilledForm {
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
