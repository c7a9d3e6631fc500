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
  secrets?: unknown;
  container?: unknown;
  services?: Record<string, unknown>;
  env?: unknown;
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  steps: Step[];
}

export interface Step {
  id?: string;
  if?: string;
  run?: string;
  uses?: string;
  with?: Record<string, unknown>;
  'continue-on-error'?: boolean;
  'timeout-minutes'?: number;
}
