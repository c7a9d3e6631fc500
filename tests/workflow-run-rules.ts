import type { Workflow } from './workflow.ts';

/** What of the run that started it a workflow may know: GitHub makes these, and no text of a stranger is in them. */
const KNOWN = ['conclusion', 'event', 'head_sha', 'id'];
/** Our own commands, of the base, and nothing that a shell would take apart. */
const COMMAND = /^npm (?:ci --omit=dev --ignore-scripts|run --silent [\w:]+ -- [\w\s$"/.-]+)$/;

/**
 * What is unsafe about a workflow that runs, with rights, after one that ran a stranger's code. It must check out
 * nothing but the base, run nothing but our commands, take what the other left for data and put it beside the
 * checkout, and hold no more rights than to comment.
 */
export function findWorkflowRunFaults({ data, text }: { data: Workflow; text: string }): string[] {
  const faults: string[] = [];
  const expect = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
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

  for (const [name, { if: condition = '', permissions = {}, steps }] of Object.entries(data.jobs)) {
    expect(
      condition.includes("github.event.workflow_run.event == 'pull_request'"),
      `${name} runs after other events than a pull request`,
    );
    for (const [right, grant] of Object.entries(permissions))
      expect(grant !== 'write' || right === 'pull-requests', `${name} may write ${right}`);
    const downloads = steps.findIndex(({ uses }) => uses?.startsWith('actions/download-artifact@'));
    for (const [i, { uses = '', run, with: given = {} }] of steps.entries()) {
      if (run !== undefined) expect(COMMAND.test(run.trim()), `${name} runs "${run.trim()}"`);
      if (run?.startsWith('npm ci'))
        expect(downloads === -1 || i < downloads, `${name} installs after it took what a run left`);
      if (uses.startsWith('actions/checkout@'))
        expect(!('ref' in given || 'repository' in given), `${name} checks out more than the base`);
      if (uses.startsWith('actions/download-artifact@'))
        expect(
          String(given['path']).startsWith('${{ runner.temp }}/'),
          `${name} puts what a run left into the checkout`,
        );
    }
  }
  return faults;
}
