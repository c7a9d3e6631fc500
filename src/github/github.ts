import { z } from 'zod';

/** A repository on GitHub, as we reach it. */
export interface Repository {
  /** Base of the REST API. */
  api: string;
  /** `owner/name` */
  name: string;
  token: string;
}

const VERSION = '2022-11-28';
const TIMEOUT = 30_000;

/** What to do about responses that a setting of the repository explains. */
const advice: Record<number, string> = {
  401: 'Is GITHUB_TOKEN that of this run?',
  403: 'Grant the job its permissions, and allow Actions to create pull requests (Settings, Actions, General).',
};

/**
 * Reads the repository from the environment of a workflow.
 *
 * @throws {Error} if a variable is missing or is not what GitHub writes
 */
export function readRepository(environment: NodeJS.ProcessEnv): Repository {
  const name = environment['GITHUB_REPOSITORY'] ?? '';
  const token = environment['GITHUB_TOKEN'] ?? '';
  const api = new URL(environment['GITHUB_API_URL'] ?? 'https://api.github.com');
  if (!/^[\w.-]+\/[\w.-]+$/.test(name))
    throw new Error(`GITHUB_REPOSITORY "${name}" is not owner/name.`);
  if (token === '') throw new Error('GITHUB_TOKEN is empty. Hand the token of the run over.');
  if (api.protocol !== 'https:' && api.hostname !== '127.0.0.1')
    throw new Error(`GITHUB_API_URL "${api.href}" is not https: the token would be readable.`);
  return { api: api.href.replace(/\/$/, ''), name, token };
}

/**
 * Sends one request to the REST API (docs.github.com/en/rest), below the repository, and returns the parsed response.
 *
 * @throws {Error} with the message of GitHub if there is no usable response
 */
export async function callGitHub<T>(
  repository: Repository,
  call: Call,
  schema: z.ZodType<T>,
): Promise<T> {
  const response = await send(repository, call);
  if (!response.ok) throw await explain(call, response);
  return schema.parse(await response.json());
}

/** As `callGitHub`, but `undefined` if GitHub responds with 404. */
export async function findOnGitHub<T>(
  repository: Repository,
  call: Call,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const response = await send(repository, call);
  if (response.status === 404) return undefined;
  if (!response.ok) throw await explain(call, response);
  return schema.parse(await response.json());
}

/** The text of a file of the repository; `undefined` if there is no such file. */
export async function readFromGitHub(
  repository: Repository,
  path: string,
): Promise<string | undefined> {
  const call = { path, accept: 'application/vnd.github.raw+json' };
  const response = await send(repository, call);
  if (response.status === 404) return undefined;
  if (!response.ok) throw await explain(call, response);
  return response.text();
}

async function send({ api, name, token }: Repository, call: Call): Promise<Response> {
  const { method = 'GET', path, body, accept = 'application/vnd.github+json' } = call;
  return fetch(`${api}/repos/${name}${path}`, {
    method,
    headers: {
      accept,
      authorization: `Bearer ${token}`,
      'x-github-api-version': VERSION,
      'user-agent': 'Cairn',
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    // A redirect could carry the token elsewhere.
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT),
  });
}

async function explain({ method = 'GET', path }: Call, response: Response): Promise<Error> {
  const said = await response.text().catch(() => '');
  const details = [said.slice(0, 300), advice[response.status]].filter(Boolean).join(' ');
  return new Error(`GitHub responded with ${response.status} to ${method} ${path}: ${details}`);
}

interface Call {
  method?: 'GET' | 'POST' | 'PATCH';
  /** Below the repository, from its "/" on. */
  path: string;
  body?: Record<string, unknown>;
  accept?: string;
}

/** The name of an account as GitHub writes it: nothing that could lead to another address. */
const LOGIN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\[bot\])?$/;

const permissionSchema = z.object({ permission: z.string() });

/**
 * Whether somebody may write to the repository, according to the repository: the association in an event is not a
 * permission (docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user).
 */
export async function mayWrite(repository: Repository, login: string): Promise<boolean> {
  if (!LOGIN.test(login)) return false;
  const path = `/collaborators/${encodeURIComponent(login)}/permission`;
  const found = await findOnGitHub(repository, { path }, permissionSchema);
  return ['write', 'maintain', 'admin'].includes(found?.permission ?? 'none');
}
