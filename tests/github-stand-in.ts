import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Repository } from '../src/github/github.ts';

const TOKEN = 'token-of-the-run';

/**
 * A repository on loopback that answers as docs.github.com/en/rest describes (issues, labels, pulls,
 * contents, git database), with the fields that we read, and refuses what GitHub would refuse.
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
  readonly comments: string[] = [];
  readonly labels = new Set<string>();
  readonly pulls: StoredPull[] = [];
  /** Files of each branch. */
  readonly branches = new Map<string, Map<string, string>>([['main', new Map()]]);
  /** Whether the settings let a workflow open pull requests. */
  mayOpenPulls = true;
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
    if (/^POST \/issues\/\d+\/comments$/.test(call)) {
      this.comments.push(String(body['body']));
      return refuse(body, ['body']) ?? [201, { id: this.comments.length }];
    }
    if (call.startsWith('GET /labels/')) return this.labels.has(name) ? [200, { name }] : missing;
    if (call === 'POST /labels') {
      this.labels.add(String(body['name']));
      return refuse(body, ['name', 'color', 'description']) ?? [201, { name: body['name'] }];
    }
    if (call === 'GET /pulls')
      return [200, this.pulls.filter(({ head }) => `someone:${head}` === query.get('head'))];
    if (call === 'POST /pulls') return this.#openPull(body);
    if (/^PATCH \/pulls\/\d+$/.test(call)) {
      const pull = this.pulls.find((one) => one.number === number);
      return pull ? (refuse(body, ['title', 'body']) ?? [200, Object.assign(pull, body)]) : missing;
    }
    if (call.startsWith('GET /contents/')) {
      const file = call.slice('GET /contents/'.length);
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
    if (call.startsWith('GET /git/ref/heads/')) {
      const files = this.branches.get(name);
      return files && [200, { ref: `refs/heads/${name}`, object: { sha: this.#keepTree(files) } }];
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
      this.branches.set(name, files);
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
      user: { login: 'github-actions[bot]' },
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
  pull_request?: unknown;
}

interface StoredPull {
  number: number;
  title: string;
  body: string;
  head: string;
}
