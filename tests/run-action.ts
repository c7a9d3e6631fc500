import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { engineAction, type Step } from './workflow.ts';

const ROOT = join(import.meta.dirname, '..');

/** The action that the engine is, as its text, and parsed. */
export function readAction(): { text: string; data: Action } {
  const text = readFileSync(join(ROOT, 'action.yml'), 'utf8');
  return { text, data: parse(text) as Action };
}

/** What the host of workflows gives to a job. */
export interface Host {
  /** The checkout of the caller, in which the job runs. */
  workspace: string;
  /** The folder for files of the job. */
  temp: string;
  /** The engine, as another step has checked it out; this checkout by default. */
  engine?: string;
  /** The values of expressions in steps. */
  values?: Record<string, string>;
}

/** How a step ended. */
export interface StepEnd {
  /** Its id, the command of the engine that it runs, or how its script begins. */
  name: string;
  code: number;
  /** What it printed on both streams. */
  log: string;
}

/**
 * Runs the steps of a job as the host does: scripts by bash in the checkout, the engine by the scripts of its action.
 * Other actions and steps that depend on the end of earlier ones are left out.
 *
 * @returns how each of them ended, up to the first that failed and may not fail
 */
export function runSteps(steps: Step[], host: Host): StepEnd[] {
  const ends: StepEnd[] = [];
  for (const step of steps) {
    const isEngine = step.uses === engineAction;
    if ((!isEngine && step.run === undefined) || isLeftOut(step)) continue;
    const end = isEngine
      ? runAction(mapValues(step.with, host), host)
      : { ...runScript(step.run ?? '', {}, host), name: (step.run ?? '').slice(0, 20) };
    ends.push({ ...end, name: step.id ?? end.name });
    if (end.code !== 0 && step['continue-on-error'] !== true) break;
  }
  return ends;
}

/** Steps that depend on the end of earlier ones, and those that request what is published. */
function isLeftOut(step: Step): boolean {
  return step.if?.includes('steps.') === true || step.if === "inputs.list != ''";
}

/** Runs the scripts of the action with these inputs, up to the first that fails. */
export function runAction(
  inputs: Record<string, string>,
  host: Host,
  environment: Record<string, string> = {},
): StepEnd {
  const { inputs: declared, runs } = readAction().data;
  const end: StepEnd = { name: inputs['command'] ?? 'install', code: 0, log: '' };
  for (const { run, env = {} } of runs.steps) {
    if (run === undefined || end.code !== 0) continue;
    const given = Object.entries(env).map(([name, value]): [string, string] => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1] ?? '';
      const { default: byDefault } = declared[input] ?? {};
      if (byDefault === undefined) throw new Error(`${name}: ${value} is no input of the action`);
      return [name, inputs[input] ?? byDefault];
    });
    const ended = runScript(run, { ...environment, ...Object.fromEntries(given) }, host);
    end.code = ended.code;
    end.log += ended.log;
  }
  return end;
}

/** As the host runs a script: docs.github.com/actions/reference/workflows-and-actions/workflow-syntax, on "bash". */
function runScript(
  script: string,
  environment: Record<string, string>,
  { workspace, temp, engine = ROOT }: Host,
): { code: number; log: string } {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-step-'));
  const file = join(folder, 'script.sh');
  writeFileSync(file, script);
  try {
    const { status, output } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', file],
      {
        cwd: workspace,
        encoding: 'utf8',
        timeout: 120_000,
        env: {
          HOME: temp,
          PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
          // What other processes of the tests have compiled is the same code.
          NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
          CI: 'true',
          GITHUB_ACTIONS: 'true',
          GITHUB_ACTION_PATH: engine,
          GITHUB_WORKSPACE: workspace,
          GITHUB_OUTPUT: join(folder, 'output'),
          GITHUB_STEP_SUMMARY: join(temp, 'summary.md'),
          RUNNER_TEMP: temp,
          ...environment,
        },
      },
    );
    return { code: status ?? -1, log: output.join('') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Puts the engine where a step of our workflows checks it out; returns its path. */
export function placeEngine(workspace: string): string {
  const path = join(workspace, engineAction);
  symlinkSync(ROOT, path);
  return path;
}

function mapValues(given: Step['with'] = {}, { temp, values = {} }: Host): Record<string, string> {
  const known: Record<string, string> = { 'runner.temp': temp, 'inputs.list': '', ...values };
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      String(value).replaceAll(/\$\{\{ (.*?) \}\}/g, (_whole, expression: string) => {
        const found = known[expression];
        if (found === undefined) throw new Error(`No value is known for "${expression}".`);
        return found;
      }),
    ]),
  );
}

interface Action {
  inputs: Record<string, { default?: string }>;
  runs: { steps: Step[] };
}
