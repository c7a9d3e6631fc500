import type { Issue } from '../../source/issue.ts';
import { BEFORE_ALL_DAYS, loadCatalog } from '../../content/load-catalog.ts';
import { writeResource } from '../../source/write-fields.ts';
import { checkDraft } from '../form/check-draft.ts';
import { findQuestion, type AnswerName } from './answers.ts';
import type { KnownCatalog } from './known-catalog.ts';

/** The file of a resource, from the root of the project. */
export function fileOf(id: string): string {
  return `content/resources/${id}.yaml`;
}

/** What the check says of the content with a file that it does not have yet, and did not say before. Writes nothing. */
export async function judgeResource(
  id: string,
  text: string,
  { folder, advice: before }: KnownCatalog,
): Promise<{ issues: Issue[]; advice: Issue[] }> {
  const file = fileOf(id);
  const overlay = new Map([[file, text]]);
  // As the catalog itself was read: an exception that has ended is no fault of the new file.
  const { issues, advice } = await loadCatalog(folder, BEFORE_ALL_DAYS, overlay);
  const wasTold = ({ code, file: at }: Issue) =>
    before.some((old) => old.code === code && old.file === at);
  return { issues, advice: advice.filter((issue) => issue.file === file || !wasTold(issue)) };
}

/** What is wrong with one answer, as far as it can be told from the resource alone, in the words of the check. */
export function judgeAnswer(
  name: AnswerName,
  resource: Record<string, unknown>,
): string | undefined {
  const draft = { id: 'new', text: writeResource(resource), isKnown: false };
  return checkDraft(draft, undefined, new Set()).find(
    ({ field, code }) => code !== 'missing-field' && findQuestion(field ?? []) === name,
  )?.message;
}

/** What keeps a text from being the id of a new resource; nothing where it may be. */
export function judgeId(id: string, { catalog }: KnownCatalog): string | undefined {
  const draft = { id, text: '', isKnown: false };
  const fault = checkDraft(draft, undefined, new Set()).find(({ field }) => field?.[0] === 'id');
  if (fault) return fault.message;
  const other = [...catalog.resources, ...catalog.retired].find(
    (one) => one.id === id || one.formerly.includes(id),
  );
  if (!other) return undefined;
  return other.id === id
    ? `"${id}" is the id of another resource. Choose another one.`
    : `"${id}" is a former id of "${other.id}". Choose another one.`;
}
