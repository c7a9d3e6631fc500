import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Repository } from '../src/github/github.ts';

const TOKEN = 'token-of-the-run';
const BOT = 'github-actions[bot]';

/** What a workflow sets for a script that talks to this repository. */
export function environmentOf({ repository }: GitHubStandIn): NodeJS.ProcessEnv {
  const { api, name, token } = repository;
  return { GITHUB_API_URL: api, GITHUB_REPOSITORY: name, GITHUB_TOKEN: token };
}

/**
 * A repository on loopback that answers as docs.github.com/en/rest describes (issues, comments, labels,
 * collaborators, pulls, branches, contents, git database), with the fields that we read, and refuses what GitHub would
 * refuse.
 */
export async function startGitHub(): Promise<GitHubStandIn> {
  const hub = new GitHubStandIn();
  await hub.start();
  return hub;
}

export class GitHubStandIn {
  /** `METHOD path`, of every request, oldest first. */
  readonly requests: string[] = [];
  readonly issues: StoredIssue[] = [];
  /** Comments of all issues, oldest first. */
  readonly talk: StoredComment[] = [];
  readonly labels = new Set<string>();
  readonly pulls: StoredPull[] = [];
  /** Files of each branch. */
  readonly branches = new Map<string, Map<string, string>>([['main', new Map()]]);
  /** Who wrote the newest commit of a branch, where that is not the bot. */
  readonly authors = new Map<string, string>();
  /** What the people of the repository may do; everybody else may read. */
  readonly permissions = new Map<string, 'read' | 'write' | 'admin'>();
  /** `METHOD path` of requests that the token may not make. */
  readonly forbidden = new Set<string>();
  /** Whether the settings let a workflow open pull requests. */
  mayOpenPulls = true;
  /** The clock: it goes on by a second with each comment that is written or changed. */
  now = new Date('2026-06-01T10:00:00Z');
  readonly #objects = new Map<string, string | Map<string, string>>();
  readonly #server = createServer((request, response) => {
    void this.#answer(request).then(([status, data]) => {
      const text = typeof data === 'string' ? data : JSON.stringify(data);
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    });
  });

  get repository(): Repository {
    const { port } = this.#server.address() as AddressInfo;
    return { api: `http://127.0.0.1:${port}`, name: 'someone/catalog', token: TOKEN };
  }

  /** The texts of all comments, oldest first. */
  get comments(): string[] {
    return this.talk.map(({ body }) => body);
  }

  /** A comment as somebody writes it on the page of an issue; returns when. */
  comment(issue: number, login: string, body: string): StoredComment {
    const id = 500 + this.talk.length;
    const at = this.#tick();
    const comment = { id, issue, body, user: { login }, created_at: at, updated_at: at };
    this.talk.push(comment);
    return comment;
  }

  /** What was sent since the last call and changes something. */
  takeChanges(): string[] {
    return this.requests.splice(0).filter((request) => !request.startsWith('GET '));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage): Promise<[number, unknown]> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const root = '/repos/someone/catalog';
    const path = pathname.slice(root.length);
    const method = request.method ?? '';
    this.requests.push(`${method} ${path}`);
    if (request.headers.authorization !== `Bearer ${TOKEN}`)
      return [401, { message: 'Bad credentials' }];
    if (request.headers['x-github-api-version'] !== '2022-11-28')
      return [400, { message: 'Unsupported API version' }];
    if (!pathname.startsWith(root)) return [404, { message: 'Not Found' }];
    if (this.forbidden.has(`${method} ${path}`))
      return [403, { message: 'Resource not accessible by integration' }];
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    return this.#route(`${method} ${path}`, searchParams, body, request.headers.accept ?? '');
  }

  #route(
    call: string,
    query: URLSearchParams,
    body: Record<string, unknown>,
    accept: string,
  ): [number, unknown] {
    const number = Number(/\d+/.exec(call)?.[0]);
    const name = call.split('/').at(-1) ?? '';
    const missing: [number, unknown] = [404, { message: 'Not Found' }];
    if (call === 'GET ') return [200, { full_name: 'someone/catalog', default_branch: 'main' }];
    if (call === 'GET /issues') return [200, this.issues.filter((issue) => isWanted(issue, query))];
    if (call === 'POST /issues') return this.#openIssue(body);
    if (/^PATCH \/issues\/\d+$/.test(call)) {
      const issue = this.issues.find((one) => one.number === number);
      if (!issue) return missing;
      const faulty = refuse(body, ['title', 'body', 'state', 'state_reason']);
      return faulty ?? [200, Object.assign(issue, body)];
    }
    if (/^GET \/issues\/\d+$/.test(call)) {
      const issue = this.issues.find((one) => one.number === number);
      return issue ? [200, issue] : missing;
    }
    if (/^(?:GET|POST) \/issues\/\d+\/comments$/.test(call)) {
      if (!this.issues.some((one) => one.number === number)) return missing;
      return call.startsWith('GET')
        ? [
            200,
            pageOf(
              this.talk.filter(({ issue }) => issue === number),
              query,
            ),
          ]
        : (refuseText(body) ?? [201, this.comment(number, BOT, String(body['body']))]);
    }
    if (/^PATCH \/issues\/comments\/\d+$/.test(call)) {
      const comment = this.talk.find(({ id }) => id === number);
      if (!comment) return missing;
      const changed = { body: String(body['body']), updated_at: this.#tick() };
      return refuseText(body) ?? [200, Object.assign(comment, changed)];
    }
    if (/^POST \/issues\/\d+\/labels$/.test(call)) {
      const issue = this.issues.find((one) => one.number === number);
      const names = body['labels'] as string[];
      if (!issue || !names.every((one) => this.labels.has(one))) return missing;
      issue.labels.push(...names.map((one) => ({ name: one })));
      return refuse(body, ['labels']) ?? [200, issue.labels];
    }
    if (/^GET \/collaborators\/[^/]+\/permission$/.test(call)) {
      const login = decodeURIComponent(call.split('/')[2] ?? '');
      const permission = this.permissions.get(login) ?? 'read';
      return [200, { permission, role_name: permission, user: { login } }];
    }
    if (call.startsWith('GET /branches/')) {
      const branch = decodeURIComponent(call.slice('GET /branches/'.length));
      const author = { login: this.authors.get(branch) ?? BOT };
      return this.branches.has(branch) ? [200, { name: branch, commit: { author } }] : missing;
    }
    if (call.startsWith('GET /labels/')) return this.labels.has(name) ? [200, { name }] : missing;
    if (call === 'POST /labels') {
      this.labels.add(String(body['name']));
      return refuse(body, ['name', 'color', 'description']) ?? [201, { name: body['name'] }];
    }
    if (call === 'GET /pulls') {
      const head = query.get('head');
      const open = this.pulls.filter(({ state = 'open' }) => state === 'open');
      if (head !== null) return [200, open.filter((pull) => `someone:${pull.head}` === head)];
      return [200, pageOf(open.map(describePull), query)];
    }
    if (call === 'POST /pulls') return this.#openPull(body);
    if (/^PATCH \/pulls\/\d+$/.test(call)) {
      const pull = this.pulls.find((one) => one.number === number);
      return pull ? (refuse(body, ['title', 'body']) ?? [200, Object.assign(pull, body)]) : missing;
    }
    if (/^GET \/pulls\/\d+(?:\/files)?$/.test(call)) {
      const pull = this.pulls.find((one) => one.number === number);
      if (!pull) return missing;
      if (call.endsWith('/files')) return [200, pageOf(pull.files ?? [], query)];
      return [200, { number, state: pull.state ?? 'open', head: { sha: pull.sha } }];
    }
    if (call.startsWith('GET /git/trees/')) {
      const pull = this.pulls.find(({ sha }) => sha === name);
      return pull ? [200, { tree: pull.tree ?? [], truncated: false }] : missing;
    }
    if (call.startsWith('GET /contents/')) {
      const file = decodeURIComponent(call.slice('GET /contents/'.length));
      const text = this.branches.get(query.get('ref') ?? 'main')?.get(file);
      if (text === undefined) return missing;
      if (accept === 'application/vnd.github.raw+json') return [200, text];
      return [200, { type: 'file', path: file, sha: this.#keep(text) }];
    }
    return this.#routeGit(call, name, body) ?? missing;
  }

  #routeGit(
    call: string,
    name: string,
    body: Record<string, unknown>,
  ): [number, unknown] | undefined {
    const head = call.split('/heads/')[1] ?? '';
    if (call.startsWith('GET /git/ref/heads/')) {
      const files = this.branches.get(head);
      return files && [200, { ref: `refs/heads/${head}`, object: { sha: this.#keepTree(files) } }];
    }
    // A commit is its tree here: nobody asks for more.
    if (call.startsWith('GET /git/commits/')) return [200, { sha: name, tree: { sha: name } }];
    if (call === 'POST /git/blobs')
      return (
        refuse(body, ['content', 'encoding']) ?? [201, { sha: this.#keep(String(body['content'])) }]
      );
    if (call === 'POST /git/trees') {
      const base = this.#objects.get(String(body['base_tree'])) as Map<string, string>;
      const files = new Map(base);
      for (const { path, sha } of body['tree'] as { path: string; sha: string }[])
        files.set(path, this.#objects.get(sha) as string);
      return refuse(body, ['base_tree', 'tree']) ?? [201, { sha: this.#keepTree(files) }];
    }
    if (call === 'POST /git/commits')
      return refuse(body, ['message', 'tree', 'parents']) ?? [201, { sha: body['tree'] }];
    const files = this.#objects.get(String(body['sha'])) as Map<string, string>;
    if (call === 'POST /git/refs') {
      const branch = String(body['ref']).replace('refs/heads/', '');
      if (this.branches.has(branch)) return [422, { message: 'Reference already exists' }];
      this.branches.set(branch, files);
      return refuse(body, ['ref', 'sha']) ?? [201, { object: { sha: body['sha'] } }];
    }
    if (call.startsWith('PATCH /git/refs/heads/')) {
      if (body['force'] !== true) return [422, { message: 'Update is not a fast forward' }];
      this.branches.set(head, files);
      return refuse(body, ['sha', 'force']) ?? [200, { object: { sha: body['sha'] } }];
    }
    return undefined;
  }

  #openIssue(body: Record<string, unknown>): [number, unknown] {
    const labels = (body['labels'] as string[]).map((name) => ({ name }));
    const issue: StoredIssue = {
      number: this.issues.length + 1,
      state: 'open',
      title: String(body['title']),
      body: String(body['body']),
      user: { login: BOT },
      labels,
    };
    this.issues.push(issue);
    return refuse(body, ['title', 'body', 'labels']) ?? [201, issue];
  }

  #openPull(body: Record<string, unknown>): [number, unknown] {
    if (!this.mayOpenPulls) {
      const message = 'GitHub Actions is not permitted to create or approve pull requests.';
      return [403, { message }];
    }
    if (!this.branches.has(String(body['head']))) return [422, { message: 'Validation Failed' }];
    const pull = {
      number: 100 + this.pulls.length,
      title: String(body['title']),
      body: String(body['body']),
      head: String(body['head']),
    };
    this.pulls.push(pull);
    return refuse(body, ['title', 'body', 'head', 'base']) ?? [201, pull];
  }

  #tick(): string {
    this.now = new Date(this.now.getTime() + 1000);
    return this.now.toISOString().replace('.000Z', 'Z');
  }

  #keep(text: string): string {
    const bytes = Buffer.from(text);
    const hash = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
    this.#objects.set(hash, text);
    return hash;
  }

  #keepTree(files: Map<string, string>): string {
    const hash = createHash('sha1')
      .update(JSON.stringify([...files]))
      .digest('hex');
    this.#objects.set(hash, files);
    return hash;
  }
}

/** Fields that are not in the documentation of the call are a mistake of ours. */
function refuse(body: Record<string, unknown>, allowed: string[]): [number, unknown] | undefined {
  const unknown = Object.keys(body).find((field) => !allowed.includes(field));
  if (unknown === undefined) return undefined;
  return [422, { message: `Invalid request: "${unknown}" is not permitted.` }];
}

/** GitHub takes no comment without text, and none above a length. */
function refuseText(body: Record<string, unknown>): [number, unknown] | undefined {
  const text = String(body['body']);
  if (text.trim() === '' || text.length > 65_536)
    return [422, { message: 'Validation Failed', errors: [`body has ${text.length} characters`] }];
  return refuse(body, ['body']);
}

/** A pull request as GitHub lists it. */
function describePull({ number, head, sha = '', user = 'somebody', from }: StoredPull) {
  const repo = from === null ? null : { full_name: from ?? 'someone/catalog' };
  return { number, user: { login: user }, head: { ref: head, sha, repo } };
}

function pageOf<T>(list: T[], query: URLSearchParams): T[] {
  const size = Number(query.get('per_page') ?? 30);
  const page = Number(query.get('page') ?? 1);
  return list.slice((page - 1) * size, page * size);
}

function isWanted({ labels, state }: StoredIssue, query: URLSearchParams): boolean {
  const wanted = query.get('state') ?? 'open';
  return (
    (wanted === 'all' || state === wanted) &&
    labels.some(({ name }) => name === query.get('labels'))
  );
}

export interface StoredIssue {
  number: number;
  state: 'open' | 'closed';
  title: string;
  body: string | null;
  user: { login: string } | null;
  labels: { name: string }[];
  created_at?: string;
  pull_request?: unknown;
}

interface StoredComment {
  id: number;
  issue: number;
  body: string;
  user: { login: string };
  created_at: string;
  updated_at: string;
}

interface StoredPull {
  number: number;
  title: string;
  body: string;
  head: string;
  state?: 'open' | 'closed';
  /** The newest commit that it proposes. */
  sha?: string;
  files?: { filename: string; previous_filename?: string }[];
  /** The modes of the files at that commit. */
  tree?: { path: string; mode: string }[];
  /** Who proposes it. */
  user?: string;
  /** The repository that it comes from, where that is a fork; nothing where the fork is gone. */
  from?: string | null;
}
