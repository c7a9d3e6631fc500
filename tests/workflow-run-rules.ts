import { forWorkflows } from '../scripts/cairn.mjs';
import {
  engineAction,
  isCheckout,
  isEngineCheckout,
  jobsOf,
  type WorkflowFile,
} from './workflow.ts';

/** What of the run that started it a workflow may know: GitHub makes these, and no text of a stranger is in them. */
const KNOWN = ['conclusion', 'event', 'head_sha', 'id'];
/** An argument that leads to what the other run left. */
const ARGUMENT = /^--[\w-]+=\$\{\{ runner\.temp \}\}\/[\w/.-]+$/;

/**
 * What is unsafe about a workflow that runs, with rights, after one that ran a stranger's code. It must check out
 * nothing but the base and the engine, run nothing but our commands, take what the other left for data and put it beside
 * the checkout, and hold no more rights than to comment.
 */
export function findWorkflowRunErrors({
  data,
  text,
}: Pick<WorkflowFile, 'data' | 'text'>): string[] {
  const errors: string[] = [];
  const expect = (holds: boolean, error: string) => {
    if (!holds) errors.push(error);
  };
  const on = (data.on as Record<string, { types?: string[] } | undefined>)['workflow_run'];
  expect(
    JSON.stringify(on?.types) === '["completed"]',
    'starts at other times than when a run has ended',
  );
  for (const [, name = ''] of text.matchAll(/github\.event\.workflow_run\.([\w.]+)/g))
    expect(KNOWN.includes(name), `knows "${name}" of the run`);
  expect(!/github\.event\.workflow_run(?!\.)/.test(text), 'takes the run as a whole');
  expect(!/\bsecrets\b/.test(text), 'knows secrets');
  expect(!/actions\/cache|^\s*cache:/m.test(text), 'reads a cache that a change may have written');

  for (const [name, { if: condition = '', permissions = {}, steps = [], uses }] of jobsOf(data)) {
    for (const [right, grant] of Object.entries(permissions))
      expect(grant !== 'write' || right === 'pull-requests', `${name} may write ${right}`);
    // A caller: what it calls is looked at with it.
    if (uses !== undefined) continue;
    expect(
      condition.includes("github.event.workflow_run.event == 'pull_request'"),
      `${name} runs after other events than a pull request`,
    );
    const downloads = steps.findIndex(({ uses }) => uses?.startsWith('actions/download-artifact@'));
    const installs = steps.findIndex(({ uses }) => uses === engineAction);
    expect(
      downloads === -1 || (installs !== -1 && installs < downloads),
      `${name} installs after it took what a run left`,
    );
    for (const step of steps) {
      const { uses = '', run, with: given = {} } = step;
      expect(run === undefined, `${name} runs "${run?.trim()}"`);
      if (uses === engineAction) {
        const { arguments: args = '', ...other } = given;
        const command = given['command'] as string | undefined;
        delete other['command'];
        // Written in the caller, which is that of the default branch.
        if (other['content'] === '${{ inputs.content }}') delete other['content'];
        expect(
          command === undefined || Object.hasOwn(forWorkflows, command),
          `${name} runs "${command}"`,
        );
        for (const line of String(args).split('\n').filter(Boolean))
          expect(ARGUMENT.test(line), `${name} runs a command with "${line}"`);
        expect(Object.keys(other).length === 0, `${name} sets ${Object.keys(other).join(', ')}`);
      }
      if (isCheckout(step) && !isEngineCheckout(step))
        expect(!('ref' in given || 'repository' in given), `${name} checks out more than the base`);
      if (uses.startsWith('actions/download-artifact@'))
        expect(
          String(given['path']).startsWith('${{ runner.temp }}/'),
          `${name} puts what a run left into the checkout`,
        );
    }
  }
  return errors;
}
