import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import type { Repository } from '../../github/github.ts';
import { approve } from './approve.ts';
import { replyToIssue } from './reply.ts';

/** What has happened on GitHub, as far as we look at it. */
export type SuggestionEvent =
  | { kind: 'issue'; number: number; isNew: boolean }
  | { kind: 'comment'; number: number; text: string; login: string };

/** GitHub sends no event above 25 MB, and none of issues near it. */
const LARGEST = 4 * 1024 * 1024;

const numbered = z.object({ number: z.int().positive().max(1_000_000_000) });

/** docs.github.com/en/webhooks/webhook-events-and-payloads#issues */
const issueSchema = z.object({ action: z.string(), issue: numbered });

/** docs.github.com/en/webhooks/webhook-events-and-payloads#issue_comment */
const commentSchema = z.object({
  action: z.string(),
  issue: numbered,
  comment: z.object({
    body: z.string().max(300_000),
    user: z.object({ login: z.string().max(200), type: z.string().optional() }).nullable(),
  }),
});

/**
 * The event that a workflow was started by; `undefined` for one that we do not handle. Texts and labels of the issue
 * are not read: they may have changed since.
 * @throws {Error} if the environment names no event of issues, or the file is not what GitHub writes
 */
export async function readEvent(
  environment: NodeJS.ProcessEnv,
): Promise<SuggestionEvent | undefined> {
  const name = environment['GITHUB_EVENT_NAME'] ?? '';
  const path = environment['GITHUB_EVENT_PATH'] ?? '';
  if (name !== 'issues' && name !== 'issue_comment')
    throw new Error(`GITHUB_EVENT_NAME "${name}" is neither issues nor issue_comment.`);
  if (path === '') throw new Error('GITHUB_EVENT_PATH is empty. Name the file of the event.');
  const { size } = await stat(path);
  if (size > LARGEST)
    throw new Error(`The event has ${size} bytes; at most ${LARGEST} are allowed.`);
  const text = await readFile(path, 'utf8');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error('The event is not JSON.');
  }
  return parseEvent(name, data);
}

/**
 * Does what an event requests.
 * @returns a line about what was done
 * @throws {Error} if GitHub refuses something
 */
export async function handleEvent(
  repository: Repository,
  event: SuggestionEvent | undefined,
  folder: string,
): Promise<string> {
  if (!event) return 'Nothing to do.';
  if (event.kind === 'issue') return replyToIssue(repository, event, folder);
  return approve(repository, event, folder);
}

/** As `readEvent`, for data that was read. */
export function parseEvent(
  name: 'issues' | 'issue_comment',
  data: unknown,
): SuggestionEvent | undefined {
  if (name === 'issues') {
    const { action, issue } = check(issueSchema, data);
    if (action !== 'opened' && action !== 'edited') return undefined;
    return { kind: 'issue', number: issue.number, isNew: action === 'opened' };
  }
  const { action, issue, comment } = check(commentSchema, data);
  const { user, body } = comment;
  if (action !== 'created' || !user || user.type === 'Bot') return undefined;
  return { kind: 'comment', number: issue.number, text: body, login: user.login };
}

function check<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const [problem] = result.error.issues;
  throw new Error(
    `The event is not what GitHub writes: ${problem?.path.join('.')} ${problem?.message}`,
  );
}
