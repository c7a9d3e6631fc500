import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SERVER = join(
  import.meta.dirname,
  '../node_modules/yaml-language-server/bin/yaml-language-server',
);

/** The settings of an editor, by their sections. */
export type EditorSettings = Record<string, unknown>;

/** What the server says of a text. */
export interface Diagnostic {
  /** From 1. */
  line: number;
  message: string;
}

/** What the server offers to write. */
export interface Completion {
  label: string;
  documentation: string;
}

/** Starts yaml-language-server for a folder, as editors do, until the test ends. It asks no other host. */
export async function startYamlEditor(
  context: { after: (end: () => void) => void },
  folder: string,
  settings: EditorSettings = {},
): Promise<YamlEditor> {
  const server = spawn(process.execPath, [SERVER, '--stdio']);
  context.after(() => void server.kill());
  const editor = new YamlEditor(server, folder, {
    ...settings,
    yaml: {
      validate: true,
      hover: true,
      completion: true,
      schemaStore: { enable: false },
      ...(settings['yaml'] as object | undefined),
    },
  });
  await editor.begin();
  return editor;
}

/** An editor, as far as the server sees one: the Language Server Protocol over standard input and output. */
export class YamlEditor {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #folder: string;
  readonly #settings: EditorSettings;
  readonly #answers = new Map<number, (answer: Message) => void>();
  readonly #judged = new Map<string, (found: Diagnostic[]) => void>();
  #asked = 0;
  #opened = 0;

  constructor(server: ChildProcessWithoutNullStreams, folder: string, settings: EditorSettings) {
    this.#server = server;
    this.#folder = folder;
    this.#settings = settings;
    readMessages(server, (message) => this.#take(message));
  }

  async begin(): Promise<void> {
    const uri = pathToFileURL(this.#folder).href;
    await this.#ask('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'test' }],
      capabilities: {
        workspace: { configuration: true },
        textDocument: {
          completion: { completionItem: { documentationFormat: ['plaintext'] } },
          hover: { contentFormat: ['markdown'] },
        },
      },
    });
    this.#send({ method: 'initialized', params: {} });
    this.#send({ method: 'workspace/didChangeConfiguration', params: { settings: null } });
  }

  /** What the server finds wrong with a file that holds a text. */
  judge(file: string, text: string): Promise<Diagnostic[]> {
    const uri = this.#open(file, text);
    return new Promise((resolve) => this.#judged.set(uri, resolve));
  }

  /** What the server offers where `‸` stands in a text. */
  async complete(file: string, marked: string): Promise<Completion[]> {
    const answer = (await this.#askAt('textDocument/completion', file, marked)) as {
      items: { label: string; documentation?: string | { value: string } }[];
    };
    return answer.items.map(({ label, documentation = '' }) => ({
      label,
      documentation: typeof documentation === 'string' ? documentation : documentation.value,
    }));
  }

  /** What the server shows, as Markdown, over the place where `‸` stands in a text. */
  async hover(file: string, marked: string): Promise<string> {
    const answer = (await this.#askAt('textDocument/hover', file, marked)) as {
      contents: { value: string };
    } | null;
    return answer?.contents.value ?? '';
  }

  async #askAt(method: string, file: string, marked: string): Promise<unknown> {
    const before = marked.slice(0, marked.indexOf('‸')).split('\n');
    const uri = this.#open(file, marked.replace('‸', ''));
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return this.#ask(method, { textDocument: { uri }, position });
  }

  /** Opens a text under a name of its own: what is said of a name says not of which text it is. */
  #open(file: string, text: string): string {
    this.#opened += 1;
    const path = join(this.#folder, dirname(file), `${this.#opened}-${basename(file)}`);
    const uri = pathToFileURL(path).href;
    this.#send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
    });
    return uri;
  }

  async #ask(method: string, params: unknown): Promise<unknown> {
    const id = (this.#asked += 1);
    const answer = new Promise<Message>((resolve) => this.#answers.set(id, resolve));
    this.#send({ id, method, params });
    const { result, error } = await answer;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  #take(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined) {
      this.#answers.get(Number(id))?.(message);
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as Published;
      this.#judged.get(uri)?.(
        diagnostics.map(({ message: text, range }) => ({
          line: range.start.line + 1,
          message: text,
        })),
      );
    } else if (id !== undefined) {
      this.#send({ id, result: method === 'workspace/configuration' ? this.#read(params) : null });
    }
  }

  #read(params: unknown): unknown[] {
    const { items } = params as { items: { section: string }[] };
    return items.map(({ section }) => this.#settings[section] ?? {});
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }
}

function readMessages(
  server: ChildProcessWithoutNullStreams,
  take: (message: Message) => void,
): void {
  let unread = Buffer.alloc(0);
  server.stdout.on('data', (chunk: Buffer) => {
    unread = Buffer.concat([unread, chunk]);
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n(?:.+\r\n)*\r\n/.exec(
        unread.toString('latin1', 0, 500),
      );
      const end = head ? head[0].length + Number(head[1]) : Infinity;
      if (!head || unread.length < end) return;
      take(JSON.parse(unread.toString('utf8', head[0].length, end)) as Message);
      unread = unread.subarray(end);
    }
  });
}

interface Message {
  id?: number | string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

interface Published {
  uri: string;
  diagnostics: { message: string; range: { start: { line: number } } }[];
}
