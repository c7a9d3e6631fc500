import { parse } from 'yaml';

/** The folder of the engine in a job: one step checks it out, and the next ones run it as an action. */
export const engineAction = './.cairn-engine';

/** What of a workflow the tests look at. */
export interface Workflow {
  name?: string;
  on: string | Record<string, unknown>;
  permissions?: Record<string, string>;
  concurrency?: unknown;
  jobs: Record<string, Job>;
}

export interface Job {
  if?: string;
  'runs-on'?: unknown;
  /** A reusable workflow that takes the place of steps. */
  uses?: string;
  with?: Record<string, unknown>;
  secrets?: unknown;
  container?: unknown;
  services?: Record<string, unknown>;
  env?: unknown;
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  steps?: Step[];
}

export interface Step {
  id?: string;
  if?: string;
  run?: string;
  uses?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
  'continue-on-error'?: boolean;
  'timeout-minutes'?: number;
}

/** A workflow as its text, and parsed. */
export interface WorkflowFile {
  name: string;
  text: string;
  data: Workflow;
}

/** Parses the text of a workflow. */
export function readWorkflow(name: string, text: string): WorkflowFile {
  return { name, text, data: parse(text) as Workflow };
}

/** A caller with the jobs of the reusable workflow in place of its call: what runs when the caller starts. */
export function joinCalled(caller: WorkflowFile, called: WorkflowFile): WorkflowFile {
  return {
    name: `${caller.name} with ${called.name}`,
    text: `${caller.text}\n${called.text}`,
    data: { ...called.data, on: caller.data.on },
  };
}

/** The reusable workflow that a caller calls, by the name of its file. */
export function findCalled({ data }: Pick<WorkflowFile, 'data'>): string | undefined {
  const uses = jobsOf(data).flatMap(([, job]) => job.uses ?? []);
  return /\.github\/workflows\/([\w-]+\.yml)(?:@|$)/.exec(uses[0] ?? '')?.[1];
}

export function jobsOf({ jobs }: Workflow): [name: string, job: Job][] {
  return Object.entries(jobs);
}

export function stepsOf(data: Workflow): Step[] {
  return jobsOf(data).flatMap(([, { steps }]) => steps ?? []);
}

/** All that a workflow brings from elsewhere: actions, and reusable workflows. */
export function usesOf(data: Workflow): string[] {
  return [...jobsOf(data).map(([, job]) => job), ...stepsOf(data)].flatMap(
    ({ uses }) => uses ?? [],
  );
}

export function eventsOf({ on }: Workflow): string[] {
  if (typeof on === 'string') return [on];
  return Array.isArray(on) ? (on as string[]) : Object.keys(on);
}

/** Whether a step checks out the engine at the commit of the workflow that the step is in, and nowhere else. */
export function isEngineCheckout(step: Step): boolean {
  const wanted = {
    repository: '${{ job.workflow_repository }}',
    ref: '${{ job.workflow_sha }}',
    path: engineAction.slice(2),
    'persist-credentials': false,
  };
  const sort = (values: object) => JSON.stringify(Object.entries(values).sort());
  return isCheckout(step) && sort(step.with ?? {}) === sort(wanted);
}

export function isCheckout({ uses }: Pick<Step, 'uses'>): boolean {
  return uses?.startsWith('actions/checkout@') === true;
}
