import { modeline } from './bad-content/small-content.ts';
import { validateConfig } from 'astro/config';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import ts from 'typescript';
import { commands } from '../scripts/cairn.mjs';
import { type Case, writeChanged } from './bad-content/small-content.ts';
import { main } from '../scripts/check.ts';
import { runCommand } from './run-command.ts';
import { startYamlEditor } from './yaml-editor.ts';

const ROOT = join(import.meta.dirname, '..');

const { tasks } = await readJson<Tasks>('.vscode/tasks.json');
const settings = await readJson<Record<string, unknown>>('.vscode/settings.json');
const { recommendations } = await readJson<{ recommendations: string[] }>(
  '.vscode/extensions.json',
);
const container = await readJson<Container>('.devcontainer/devcontainer.json');
const scripts = (await readJson<{ scripts: Record<string, string> }>('package.json')).scripts;

test('each task runs a script that exists', () => {
  for (const { script, command } of tasks) {
    const name = script ?? /^npm run (\S+)/.exec(command ?? '')?.[1] ?? '';
    assert.ok(Object.hasOwn(scripts, name), name);
  }
});

test('the matchers of the check read its issues as errors', async (context) => {
  const lines = await check(context, {
    'resources/kvmtool.yaml': ['topic: kvm', 'topic: kvmm'],
    'resources/odd: name.yaml': `${modeline}title: Odd\nurl: https://odd.example/\nkind: tool\nsummary: Counts.\nplacements: [{ topic: kvm, section: documents }]\n`,
  });
  assert.deepEqual(lines.flatMap(match), [
    {
      severity: 'error',
      file: 'content/resources/kvmtool.yaml',
      line: '7',
      column: '10',
      code: 'unknown-topic',
      message: 'topic "kvmm" does not exist. Did you mean "kvm"?',
    },
    {
      severity: 'error',
      file: 'content/resources/odd: name.yaml',
      line: '1',
      column: '1',
      code: 'wrong-case',
      message: '"odd: name" is not an id. Rename the file to "odd-name.yaml".',
    },
  ]);
  assert.deepEqual(left(lines), ['', '2 issues.', '']);
});

test('they read advice as information', async (context) => {
  const lines = await check(context, {});
  assert.deepEqual(lines.flatMap(match), [few('kvm', '2 resources'), few('tools', '1 resource')]);
  assert.deepEqual(left(lines).slice(0, 2), ['', '2 pieces of advice.']);
});

test('a resource without a first line that names its schema is checked by the settings', async (context) => {
  const yaml = Object.entries(settings).flatMap(([name, value]) =>
    name.startsWith('yaml.') ? [[name.slice('yaml.'.length), value]] : [],
  );
  const editor = await startYamlEditor(context, ROOT, { yaml: Object.fromEntries(yaml) });
  const judge = (file: string, text: string) => editor.judge(file, text);
  assert.deepEqual(await judge('content/resources/new.yaml', 'title: KVM\ncolour: red\n'), [
    { line: 1, message: 'Missing property "placements".' },
    { line: 2, message: 'Property colour is not allowed.' },
  ]);
  assert.equal(
    await editor.hover('content/resources/new.yaml', 'ti‸tle: KVM\n'),
    'The title, as on the resource itself.',
  );
});

test('what an editor does when it saves is what the check and the formatter want', async () => {
  assert.equal(settings['files.eol'], '\n');
  for (const name of ['insertFinalNewline', 'trimFinalNewlines', 'trimTrailingWhitespace'])
    assert.equal(settings[`files.${name}`], true, name);
  const { ignorePatterns } = await readJson<{ ignorePatterns: string[] }>('.oxfmtrc.jsonc');
  assert.ok(ignorePatterns.includes('content/'), 'no editor breaks the lines of content anew');
  assert.equal(settings['yaml.format.enable'], false);
});

test('the container brings the Node of the project and the recommended extensions', async () => {
  const node = (await readFile(join(ROOT, '.nvmrc'), 'utf8')).trim();
  const image = await readFile(join(ROOT, '.devcontainer', container.build.dockerfile), 'utf8');
  assert.match(image, new RegExp(`^FROM node:${node}-`));
  assert.deepEqual(container.customizations.vscode.extensions, recommendations);
  assert.equal(container.onCreateCommand, 'npm ci');
});

test('the container shows the site where astro serves it', async () => {
  // What the server does with this option is seen in dev-server.test.ts.
  assert.equal(container.postAttachCommand['site'], 'npm run dev -- --host 127.0.0.1');
  assert.deepEqual(commands['dev']?.run, ['scripts/dev.ts']);
  const { default: config } = await import('../astro.config.mjs');
  const { server } = await validateConfig(config, ROOT, 'dev');
  assert.deepEqual(container.forwardPorts, [server.port]);
  assert.equal(container.portsAttributes[String(server.port)]?.onAutoForward, 'openPreview');
});

function match(line: string): Record<string, string>[] {
  const matchers = tasks.find(({ script }) => script === 'check')?.problemMatcher ?? [];
  return matchers.flatMap(({ severity, pattern: { regexp, ...groups } }) => {
    const found = new RegExp(regexp).exec(line);
    if (!found) return [];
    const read = (name: string) => found[groups[name] ?? -1] ?? '';
    const names = ['file', 'line', 'column', 'code', 'message'];
    return [{ severity, ...Object.fromEntries(names.map((name) => [name, read(name)])) }];
  });
}

/** The lines that no matcher reads. */
function left(lines: string[]): string[] {
  return lines.filter((line) => match(line).length === 0);
}

function few(topic: string, count: string): Record<string, string> {
  return {
    ...{ severity: 'info', file: `content/topics/${topic}.mdx`, line: '2', column: '8' },
    code: 'few-resources',
    message: `the topic has ${count}. Add more until there are 3, or make it a section of another topic.`,
  };
}

/** The lines that the check prints for the small catalog with a change. */
async function check(context: TestContext, change: Case['change']): Promise<string[]> {
  const folder = await writeChanged(context, change);
  return (await runCommand(main, [folder])).out.split('\n');
}

/** Reads JSON with comments, as these files may have them. */
async function readJson<T>(file: string): Promise<T> {
  const { config, error } = ts.parseConfigFileTextToJson(
    file,
    await readFile(join(ROOT, file), 'utf8'),
  ) as { config: T; error?: { messageText: unknown } };
  assert.equal(error?.messageText, undefined, file);
  return config;
}

interface Tasks {
  tasks: {
    script?: string;
    command?: string;
    problemMatcher: {
      severity: string;
      pattern: { regexp: string } & Record<string, number>;
    }[];
  }[];
}

interface Container {
  build: { dockerfile: string };
  onCreateCommand: string;
  postAttachCommand: Record<string, string>;
  forwardPorts: number[];
  portsAttributes: Record<string, { onAutoForward: string }>;
  customizations: { vscode: { extensions: string[] } };
}
