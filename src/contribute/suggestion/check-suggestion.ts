import { loadChanged } from '../../content/content-change.ts';
import type { Issue } from '../../source/issue.ts';
import { createOutline } from '../../content/outline.ts';
import { contentFolder, readContent } from '../../source/read-content.ts';
import type { SiteData } from '../../schema/site.ts';
import { findListed, type ListedResource } from '../find-listed.ts';
import { createSuggestionFields } from '../issue-forms/suggestion-fields.ts';
import { createData } from './create-data.ts';
import { createFinding, type Finding } from './finding.ts';
import { findKnownResources } from './known-resources.ts';
import { parseForm } from './parse-form.ts';
import { createFile, type SuggestedFile } from './suggested-file.ts';

/** What the text of an issue comes to, and what our own check says of it. */
export interface Suggestion {
  site: SiteData;
  /** Why the text cannot be read as the form; then nothing else is known. */
  faults: string[];
  /** What must be fixed before the resource can be added. */
  errors: Finding[];
  advice: Finding[];
  /** Resources that stand at its address already. */
  listed: ListedResource[];
  /** Nothing where the text cannot be read. */
  file: SuggestedFile | undefined;
}

/**
 * Builds the resource that a filled form describes and checks the content as if it were in it. Writes nothing.
 * `created` is the day of the issue: the list carries the resource since then, as far as anybody can tell.
 * Throws only where settings or topics of the content cannot be read.
 */
export async function checkSuggestion(
  body: string,
  created: string,
  folder = contentFolder(),
): Promise<Suggestion> {
  const { content, issues } = await readContent(folder);
  const { site, topics } = createOutline(content, issues);
  const { needed, further } = createSuggestionFields(topics);
  const fields = [...needed, ...further];
  const labels = fields.map(({ label }) => label);
  const { values, faults } = parseForm(body, labels);
  if (faults.length > 0)
    return { site, faults, errors: [], advice: [], listed: [], file: undefined };

  const { listed, taken } = findKnownResources(content, issues, topics);
  const data = createData(fields, values, created);
  const { url } = data;
  const file = createFile(data, taken);
  const [before, after] = await Promise.all([
    loadChanged(folder, []),
    loadChanged(folder, [{ file: file.path, before: undefined, after: file.text }]),
  ]);
  const context = { path: file.path, fields, values, listed };
  const tell = (old: Issue[], all: Issue[]) =>
    findNew(old, all).map((issue) => createFinding(issue, context));
  const errors = tell(before.issues, after.issues);
  if (!file.isNamed && data['title'] !== undefined)
    errors.push({
      code: 'bad-id',
      about: 'Title',
      message: 'no id can be made from the title. Add a name in Latin letters under "Other names".',
    });
  return {
    site,
    faults,
    errors: sortByForm(errors, labels),
    advice: sortByForm(tell(before.advice, after.advice), labels),
    listed: typeof url === 'string' ? findListed(url, listed) : [],
    file,
  };
}

/** What is found with the suggestion and not without it; a message that only counts on is nothing new. */
function findNew(before: Issue[], after: Issue[]): Issue[] {
  const keyOf = ({ file, line, column, code }: Issue) => [file, line, column, code].join('\n');
  const known = new Set(before.map(keyOf));
  return after.filter((issue) => !known.has(keyOf(issue)));
}

/** In the order of the form; what is about none of its fields stands last. */
function sortByForm(findings: Finding[], labels: string[]): Finding[] {
  const rank = ({ about }: Finding) => [...labels, about].indexOf(about);
  return findings.toSorted((a, b) => rank(a) - rank(b));
}
